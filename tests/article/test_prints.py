"""Invented interviews in six languages and in every print, from HTML and from flat text."""

from __future__ import annotations

import pytest
from html_text import extract_text

import mixedzone
from tests.invented import TALKS, Talk
from tests.prints import BETWEEN, NAMELESS, PRINTS, page, told

UNTOLD_IN_TEXT = frozenset({"in one line", "names in spans"})
"""Prints of which flat text keeps nothing: question and answer, or name and words, are one line without a mark."""

HARD_IN_TEXT = frozenset(
    {"labels without colon", "nothing", "both dashed", "numbered", "first answer", "names above", "names as headings"}
)
"""Prints that boxes inside a talk may be mistaken for, once their mark-up is gone."""

HARD = {("ar", "first answer"), ("ar", "numbered"), ("ar", "capitals"), ("ar", "time behind the name")}
"""A script without capitals does not show that one phrase before a colon is a name."""

UNNAMED = {("ar", "initials"), ("ar", "names and then initials")}
"""Initials in a script without capitals look like a word."""

SHORT_LOST = frozenset({"divisions"})
"""Prints in which an answer of one word beside a box is taken for part of it."""


def read(talk: Talk, html: str, flat: bool = False) -> tuple[list[tuple[str, str]], set[str | None]]:
    interview = mixedzone.read(extract_text(html) if flat else html, flat=flat).interview
    assert interview is not None, talk.language
    turns = [turn for turn in interview.turns if turn.role != "note"]
    return [(turn.role, turn.text) for turn in turns], {turn.speaker for turn in turns if turn.role == "answer"}


@pytest.mark.parametrize("name", PRINTS)
@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.language)
def test_every_print_in_html(talk: Talk, name: str) -> None:
    if (talk.language, name) in HARD:
        pytest.skip("known to be hard")
    turns, speakers = read(talk, page(talk, name))
    assert turns == told(talk)
    if name not in NAMELESS and (talk.language, name) not in UNNAMED:
        assert speakers == {talk.guest}


@pytest.mark.parametrize("name", sorted(set(PRINTS) - SHORT_LOST))
@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.language)
def test_pictures_teasers_boxes_adverts_and_crossheads_between_turns(talk: Talk, name: str) -> None:
    if (talk.language, name) in HARD:
        pytest.skip("known to be hard")
    turns, _ = read(talk, page(talk, name, BETWEEN))
    assert turns == told(talk)


@pytest.mark.parametrize("name", ["bold", "surnames", "quotation marks", "dash", "parted by br", "class"])
@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.language)
def test_posts_and_pull_quotes_between_turns(talk: Talk, name: str) -> None:
    post = '<blockquote class="twitter-tweet"><p>{teaser}!</p>&mdash; {guest} <a href=/t>3.5.2026</a></blockquote>'
    pull_quote = f"<blockquote class=pullquote>{talk.exchanges[1][1][0].split('. ')[0]}.</blockquote>"
    turns, _ = read(talk, page(talk, name, [post, pull_quote, post]))
    assert turns == told(talk)


@pytest.mark.parametrize("name", sorted(set(PRINTS) - UNTOLD_IN_TEXT))
@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.language)
def test_every_print_in_flat_text(talk: Talk, name: str) -> None:
    if (talk.language, name) in HARD or name in HARD_IN_TEXT:
        pytest.skip("known to be hard")
    turns, _ = read(talk, page(talk, name), flat=True)
    assert turns[:-1] == told(talk)[:-1]
    role, text = told(talk)[-1]
    assert (turns[-1][0], turns[-1][1].split("\n\n")[0]) == (role, text)  # a teaser after it may look like its end


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.language)
def test_who_asked_is_named_where_the_page_says_so(talk: Talk) -> None:
    interview = mixedzone.read(page(talk, "bold")).interview
    assert interview is not None
    assert {turn.speaker for turn in interview.turns if turn.role == "question"} == {talk.asker}


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.language)
def test_asides_are_listed(talk: Talk) -> None:
    interview = mixedzone.read(page(talk, "bold")).interview
    assert interview is not None
    assert sum(len(turn.notes) for turn in interview.turns) == 2
