from __future__ import annotations

import pytest

from mixedzone.archive.archive import Archive
from mixedzone.archive.search import Filters, Hit
from tests.archive.conftest import Adder


def marked(hit: Hit) -> list[str]:
    return [passage.text[start:end] for passage in hit.passages for start, end in passage.marks]


@pytest.mark.parametrize(
    ("text", "query", "mark"),
    [
        ("Then Jiří scored.", "Jiri", "Jiří"),
        ("In Mönchengladbach it rained.", "Moenchengladbach", "Mönchengladbach"),
        ("In Mönchengladbach it rained.", "monchengladbach", "Mönchengladbach"),
        ("Auf der Straße lag Schnee.", "strasse", "Straße"),
        ("Der Ball kam zu Łukasz.", "Lukasz", "Łukasz"),
        ("Brann beat Bodø twice.", "bodo", "Bodø"),
        ("昨日、日本代表が勝った。", "日本", "日本"),
        ("昨日、日本代表が勝った。", "代表が", "代表が"),
        ("한국축구의 미래", "축구", "축구"),
        ("It was the goalkeeper.", "goalk*", "goalkeeper"),
        ("They can’t stop.", "can't", "can’t"),
        ("The last minute counts.", '"last minute"', "last minute"),
    ],
)
def test_words_are_found_in_any_spelling_and_marked(
    archive: Archive, put: Adder, text: str, query: str, mark: str
) -> None:
    put(text)
    put("Nothing of that.", name="other")
    results = archive.search(query)
    assert results.total == 1
    assert marked(results.hits[0]) == [mark]


def test_a_title_counts_more_than_the_text(archive: Archive, put: Adder) -> None:
    put("A ferry, and much else about the harbour.", headline="Harbour news")
    titled = put("Much else about the harbour.", headline="The ferry")
    assert archive.search("ferry").hits[0].page == titled.page


def test_captions_and_photographers_are_found(archive: Archive, put: Adder) -> None:
    put(figures=[("IMAGO", "Petra Wimborne")], captions=["The keeper with a kite"])
    assert archive.search("wimborne").total == 1
    assert [passage.role for passage in archive.search("kite").hits[0].passages] == ["caption"]


INTERVIEW = [
    ("question", "Kit Mallory", "What about Japan?"),
    ("answer", "Mio Backhaus", "My grandparents live in Japan."),
    ("question", None, "And your grandparents?"),
    ("answer", "Mio Backhaus", "They watch every game."),
]


def test_passages_tell_who_said_them(archive: Archive, put: Adder) -> None:
    put("Rain fell.", turns=INTERVIEW)
    (hit,) = archive.search("japan grandparents").hits
    assert [(passage.speaker, passage.role) for passage in hit.passages] == [
        ("Kit Mallory", "question"),
        ("Mio Backhaus", "answer"),
    ]
    assert [passage.kind for passage in hit.passages] == ["turn", "turn"]
    put("Rain fell.", quotes=[("Ada Quill", "Japan was dry")], name="report")
    (quoted,) = archive.search("dry").hits
    assert (quoted.passages[0].speaker, quoted.passages[0].role) == ("Ada Quill", "quote")


def test_a_search_of_what_was_said_hits_turns_and_quotes(archive: Archive, put: Adder) -> None:
    put("Japan, Japan, grandparents.", turns=INTERVIEW)
    put("Rain.", quotes=[("Klaus Backhaus", "Japan is far from my grandparents.")], name="report")
    results = archive.search("japan grandparents", Filters(said=True))
    assert sorted((hit.passages[0].speaker, hit.passages[0].kind) for hit in results.hits) == [
        ("Klaus Backhaus", "quote"),
        ("Mio Backhaus", "turn"),
    ]
    mio = archive.search("japan grandparents", Filters(speaker="Mio", said=True))
    assert [hit.passages[0].text for hit in mio.hits] == ["My grandparents live in Japan."]
    assert mio.hits[0].passages[0].person == archive.people.find("Mio Backhaus").id
    assert mio.hits[0].passages[0].place == 1
    assert archive.search("japan", Filters(speaker="Backhaus", said=True)).total == 2
    assert archive.search("", Filters(speaker="Mio", said=True)).total == 2


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(site="Quayside Whistle"), {"a"}),
        (Filters(site="whistle"), {"a"}),
        (Filters(site="paper.example"), {"b"}),
        (Filters(agency="imago"), {"a"}),
        (Filters(agency="getty"), {"b"}),
        (Filters(kind="interview"), {"a"}),
        (Filters(since="2025-08"), {"a", "c"}),
        (Filters(since="2025-08-04"), {"c"}),
        (Filters(until="2025-08"), {"a", "b"}),
        (Filters(until="2025-08-03"), {"a", "b"}),
        (Filters(until="2024"), {"b"}),
        (Filters(since="2025", until="2025"), {"a"}),
        (Filters(person="Backhaus"), {"a", "b"}),
        (Filters(person="Ada Quill"), {"c"}),
        (Filters(person="Nobody"), set()),
        (Filters(site="Whistle", kind="article"), set()),
    ],
)
def test_filters(archive: Archive, put: Adder, filters: Filters, names: set[str]) -> None:
    put(
        "Rain.",
        name="a",
        site="The Quayside Whistle",
        figures=[("IMAGO", None)],
        turns=INTERVIEW,
        published="2025-08-03T10:00:00+02:00",
    )
    put(
        "Rain, and Mio Backhaus in the stand.",
        url="https://www.paper.example/rain",
        name="b",
        figures=[("Getty Images", "Jan Holm")],
        published="2024-12-31",
    )
    put("Rain.", name="c", authors=["Ada Quill"], published="2026-01-01")
    put("Rain.", name="d")
    for query in ("rain", ""):
        assert {hit.name for hit in archive.search(query, filters).hits} == names


