"""The command: options in, one table out."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import (
    archive,
    confidence,
    corpora,
    costs,
    document,
    evidence,
    figures,
    fixtures,
    imports,
    interviews,
    metadata,
    passes,
    quotes,
    roles,
    seed,
    texts,
)
from benchmarks.evidence import OURS, SECTIONS, Evidence
from benchmarks.machine import machine, today, versions
from benchmarks.peers import PEERS, Peer, installed
from benchmarks.table import Section, markdown, plain, worst

QUICK = 10
"""`--quick` reads every tenth page."""

MAKERS: Mapping[str, Callable[[Evidence], list[Section]]] = {
    "text": texts.sections,
    "cost": costs.sections,
    "stages": costs.stages,
    "import": imports.sections,
    "metadata": metadata.sections,
    "figures": figures.sections,
    "roles": roles.sections,
    "interviews": interviews.sections,
    "quotes": quotes.sections,
    "seed": seed.sections,
    "fixtures": fixtures.sections,
    "confidence": confidence.sections,
    "archive": archive.sections,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark. 0 where all went well and where there are no corpora, 2 for wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    partial = options.quick > 1 or options.only or options.no_peers
    if options.write_docs and partial:
        parser.error("--write-docs wants a whole run: not --quick, --only or --no-peers")
    if not (corpora.folder() / "score.py").is_file():
        print(f"There are no corpora in {corpora.folder()}, so there is nothing to measure.")
        print("MIXEDZONE_CORPORA says where they are; corpora hold pages, their golds, and score.py.")
        return 0
    peers = [] if options.no_peers else installed()
    found, sections = _run(options.only or SECTIONS, peers, options.quick)
    _print(options, found, sections, peers)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Accuracy and cost of Mixed Zone and of other readers over the corpora, as one table.",
    )
    parser.add_argument(
        "--quick", nargs="?", type=_positive, const=QUICK, default=1, metavar="N", help="every N-th page only (10)"
    )
    parser.add_argument(
        "--only", action="append", choices=SECTIONS, metavar="SECTION", help=f"one section: {', '.join(SECTIONS)}"
    )
    parser.add_argument("--no-peers", action="store_true", help="Mixed Zone alone")
    parser.add_argument("--worst", type=_positive, default=0, metavar="N", help="name the N worst pages of each list")
    parser.add_argument("--markdown", action="store_true", help="the table as Markdown")
    parser.add_argument("--write-docs", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument("--json", type=Path, metavar="FILE", help="all figures, and what every page came to")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("give a number from 1")
    return number


def _run(wanted: Sequence[str], peers: Sequence[Peer], every: int) -> tuple[Evidence, list[Section]]:
    passes.pin()
    found = evidence.pages(every)
    with tempfile.TemporaryDirectory() as folder:
        evidence.gather(found, wanted, peers, Path(folder), _say)
    _say("scores")
    sections = [section for name in SECTIONS if name in wanted for section in MAKERS[name](found)]
    _say("")
    return found, sections


def _say(what: str) -> None:
    """Progress, where somebody looks on."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{what}", end="", file=sys.stderr, flush=True)


def _print(options: Any, found: Evidence, sections: Sequence[Section], peers: Sequence[Peer]) -> None:
    known = [OURS, *(peer.name for peer in peers)]
    measured = [name for section in sections for each in section.rows for name in each.values]
    readers = list(dict.fromkeys([*known, *measured]))
    as_markdown = f"{_circumstances(options.quick, peers)}\n\n{markdown(sections, readers)}"
    if options.markdown:
        print(as_markdown)
    else:
        print(_circumstances(options.quick, peers), plain(sections, readers), sep="\n\n")
    for reader, failures in found.failures.items():
        print(f"\n{reader} failed on {len(failures)} pages: {', '.join(list(failures)[:5])}")
    missing = [peer.name for peer in PEERS if peer not in peers]
    if missing and not options.no_peers:
        print(f"\nNot installed: {', '.join(missing)}. The extra `bench` has them.")
    if options.worst:
        print(f"\n{worst(sections, options.worst)}")
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(_figures(options, found, sections, peers))))
    if options.write_docs:
        document.write(as_markdown)


def _circumstances(every: int, peers: Sequence[Peer]) -> str:
    pages = "all pages" if every == 1 else f"one page in {every}"
    used = ", ".join(f"{package} {version}" for package, version in versions(peers).items())
    return f"{today()}, {pages}, one core of {machine()}; {used}."


def _figures(options: Any, found: Evidence, sections: Sequence[Section], peers: Sequence[Peer]) -> dict[str, Any]:
    return {
        "date": today(),
        "every": options.quick,
        "machine": machine(),
        "load": os.getloadavg()[0],
        "versions": versions(peers),
        "sections": sections,
        "failures": found.failures,
    }
