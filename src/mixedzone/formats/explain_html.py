"""Every line of a page with its role, beside the article made of it, as an HTML document of its own.

It works without scripts: a part of the article and its lines link to each other, and the lines are filtered by
role with radio buttons, which the keyboard reaches.
"""

from __future__ import annotations

from collections import Counter

from mixedzone.formats import html
from mixedzone.formats.colours import colour_of, word_of
from mixedzone.formats.html import NO_TITLE, safe, web_address
from mixedzone.formats.parts import Part, Reading, parts_of
from mixedzone.types import Line, Role

STYLE = """
html { font-size: 1rem; scroll-padding-top: 1rem; }
.top, .lines { font: .875rem/1.45 var(--sans); }
.top { padding: 1rem 1.25rem .75rem; border-bottom: 1px solid var(--line); }
.top h1 { font: 700 1.125rem/1.3 var(--sans); letter-spacing: 0; margin: 0 0 .15rem; }
.top p { margin: 0; color: var(--quiet); }
fieldset { border: 0; margin: .75rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem .35rem; }
legend { float: left; padding: .15rem .5rem .15rem 0; color: var(--quiet); }
fieldset label { position: relative; padding: .15rem .55rem; border: 1px solid var(--line); border-radius: 1rem;
  cursor: pointer; white-space: nowrap; }
fieldset input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
fieldset label:has(:checked) { border-color: currentColor; box-shadow: inset 0 0 0 1px currentColor; font-weight: 600; }
fieldset label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
fieldset small { font-size: inherit; font-weight: 400; color: var(--quiet); font-variant-numeric: tabular-nums; }
.lines ol { list-style: none; margin: 0; padding: .5rem 0 3rem; }
.lines li { display: grid; grid-template-columns: 3.25rem 6.25rem 4.5rem minmax(0, 1fr); gap: 0 .75rem;
  padding: .3rem 1.25rem .3rem .75rem; border-bottom: 1px solid var(--line); scroll-margin: 30vh; }
body { display: flex; flex-direction: column; }
.reading { order: 1; }
.number, .lines .role { line-height: 1.5rem; }
.number, .probability { font-variant-numeric: tabular-nums; color: var(--quiet); }
.number { text-align: right; }
.role { color: var(--word); font-weight: 600; }
.probability { display: grid; grid-template-columns: 1fr auto; gap: .4rem; align-items: center; align-self: start;
  font-size: .75rem; line-height: 1.5rem; }
.probability i { height: 3px; background: linear-gradient(var(--word) 0 0) 0 / var(--p) 100% no-repeat, var(--line); }
.text { font-family: var(--serif); font-size: 1rem; line-height: 1.5; }
.unseen { color: var(--quiet); }
.unseen .role { color: var(--quiet); font-weight: 400; }
.unseen .probability i { background: linear-gradient(var(--quiet) 0 0) 0 / var(--p) 100% no-repeat, var(--line); }
.reason { font: .75rem/1.4 var(--sans); border: 1px solid var(--line); padding: 0 .35rem; white-space: nowrap; }
.lines li:target { display: grid !important; }
li:target, .part:target { background: color-mix(in srgb, var(--accent) 14%, transparent); }
.reading { font-size: 1.0625rem; border-bottom: 1px solid var(--line); }
.reading article { padding: 1.5rem 1.25rem 1.5rem 4rem; max-width: 40rem; }
.reading h1 { font-size: 1.75rem; }
.reading header { margin: 0; }
.part { position: relative; scroll-margin: 30vh; }
.part > .from { position: absolute; right: calc(100% + .75rem); top: .1rem; font: .75rem/1.6 var(--sans);
  font-variant-numeric: tabular-nums; color: var(--quiet); text-decoration: none; white-space: nowrap; }
.from:hover, .from:focus-visible, .number a:hover { color: var(--accent); text-decoration: underline; }
.part .own-link, .part .picture { display: none; }
.part .answer .speaker { position: static; width: auto; text-align: left; }
.nothing { padding: 2rem 1.25rem; color: var(--quiet); }
@media (max-width: 40rem) {
  .lines li { grid-template-columns: 2.25rem 1fr 4.5rem; padding-right: 1rem; }
  .text { grid-column: 2 / -1; }
}
@media (min-width: 70rem) {
  body { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 2fr) minmax(0, 3fr); height: 100vh; }
  .top { grid-column: 1 / -1; }
  .reading, .lines { overflow-y: auto; }
  .reading { order: 0; border-bottom: 0; border-right: 1px solid var(--line); }
}
@media print { body { display: block; height: auto; } fieldset { display: none; } }
"""


