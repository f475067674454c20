// What is better with a script: local times, suggestions, copying links, dropping files. Everything works without it.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

function made(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// Moments in the reader's own time zone. Days without a time stay as they are.
function showLocalDates() {
  const moment = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
  for (const time of all("time[data-local]")) {
    const date = new Date(time.dateTime);
    const knowsWhere = /T.*(Z|[+-]\d\d:\d\d)$/.test(time.dateTime);
    if (knowsWhere && !Number.isNaN(date.getTime())) time.textContent = moment.format(date);
  }
}

// A strip of kick-offs by day in the reader's time zone, where all of its moments are known.
function showLocalKickoffs(strip) {
  const list = strip.querySelector("[data-strip]");
  const clocks = all(".clock", list);
  const moments = clocks.map((clock) => new Date(clock.querySelector("time").dateTime));
  const isKnown = clocks.length && clocks.every((clock, n) => clock.querySelector("time").dateTime && !Number.isNaN(moments[n].getTime()));
  if (!isKnown) return;
  const day = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short" });
  const hour = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
  const days = new Map();
  clocks.forEach((clock, n) => {
    clock.querySelector("time").textContent = hour.format(moments[n]);
    const words = day.format(moments[n]);
    if (!days.has(words)) days.set(words, made("li", {}, made("b", { textContent: words })));
    days.get(words).append(" ", clock);
  });
  list.replaceChildren(...days.values());
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  strip.querySelector(".zone").textContent = `your time (${zone.replaceAll("_", " ")})`;
}

function offerCopying() {
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const words = button.textContent;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = words; }, 1500);
    });
  }
}

// Suggestions under the search box: a combobox with a list, after the ARIA authoring practices.
function suggest(form) {
  const input = form.querySelector("input[name=q]");
  const list = made("ul", { className: "suggestions", id: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  form.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "suggestions"], ["aria-expanded", "false"]]) input.setAttribute(name, value);
  let asked = 0;
  let chosen = -1;

  const close = () => { list.hidden = true; chosen = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (place) => {
    const options = [...list.children];
    chosen = (place + options.length) % options.length;
    options.forEach((option, n) => option.setAttribute("aria-selected", n === chosen));
    input.setAttribute("aria-activedescendant", options[chosen].id);
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, n) => {
      const option = made("li", { id: `suggestion-${n}` }, one.words, made("span", { textContent: one.kind }));
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = one.address;
      option.addEventListener("mousedown", (event) => { event.preventDefault(); location.href = one.address; });
      return option;
    }));
    chosen = -1;
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };

  input.addEventListener("input", async () => {
    const number = ++asked;
    const text = input.value.trim().slice(0, 200);
    if (text.length < 2) { close(); return; }
    const answer = await fetch(`/api/suggestions?q=${encodeURIComponent(text)}`);
    if (number === asked && answer.ok) show((await answer.json()).suggestions);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(chosen < 0 && step < 0 ? -1 : chosen + step);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.href = list.children[chosen].dataset.address;
    }
  });
  input.addEventListener("blur", close);
}

// Arrow keys go from one role to the next.
function walkWithArrows(nav) {
  nav.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const links = all("a", nav);
    const next = links[(links.indexOf(document.activeElement) + step + links.length) % links.length];
    event.preventDefault();
    next.focus();
  });
}

function takeDrops(form) {
  form.querySelector("[data-hint]").hidden = false;
  const file = form.querySelector("input[type=file]");
  file.addEventListener("change", () => { if (file.files.length) form.requestSubmit(); });
  document.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length) {
      file.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
}

function tellBars(figure) {
  const told = figure.querySelector("[data-told]");
  for (const bar of all("rect", figure)) {
    const title = bar.querySelector("title");
    if (title) bar.addEventListener("mouseenter", () => { told.textContent = title.textContent; });
  }
}

showLocalDates();
all(".strip").forEach(showLocalKickoffs);
offerCopying();
all("form.search").forEach(suggest);
all("[data-arrows]").forEach(walkWithArrows);
all("[data-drop]").forEach(takeDrops);
all(".timeline").forEach(tellBars);
