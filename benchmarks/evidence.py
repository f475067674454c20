"""What the readers did with the pages: gathered once, for as much as the wanted sections need."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from pathlib import Path

import msgspec

from benchmarks import corpora, passes
from benchmarks import quote_gold as quotes
from benchmarks.corpora import ARTICLE, Page
from benchmarks.passes import Clock
from benchmarks.peers import Peer, version_of
from benchmarks.readings import Reading

OURS = "mixedzone"
PARSE = "parse"
STAGES = ("parse", "lines", "label", "record")
"""Our ways through a page besides its text; each is a function of `benchmarks.ours`."""

PASSES = 3
"""The clock's passes; the best counts."""

SECTIONS = (
    "text",
    "cost",
    "stages",
    "import",
    "metadata",
    "figures",
    "roles",
    "interviews",
    "quotes",
    "seed",
    "fixtures",
    "confidence",
    "archive",
)

Say = Callable[[str], None]


@dataclass(slots=True)
class Evidence:
    """Pages, and what came of them by reader and by the pages' keys; what nobody asked for is empty."""

    articles: list[Page]
    press: list[Page]
    interviews: list[Page]
    seed: list[Page]
    clock: Clock = field(default_factory=Clock)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    flat: dict[str, Reading] = field(default_factory=dict)
    facts: dict[str, dict[str, Reading]] = field(default_factory=dict)
    failures: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def pure(self) -> list[Page]:
        """The pages of kind article in `articles/`."""
        return corpora.of_kind(self.articles, ARTICLE)


def pages(every: int = 1) -> Evidence:
    """The pages of the corpora, of the large ones every n-th, with nothing done to them yet."""
    seed = corpora.folder() / "seed" / "backhaus.txt"
    return Evidence(
        articles=corpora.pages("articles", every),
        press=corpora.pages("press", every),
        interviews=corpora.pages("interviews"),
        seed=[Page("seed", seed.stem, ARTICLE, seed, corpora.gold_of(seed))] if seed.is_file() else [],
    )


def gather(found: Evidence, wanted: Collection[str], peers: Sequence[Peer], folder: Path, say: Say) -> None:
    """Let the readers work. `folder` is for flattened pages."""
    if {"text", "cost", "stages"} & set(wanted):
        _texts(found, wanted, peers, say)
    if {"metadata", "figures", "roles", "interviews", "quotes", "confidence"} & set(wanted):
        _readings(found, wanted, say)
    if "metadata" in wanted:
        for peer in peers:
            if peer.facts:
                say(f"{peer.name}: metadata")
                done = passes.run(peer.facts, [*found.press, *found.pure], keep=True)
                found.facts[peer.name] = _as_readings(done.outputs)
    if {"text", "interviews", "seed"} & set(wanted):
        _flat(found, wanted, folder, say)
    found.failures.update(found.clock.failures())


def _texts(found: Evidence, wanted: Collection[str], peers: Sequence[Peer], say: Say) -> None:
    """Rounds of one pass a reader, so that a busy machine troubles all of them alike."""
    everything = [*found.articles, *found.press]
    compared = [*found.pure, *found.press]
    stages = STAGES if "stages" in wanted else (PARSE,) if "cost" in wanted else ()
    rivals = peers if {"text", "cost"} & set(wanted) else ()
    for number in range(PASSES if {"cost", "stages"} & set(wanted) else 1):
        keep = number == 0 and "text" in wanted
        ours = [(stage, f"benchmarks.ours:{stage}", everything) for stage in stages]
        ours.append((OURS, "benchmarks.ours:text", everything))
        others = [(peer.name, peer.text, everything if keep else compared) for peer in rivals]
        for name, reader, some in [*ours, *others]:
            say(f"{name}: pass {number + 1}")
            done = passes.run(reader, some, keep=keep and name not in STAGES)
            found.clock.add(name, replaced(done, outputs={}))
            if done.outputs:
                found.texts[name] = done.outputs


def _readings(found: Evidence, wanted: Collection[str], say: Say) -> None:
    """Our readings, lines and all where golds tell roles."""
    say(f"{OURS}: whole readings")
    plain = [*found.interviews, *(found.articles if {"metadata", "confidence"} & set(wanted) else ())]
    if "quotes" in wanted and not {"metadata", "confidence"} & set(wanted):
        plain += quotes.named(found.articles)
    for reader, some in (("whole", plain), ("whole_with_lines", found.press)):
        done = passes.run(f"benchmarks.ours:{reader}", some, keep=True)
        found.readings |= _as_readings(done.outputs)


def _flat(found: Evidence, wanted: Collection[str], folder: Path, say: Say) -> None:
    """Our readings of flat text: the seed, and pages that lost their mark-up."""
    some = [*(found.interviews if "interviews" in wanted else ())]
    some += [*found.press, *found.pure] if "text" in wanted else ()
    flat = [*(found.seed if "seed" in wanted else ())]
    if version_of("html_text") is not None:
        say("html_text: flattening")
        texts = passes.run("benchmarks.ours:flatten", some, keep=True).outputs
        flat += [_flattened(page, texts.get(page.key, ""), folder) for page in some]
    say(f"{OURS}: flat text")
    done = passes.run("benchmarks.ours:whole_flat", flat, keep=True)
    found.flat = {page.key: Reading() for page in flat} | _as_readings(done.outputs)
    if done.failures:
        found.failures["flat text"] = done.failures


def _flattened(page: Page, text: str, folder: Path) -> Page:
    path = folder / f"{page.corpus}-{page.name}.txt"
    path.write_text(text, encoding="utf-8", errors="replace")
    return replaced(page, path=path)


def _as_readings(outputs: dict[str, object]) -> dict[str, Reading]:
    return {key: msgspec.convert(output, Reading) for key, output in outputs.items()}
