"""Labelled lines → blocks and text."""

from __future__ import annotations

from collections.abc import Container, Sequence

from mixedzone.page.lines import Lines
from mixedzone.types import TEXT_ROLES, Block, Role


def blocks_of(cut: Lines, roles: Sequence[Role]) -> tuple[Block, ...]:
    """A block for each line, but one for lines that no block boundary parts."""
    if True not in cut.continues:
        return tuple(map(Block, roles, cut.texts, zip(range(1, len(cut) + 1), strict=False)))
    found: list[Block] = []
    joined: dict[int, list[int]] = {}
    shown, last = -1, None
    columns = zip(roles, cut.texts, cut.continues, cut.hidden, strict=True)
    for number, (role, text, continues, hidden) in enumerate(columns):
        if continues and last is role:
            joined.setdefault(shown, [found[shown].lines[0] - 1]).append(number)
            continue
        if hidden is None:
            shown, last = len(found), role
        found.append(Block(role=role, text=text, lines=(number + 1,)))
    for place, group in joined.items():
        found[place] = _block(cut, found[place].role, group)
    return tuple(found)


def running_blocks(cut: Lines, inner: Sequence[Role | None], wanted: Container[Role]) -> list[Block]:
    """The blocks of some roles of the text. `inner` has the roles of headline and text, None for the other lines."""
    if True not in cut.continues:
        texts = cut.texts
        return [Block(role, texts[n], (n + 1,)) for n, role in enumerate(inner) if role in wanted and role]
    return [_block(cut, role, group) for group in _groups(cut, inner) if (role := inner[group[0]]) in wanted and role]


def stretch_of(cut: Lines, inner: Sequence[Role | None]) -> list[str]:
    """The lines from the first one of headline and text to the last one, with whatever stands between."""
    told = [number for number, role in enumerate(inner) if role is not None]
    return cut.texts[told[0] : told[-1] + 1] if told else []


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


def _block(cut: Lines, role: Role, group: Sequence[int]) -> Block:
    texts = cut.texts
    if len(group) == 1:
        return Block(role=role, text=texts[group[0]], lines=(group[0] + 1,))
    return Block(
        role=role, text=" ".join([texts[number] for number in group]), lines=tuple([number + 1 for number in group])
    )


def _groups(cut: Lines, roles: Sequence[Role | None]) -> list[list[int]]:
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
