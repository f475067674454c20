"""Labelled lines → blocks and text."""

from __future__ import annotations

from collections.abc import Sequence

from mixedzone.page.lines import Lines
from mixedzone.types import TEXT_ROLES, Block, Role


def blocks_of(cut: Lines, roles: Sequence[Role]) -> tuple[Block, ...]:
    """A block for each line, but one for lines that no block boundary parts."""
    return tuple(
        Block(
            role=roles[group[0]],
            text=" ".join(cut.texts[i] for i in group),
            lines=tuple(i + 1 for i in group),
        )
        for group in _groups(cut, roles)
    )


def text_of(cut: Lines, roles: Sequence[Role | None]) -> str:
    """The text of an article: the blocks of the text roles as printed, in page order, a block a line."""
    texts, continues, hidden = cut.texts, cut.continues, cut.hidden
    parts: list[str] = []
    last: Role | None = None
    for number, role in enumerate(roles):
        if role in TEXT_ROLES:
            if continues[number] and last is role:
                parts[-1] += " " + texts[number]
            else:
                parts.append(texts[number])
            last = role
        elif hidden[number] is None:
            last = None
    return "\n".join(parts)


def _groups(cut: Lines, roles: Sequence[Role]) -> list[list[int]]:
    """Line numbers from 0 by block. A hidden line between two parts of a paragraph stands for itself."""
    groups: list[list[int]] = []
    shown: list[int] | None = None
    for number, role in enumerate(roles):
        if cut.continues[number] and shown is not None and roles[shown[-1]] is role:
            shown.append(number)
            continue
        groups.append([number])
        if cut.hidden[number] is None:
            shown = groups[-1]
    return groups
