"""The page that the project exists for: everything on it has to come back out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.evidence import OURS, Evidence
from benchmarks.readings import Reading
from benchmarks.table import Miss, Section, row


def sections(found: Evidence) -> list[Section]:
    """What is right, of what the gold holds."""
    return [
        _section(found.flat.get(page.key, Reading()), page.path.read_text("utf-8"), page.gold) for page in found.seed
    ]


def _section(mine: Reading, text: str, gold: Mapping[str, Any]) -> Section:
    wrong = wrong_lines(mine, text, gold["roles"])
    figures = [(each["caption"], each["credit"]) for each in gold["figures"]]
    turns = [(each["role"], each["speaker"], each["text"]) for each in gold["turns"]]
    fixtures = [each["kickoff"] for each in gold["fixtures"]]
    heads = {"headline": gold["headline"], "kicker": gold["kicker"], "lead": "\n".join(gold["lead"])}
    return Section(
        "seed/",
        rows=[
            row(f"lines right, of {len(gold['roles'])}", {OURS: len(gold["roles"]) - len(wrong)}, 0),
            row(f"turns right, of {len(turns)}", {OURS: _same(mine.turns, turns)}, 0),
            row(f"figures right, of {len(figures)}", {OURS: _same(_figures(mine), figures)}, 0),
            row(f"fixtures right, of {len(fixtures)}", {OURS: _same(_kickoffs(mine, fixtures), fixtures)}, 0),
            row(
                "headline, kicker and lead right, of 3",
                {OURS: sum(getattr(mine, name) == value for name, value in heads.items())},
                0,
            ),
            row("turns, figures and fixtures too many", {OURS: _surplus(mine, gold)}, 0),
        ],
        misses={"seed/": wrong},
    )


def wrong_lines(mine: Reading, text: str, roles: Mapping[str, str]) -> list[Miss]:
    """The lines whose role is not the gold's, by their numbers in the file, blank lines counted."""
    found = {str(text.count("\n", 0, line.start) + 1): line.role for line in mine.lines}
    return [
        Miss(int(number), f"seed/ line {number}", f"{found.get(number)}, gold {role}")
        for number, role in roles.items()
        if found.get(number) != role
    ]


def _figures(mine: Reading) -> list[tuple[str | None, str]]:
    return [(picture.caption, " | ".join(picture.credits)) for picture in mine.pictures]


def _kickoffs(mine: Reading, gold: Iterable[str]) -> list[str]:
    """The kick-offs in the gold's form. Where the page leaves the year open, the year is the gold's."""
    years = {kickoff[5:]: kickoff[:5] for kickoff in gold}
    open_years = (f"{(each.date or '')[-5:]}T{each.time}" for each in mine.kickoffs)
    return [
        each.kickoff[:16] if each.kickoff else years.get(bare, "") + bare
        for each, bare in zip(mine.kickoffs, open_years, strict=True)
    ]


def _same(found: Iterable[object], gold: Iterable[object]) -> int:
    return (Counter(found) & Counter(gold)).total()


def _surplus(mine: Reading, gold: Mapping[str, Any]) -> int:
    pairs = ((mine.turns, "turns"), (mine.pictures, "figures"), (mine.kickoffs, "fixtures"))
    return sum(max(0, len(found) - len(gold[name])) for found, name in pairs)
