"""Labelled lines → blocks and text."""

from __future__ import annotations

from collections.abc import Sequence

from mixedzone.page.lines import Lines
from mixedzone.types import TEXT_ROLES, Block, Role


def blocks_of(cut: Lines, roles: Sequence[Role]) -> tuple[Block, ...]:
    """A block for each line, but one for lines that no block boundary parts."""
    return tuple(_block(cut, roles, group) for group in _groups(cut, roles))


def stretch_of(cut: Lines, inner: Sequence[Role | None]) -> list[Block]:
    """The blocks from the first line of headline and text to the last one; the lines between are `OTHER`.

    `inner` has the roles of headline and text, None for the other lines: what those are need not be known here.
    """
    told = [number for number, role in enumerate(inner) if role is not None]
    if not told:
        return []
    roles = [role or Role.OTHER for role in inner[: told[-1] + 1]]
    return [_block(cut, roles, group) for group in _groups(cut, roles, told[0])]


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


def _block(cut: Lines, roles: Sequence[Role], group: Sequence[int]) -> Block:
    texts = cut.texts
    text = texts[group[0]] if len(group) == 1 else " ".join([texts[number] for number in group])
    return Block(role=roles[group[0]], text=text, lines=tuple([number + 1 for number in group]))


def _groups(cut: Lines, roles: Sequence[Role], first: int = 0) -> list[list[int]]:
    """Line numbers from 0 by block, from a line on. A hidden line between two parts of a paragraph stands for itself."""
    groups: list[list[int]] = []
    shown: list[int] | None = None
    for number in range(first, len(roles)):
        if cut.continues[number] and shown is not None and roles[shown[-1]] is roles[number]:
            shown.append(number)
            continue
        groups.append([number])
        if cut.hidden[number] is None:
            shown = groups[-1]
    return groups