def render(article: Reading) -> str:
    """All lines of a page as a document: number, role, probability and text, and the article that they make."""
    title = f"{article.headline or NO_TITLE}, line by line"
    content = f"{_top(article)}\n{_reading(article)}\n{_lines(article)}"
    return html.document(title, article.language, html.STYLE + STYLE + _role_styles(article), content)


def _roles(article: Reading) -> list[tuple[Role, int]]:
    """The roles on the page in the order of `Role`, each with the number of its lines."""
    counts = Counter(line.role for line in article.lines)
    return [(role, counts[role]) for role in Role if role in counts]


def _role_styles(article: Reading) -> str:
    """A colour for each role, and what its filter leaves out."""
    roles = [role for role, _ in _roles(article)]
    paper = "".join(f".is-{role} {{ --word: {colour_of(role).on_paper}; }}\n" for role in roles)
    dark = "".join(f".is-{role} {{ --word: {colour_of(role).in_the_dark}; }}\n" for role in roles)
    filters = "".join(
        f"body:has(#only-{role}:checked) .lines li:not(.is-{role}) {{ display: none; }}\n" for role in roles
    )
    unseen = "body:has(#only-unseen:checked) .lines li:not(.unseen) { display: none; }\n"
    return f"{paper}@media (prefers-color-scheme: dark) {{\n{dark}}}\n{filters}{unseen}"


def _top(article: Reading) -> str:
    address = web_address(article.url)
    source = f' · <a href="{safe(address)}">{safe(address)}</a>' if address else ""
    facts = f"{article.kind or 'no kind'} · confidence {article.confidence:.2f}"
    return f"""<header class="top" lang="en" dir="ltr">
<h1>{safe(article.headline or NO_TITLE)}</h1>
<p>{len(article.lines)} lines · {safe(facts)}{source}</p>
<fieldset>
<legend>Show</legend>
{_choices(article)}
</fieldset>
</header>"""


def _choices(article: Reading) -> str:
    hidden = sum(line.hidden is not None for line in article.lines)
    choices = [_choice("all", "all lines", len(article.lines), checked=True)]
    choices += [_choice(role.value, word_of(role), count) for role, count in _roles(article)]
    choices += [_choice("unseen", "hidden", hidden)] if hidden else []
    return "\n".join(choices)


def _choice(name: str, word: str, count: int, *, checked: bool = False) -> str:
    state = " checked" if checked else ""
    box = f'<input type="radio" name="only" id="only-{name}"{state}>'
    return f'<label class="role is-{name}">{box}{word} <small>{count}</small></label>'


def _reading(article: Reading) -> str:
    if not article.text:
        return '<section class="reading"><p class="nothing">No article was found among these lines.</p></section>'
    return f'<section class="reading" aria-label="Article"><article>{html.body(article, _linked)}</article></section>'


def _linked(part: Part, element: str) -> str:
    """A part of the article with a link to its first line; without lines it stays as it is."""
    if not part.lines:
        return element
    first, last = min(part.lines), max(part.lines)
    shown = f"{first}" if first == last else f"{first}–{last}"
    link = f'<a class="from" href="#line-{first}" aria-label="Lines {shown}">{shown}</a>'
    return f'<div class="part" id="part-{first}">{link}{element}</div>'


def _lines(article: Reading) -> str:
    part_of = {line: min(part.lines) for part in parts_of(article) for line in part.lines}
    entries = "\n".join(_entry(line, part_of.get(line.number)) for line in article.lines)
    return f'<section class="lines" aria-label="Lines"><ol>\n{entries}\n</ol></section>'


def _entry(line: Line, part: int | None) -> str:
    classes = f"is-{line.role}" + (" unseen" if line.hidden else "")
    number = f'<a href="#part-{part}">{line.number}</a>' if part else f"{line.number}"
    reason = f' <span class="reason">hidden: {safe(line.hidden)}</span>' if line.hidden else ""
    share = max(0.0, min(line.probability, 1.0))
    return (
        f'<li id="line-{line.number}" class="{classes}"><span class="number">{number}</span>'
        f'<span class="role">{word_of(line.role)}</span>'
        f'<span class="probability"><i style="--p: {share:.0%}"></i>{share:.2f}</span>'
        f'<span class="text" dir="auto">{safe(line.text)}{reason}</span></li>'
    )
