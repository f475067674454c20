"""Labelled lines → blocks and text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mixedzone.article.blocks import blocks_of, running_blocks, stretch_of, text_of
from mixedzone.page.lines import Lines
from mixedzone.types import TEXT_ROLES, Role


def lines(*texts: str, continues: tuple[int, ...] = (), hidden: tuple[int, ...] = ()) -> Lines:
    numbers = range(len(texts))
    return Lines(list(texts), ["hidden" if n in hidden else None for n in numbers], [n in continues for n in numbers])


def test_a_block_a_line() -> None:
    cut = lines("One.", "Two.")
    blocks = blocks_of(cut, [Role.PARAGRAPH, Role.PARAGRAPH])
    assert [(block.text, block.lines) for block in blocks] == [("One.", (1,)), ("Two.", (2,))]


def test_lines_that_no_boundary_parts_are_one_block() -> None:
    cut = lines("One,", "and two.", "Three.", continues=(1,))
    roles = [Role.PARAGRAPH] * 3
    assert [(block.text, block.lines) for block in blocks_of(cut, roles)] == [
        ("One, and two.", (1, 2)),
        ("Three.", (3,)),
    ]
    assert text_of(cut, roles) == "One, and two.\nThree."


def test_lines_of_two_roles_are_two_blocks() -> None:
    cut = lines("Why?", "So.", continues=(1,))
    assert len(blocks_of(cut, [Role.QUESTION, Role.ANSWER])) == 2
    assert text_of(cut, [Role.QUESTION, Role.ANSWER]) == "Why?\nSo."


def test_running_text_is_the_blocks_of_some_roles_with_the_numbers_of_their_lines() -> None:
    cut = lines("Menu", "Harbour win", "It was", "long.", "Wet.", continues=(3,))
    inner = [None, Role.HEADLINE, Role.PARAGRAPH, Role.PARAGRAPH, Role.LIST_ITEM]
    found = running_blocks(cut, inner, {Role.PARAGRAPH, Role.LIST_ITEM})
    assert [(block.role, block.text, block.lines) for block in found] == [
        (Role.PARAGRAPH, "It was long.", (3, 4)),
        (Role.LIST_ITEM, "Wet.", (5,)),
    ]


def test_the_stretch_of_an_article_has_what_stands_between_its_lines() -> None:
    cut = lines("Menu", "Harbour win", "Photo: Ana Soler", "It was long.", "Imprint")
    assert stretch_of(cut, [None, Role.HEADLINE, None, Role.PARAGRAPH, None]) == [
        "Harbour win",
        "Photo: Ana Soler",
        "It was long.",
    ]
    assert stretch_of(cut, [None] * 5) == []


def test_a_hidden_line_inside_a_paragraph_stands_for_itself() -> None:
    cut = lines("One,", "(menu)", "and two.", continues=(2,), hidden=(1,))
    roles = [Role.PARAGRAPH, Role.OTHER, Role.PARAGRAPH]
    assert [block.lines for block in blocks_of(cut, roles)] == [(1, 3), (2,)]
    assert text_of(cut, roles) == "One, and two."


def test_a_shown_line_inside_a_paragraph_parts_it() -> None:
    cut = lines("One,", "Foto: Jan Holm", "and two.", continues=(1, 2))
    roles = [Role.PARAGRAPH, Role.CREDIT, Role.PARAGRAPH]
    assert [block.lines for block in blocks_of(cut, roles)] == [(1,), (2,), (3,)]
    assert text_of(cut, roles) == "One,\nand two."


def test_the_text_has_the_text_roles_in_page_order() -> None:
    cut = lines(*(str(role) for role in Role))
    assert text_of(cut, list(Role)).split("\n") == [str(role) for role in Role if role in TEXT_ROLES]
    assert text_of(lines(), []) == ""


@given(st.lists(st.tuples(st.sampled_from(list(Role)), st.booleans(), st.booleans()), max_size=12))
def test_every_line_is_in_one_block_and_the_text_is_made_of_blocks(parts: list[tuple[Role, bool, bool]]) -> None:
    roles = [role for role, _, _ in parts]
    # What continues, continues the last shown line: a hidden line never does.
    continues = tuple(n for n, (_, joined, unseen) in enumerate(parts) if joined and not unseen)
    hidden = tuple(n for n, (_, _, unseen) in enumerate(parts) if unseen)
    cut = lines(*(f"line {n}" for n in range(len(parts))), continues=continues, hidden=hidden)
    blocks = blocks_of(cut, roles)
    assert sorted(line for block in blocks for line in block.lines) == list(range(1, len(parts) + 1))
    assert all(roles[line - 1] is block.role for block in blocks for line in block.lines)
    text = text_of(cut, roles)
    assert (
        text.replace("\n", " ").split(" line ")
        == " ".join(
            block.text for block in sorted(blocks, key=lambda block: block.lines[0]) if block.role in TEXT_ROLES
        ).split(" line ")
        or hidden
    )
    assert text.count("line") == sum(role in TEXT_ROLES for role in roles)