def test_a_speaker_is_heard_before_others(archive: Archive, put: Adder) -> None:
    put("Japan and the grandparents of Mio Backhaus.", turns=INTERVIEW, name="a")
    put("Japan and the grandparents of Mio Backhaus.", name="b")
    (hit,) = archive.search("japan grandparents", Filters(speaker="Backhaus")).hits
    assert hit.name == "a"
    assert [passage.speaker for passage in hit.passages][-1] == "Mio Backhaus"
    (hit,) = archive.search("japan game", Filters(speaker="Backhaus")).hits
    assert [passage.text for passage in hit.passages] == ["My grandparents live in Japan.", "They watch every game."]


def test_near_copies_are_one_hit(archive: Archive, put: Adder) -> None:
    report = " ".join(f"word{n}" for n in range(200))
    first = put(f"{report} ferry", name="a", headline="Report")
    put(f"By our staff. {report} ferry", name="b", headline="Report")
    put(f"{report} ferry. More soon.", name="c", headline="Other title")
    put("Another ferry.", name="d")
    results = archive.search("ferry")
    assert (results.total, results.with_copies, len(results.hits)) == (2, 4, 2)
    assert sorted(hit.copies for hit in results.hits) == [0, 2]
    assert len(archive.near_copies(first.page)) == 2


def test_what_was_said_in_near_copies_is_one_hit(archive: Archive, put: Adder) -> None:
    report = " ".join(f"word{n}" for n in range(200))
    for name in "abc":
        put(report, name=name, quotes=[("Ada Quill", "The ferry sinks.")])
    results = archive.search("ferry", Filters(said=True))
    assert (results.total, results.with_copies, results.hits[0].copies) == (1, 3, 2)


def test_facets_count_all_hits(archive: Archive, put: Adder) -> None:
    put("Rain.", name="a", site="Whistle", turns=INTERVIEW, figures=[("IMAGO", "Jan Holm")], published="2025-08-03")
    put("Rain.", name="b", site="Whistle", published="2025-08-09", quotes=[("Ada Quill", "Rain!")])
    put("Rain.", name="c", site="Post", published="2025-07-09")
    put("Snow.", name="d", site="Post")
    results = archive.search("rain", limit=1, facets=True)
    found = {name: {facet.label: facet.count for facet in facets} for name, facets in results.facets.items()}
    assert found == {
        "speaker": {"Mio Backhaus": 1, "Ada Quill": 1},
        "person": {"Mio Backhaus": 1, "Ada Quill": 1, "Kit Mallory": 1, "Jan Holm": 1},
        "site": {"Whistle": 2, "Post": 1},
        "agency": {"IMAGO": 1},
        "kind": {"article": 2, "interview": 1},
        "month": {"2025-08": 2, "2025-07": 1},
    }
    for facet in results.facets["speaker"]:
        assert archive.search("", Filters(speaker=facet.key)).total > 0
    said = archive.search("rain", Filters(said=True), facets=True)
    assert [(facet.label, facet.count) for facet in said.facets["speaker"]] == [("Ada Quill", 1)]


def test_pages_of_results_follow_each_other(archive: Archive, put: Adder) -> None:
    for n in range(7):
        put("Rain, " * (n + 1), name=f"{n}")
    whole = [hit.page for hit in archive.search("rain", limit=10).hits]
    assert [hit.page for n in (0, 3, 6) for hit in archive.search("rain", limit=3, offset=n).hits] == whole
    beyond = archive.search("rain", limit=3, offset=90)
    assert (beyond.total, beyond.hits) == (7, ())


def test_long_texts_are_shown_around_what_was_found(archive: Archive, put: Adder) -> None:
    put("Nothing to see here. " * 100 + "The ferry sank. " + "Still nothing at all. " * 100)
    (passage,) = archive.search("ferry sank").hits[0].passages
    assert len(passage.text) <= 280
    assert passage.cut == (True, True)
    assert [passage.text[start:end] for start, end in passage.marks] == ["ferry", "sank"]
