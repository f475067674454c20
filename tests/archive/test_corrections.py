from __future__ import annotations

from pathlib import Path

import pytest

import mixedzone
from mixedzone.archive.archive import Archive, NoSuchPage
from mixedzone.archive.checking import check
from mixedzone.archive.corrections import NoSuchCorrection
from mixedzone.archive.preparing import Original
from mixedzone.archive.rereading import mark_all, reread
from mixedzone.types import Role

URL = "https://paper.example/roof"


@pytest.fixture
def interview(archive: Archive, examples: Path) -> int:
    """The number of an interview with a ticker whose round is known."""
    path = examples / "keeper-interview.html"
    article = mixedzone.read(path, fixtures=examples / "fixtures")
    return archive.add(article, Original(data=path.read_bytes(), url=article.url)).page


def line_of(archive: Archive, page: int, role: Role) -> int:
    return next(line.number for line in archive.reading(page).lines if line.role is role)


def test_a_line_is_what_somebody_says_it_is(archive: Archive, interview: int) -> None:
    line = line_of(archive, interview, Role.LEAD)
    before = archive.get(interview).record
    after = archive.corrections.give_role(interview, line, Role.ADVERT)
    assert before.lead is not None
    assert after.lead == before.lead.partition("\n")[2]
    assert archive.get(interview).record == after
    article, _ = archive.corrections.reading(interview)
    assert article.lines[line - 1].role is Role.ADVERT
    assert article.lines[line - 1].probability == 1.0
    assert after.fixtures[0].round == "Coastal League 2025/26, Matchday 26"
    assert list(check(archive)) == []


def test_a_turn_is_said_by_whom_somebody_says(archive: Archive, interview: int) -> None:
    record = archive.corrections.give_speaker(interview, 1, " Agnes  Dunmore ")
    assert record.interview is not None
    assert record.interview.turns[1].speaker == "Agnes Dunmore"
    assert archive.people.said_by(archive.people.find("Agnes Dunmore").id)[0].text == record.interview.turns[1].text
    record = archive.corrections.give_speaker(interview, 1, "")
    assert record.interview is not None
    assert record.interview.turns[1].speaker is None
    (correction,) = archive.corrections
    assert (correction.was, correction.value) == ("Joss Varrenby", "")
    assert list(check(archive)) == []


def test_corrections_stay_when_the_page_is_read_again(archive: Archive, interview: int) -> None:
    archive.corrections.give_speaker(interview, 1, "Agnes Dunmore")
    corrected = archive.corrections.give_role(interview, line_of(archive, interview, Role.LEAD), Role.OTHER)
    mark_all(archive)
    assert len(list(reread(archive))) == 1
    record = archive.get(interview).record
    assert record.interview == corrected.interview
    assert record.lead == corrected.lead


def test_corrections_are_found_again_in_a_changed_page(archive: Archive) -> None:
    page = (
        "<h1>The roof moves</h1><p>It is a fine roof, and it moves in the wind.</p><p>Nobody minds it much at all.</p>"
    )
    added = archive.add(mixedzone.read(page, url=URL), Original(data=page.encode(), url=URL))
    archive.corrections.give_role(added.page, 3, Role.ADVERT)
    changed = page.replace("<h1>", "<p>Updated in the evening.</p><h1>").replace("fine", "very fine")
    again = archive.add(mixedzone.read(changed, url=URL), Original(data=changed.encode(), url=URL))
    assert (again.outcome, again.page) == ("updated", added.page)
    assert "Nobody minds" not in archive.get(added.page).record.text
    gone = "<h1>The roof moves</h1><p>It is gone now, and so is all that we wrote about it here.</p>"
    archive.add(mixedzone.read(gone, url=URL), Original(data=gone.encode(), url=URL))
    assert "It is gone now" in archive.get(added.page).record.text
    assert len(archive.corrections.of(added.page)) == 1


def test_the_same_page_again_is_the_same_though_corrected(archive: Archive) -> None:
    page = (
        "<h1>The roof moves</h1><p>It is a fine roof, and it moves in the wind.</p><p>Nobody minds it much at all.</p>"
    )
    added = archive.add(mixedzone.read(page, url=URL), Original(data=page.encode(), url=URL))
    archive.corrections.give_role(added.page, 3, Role.ADVERT)
    for again in (page, page + "<!-- served by 12 -->"):
        found = archive.add(mixedzone.read(again, url=URL), Original(data=again.encode(), url=URL))
        assert found.outcome == "same"
    assert "Nobody minds" not in archive.get(added.page).record.text


def test_a_correction_is_taken_back(archive: Archive, interview: int) -> None:
    before = archive.get(interview).record
    line = line_of(archive, interview, Role.LEAD)
    archive.corrections.give_role(interview, line, Role.ADVERT)
    (correction,) = archive.corrections.of(interview)
    assert archive.corrections.take_back(correction.id) == interview
    assert archive.get(interview).record == before
    archive.corrections.give_role(interview, line, Role.ADVERT)
    archive.corrections.give_role(interview, line, Role.LEAD)
    assert list(archive.corrections) == []
    assert archive.get(interview).record == before


def test_what_is_not_there_is_told(archive: Archive, interview: int) -> None:
    corrections = archive.corrections
    with pytest.raises(NoSuchCorrection, match="has no line 0"):
        corrections.give_role(interview, 0, Role.LEAD)
    with pytest.raises(NoSuchCorrection, match="has no turn 1000"):
        corrections.give_speaker(interview, 999, "X")
    with pytest.raises(NoSuchCorrection, match="at most 120 characters"):
        corrections.give_speaker(interview, 1, "x" * 121)
    with pytest.raises(NoSuchCorrection, match="no correction 7"):
        corrections.take_back(7)
    with pytest.raises(NoSuchPage):
        corrections.give_role(99, 1, Role.LEAD)
    assert list(corrections) == []


def test_a_page_that_is_removed_takes_its_corrections_along(archive: Archive, interview: int) -> None:
    archive.corrections.give_role(interview, 1, Role.LEAD)
    archive.remove(interview)
    assert list(archive.corrections) == []
