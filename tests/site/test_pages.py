"""Every page answers, is small, is proper HTML without scripts in it, and says what to do where there is nothing."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import httpx
import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site.conftest import listening

MOST_BYTES = 60_000

PAGES = (
    "/",
    "/latest",
    *(f"/articles/{number}" for number in range(1, 9)),
    *(f"/articles/{number}/lines" for number in range(1, 9)),
    "/articles/7/lines?role=caption",
    "/articles/7/lines?role=hidden",
    "/articles/7/lines?role=nothing",
    "/articles/7/correct",
    "/articles/7/correct?line=34",
    "/articles/7/correct?turn=2",
    "/people",
    "/people?name=jo",
    "/people?name=nobody",
    *(f"/people/{number}" for number in range(1, 9)),
    "/pictures",
    "/pictures?sort=agency&order=descending",
    "/pictures?agency=nobody",
    "/pictures/of?agency=Getty+Images&photographer=Petra+Wimborne",
    "/pictures/of?agency=-&photographer=-",
    "/pictures/of",
    "/search",
    "/search?q=boat",
    "/search?q=nothingatall",
    "/search?q=%22((",
    "/search?q=boat&page=99",
    "/search?speaker=varrenby&said=1&since=2026-02&until=2026-02",
    "/try",
    "/api",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert len(answer.content) <= MOST_BYTES or _packed(client, path) <= MOST_BYTES
    tree = LexborHTMLParser(answer.text)
    assert len(tree.css("h1")) == 1
    assert len(tree.css("main")) == 1
    for script in tree.css("script"):
        assert (script.attributes.get("src") or "").startswith("/static/") or (
            script.attributes.get("type") == "application/ld+json"
        )
    assert not tree.css("style")
    assert not tree.css("[style]")
    assert not [name for node in tree.css("*") for name in node.attributes if name.startswith("on")]
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    for link in tree.css("a[href]"):
        assert (link.attributes["href"] or "").startswith(("/", "#", "http://", "https://", "mailto:"))


def _packed(client: httpx.Client, path: str) -> int:
    """The bytes of a page on their way."""
    with client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as answer:
        return sum(len(piece) for piece in answer.iter_raw())


@pytest.mark.parametrize("path", ["/articles/7", "/", "/search?q=boat", "/people/1"])
def test_links_lead_somewhere(client: httpx.Client, path: str) -> None:
    links = {link.attributes["href"] or "" for link in LexborHTMLParser(client.get(path).text).css("a[href]")}
    for link in sorted(link for link in links if link.startswith("/")):
        answer = client.get(link)
        assert answer.status_code == 200, link
        anchor = link.partition("#")[2]
        assert not anchor or LexborHTMLParser(answer.text).css_first(f"#{anchor}") is not None, link


@pytest.mark.parametrize(
    "path", ["/nothing", "/articles/99999", "/people/99999", "/try/gone", "/articles/99999999999999999999"]
)
def test_what_is_not_there(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1" in answer.text
    assert "." in answer.text


def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    with listening(tmp_path / "empty.db") as address:
        for path in ("/", "/latest", "/people", "/pictures", "/search", "/search.atom", "/pictures.csv"):
            assert httpx.get(address + path).status_code == 200
        assert "Nothing has been read yet" in httpx.get(address).text


def test_the_front_page_shows_one_of_each_near_copies(client: httpx.Client) -> None:
    text = client.get("/").text
    assert text.count("From the car deck to the first team") == 1
    assert "Coastal League 2025/26, Matchday 26" in text
    assert "Corran Rovers v Saltmere Athletic" in text


def test_the_strip_has_moments_for_other_time_zones(client: httpx.Client) -> None:
    assert '<time datetime="2026-02-27T20:00+00:00">20:00</time>' in client.get("/").text


def test_an_interview_is_a_conversation(client: httpx.Client) -> None:
    tree = LexborHTMLParser(client.get("/articles/7").text)
    turns = tree.css(".turn[id]")
    assert [turn.attributes["id"] for turn in turns] == [f"turn-{number}" for number in range(1, len(turns) + 1)]
    assert "question" in (turns[0].attributes["class"] or "")
    speaker = turns[1].css_first(".speaker a")
    assert speaker is not None
    assert speaker.text() == "Joss Varrenby"
    assert turns[1].css_first(".own-links a[href='#turn-2']") is not None
    html = tree.css_first("article.story")
    assert html is not None
    assert html.attributes["lang"] == "en"


def test_quotes_are_marked_with_their_speaker(client: httpx.Client) -> None:
    tree = LexborHTMLParser(client.get("/articles/4").text)
    quote = tree.css_first("#quote-1")
    assert quote is not None
    assert quote.text() == "I only came on because Teddy had cramp"
    assert quote.parent is not None
    by = quote.parent.css_first(".by a")
    assert by is not None
    assert by.text() == "Kit Mallory"


def test_share_links_are_plain_and_lead_to_the_paper(client: httpx.Client) -> None:
    tree = LexborHTMLParser(client.get("/articles/7").text)
    links = [link.attributes["href"] or "" for link in tree.css(".share a")]
    paper = "https%3A%2F%2Fwww.quaysidewhistle.example%2F"
    assert [link.split(":")[0] for link in links] == ["mailto", "https", "https"]
    assert all(paper in link for link in links)
    assert not any("utm_" in link for link in links)


def test_linked_data_of_an_article(client: httpx.Client) -> None:
    script = LexborHTMLParser(client.get("/articles/7").text).css_first("script[type='application/ld+json']")
    assert script is not None
    data = msgspec.json.decode(script.text())
    assert data["@type"] == "NewsArticle"
    assert data["author"] == [{"@type": "Person", "name": "Imke Sandvoort"}]
    whole = client.get("/articles/7.jsonld").json()
    assert len(whole["hasPart"]) == 32


def test_every_line_with_role_and_probability(client: httpx.Client) -> None:
    tree = LexborHTMLParser(client.get("/articles/7/lines").text)
    lines = client.get("/api/articles/7/lines").json()["lines"]
    rows = tree.css(".ledger li")
    assert len(rows) == len(lines) == 110
    for row, line in zip(rows, lines, strict=True):
        assert row.attributes["id"] == f"line-{line['number']}"
        assert row.css_first(".role").text() == line["role"].replace("_", " ")  # type: ignore[union-attr]
        assert f"{line['probability']:.2f}" in row.css_first(".probability").text()  # type: ignore[union-attr]
    assert "hidden: noscript" in tree.css_first(".ledger").text()  # type: ignore[union-attr]


def test_lines_are_filtered_and_turned_over_without_a_script(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mixedzone.site.articles.LINES_SHOWN", 50)
    answered = [
        line["number"] for line in client.get("/api/articles/7/lines").json()["lines"] if line["role"] == "answer"
    ]
    shown = LexborHTMLParser(client.get("/articles/7/lines?role=answer").text).css(".ledger li")
    assert [row.attributes["id"] for row in shown] == [f"line-{number}" for number in answered]
    path, found = "/articles/7/lines", 0
    while path:
        tree = LexborHTMLParser(client.get(path).text)
        found += len(tree.css(".ledger li"))
        following = tree.css_first("a[rel=next]")
        path = following.attributes["href"] or "" if following is not None else ""
    assert found == 110


def test_a_person_has_all_they_said(client: httpx.Client) -> None:
    number = client.get("/api/people?name=oosterlaken").json()["people"][0]["id"]
    text = client.get(f"/people/{number}").text
    said = client.get(f"/api/people/{number}/said").json()["said"]
    assert said
    assert all(one["text"][:40] in text.replace("&#39;", "'") for one in said)
    assert re.search(r"<rect class=\"paper-0\".*<title>February 2026, Morning Touchline: \d+ words</title>", text)
    assert "in 1 paper, in February 2026." in text


def test_people_begin_with_those_on_most_pages(client: httpx.Client) -> None:
    names = [cell.text() for cell in LexborHTMLParser(client.get("/people").text).css("tbody th a")]
    assert names[0] == "Joss Varrenby"
    found = [cell.text() for cell in LexborHTMLParser(client.get("/people?name=varr").text).css("tbody th a")]
    assert found == ["Joss Varrenby"]


def test_the_audit_sorts_and_downloads(client: httpx.Client) -> None:
    def column(path: str, number: int) -> list[str]:
        rows = LexborHTMLParser(client.get(path).text).css("tbody tr")
        return [row.css("td")[number].text() for row in rows]

    counts = [int(text) for text in column("/pictures", 2)]
    assert counts == sorted(counts, reverse=True)
    agencies = [name for name in column("/pictures?sort=agency", 0) if name != "not told"]
    assert agencies == sorted(agencies, key=str.casefold)
    backwards = [name for name in column("/pictures?sort=agency&order=descending", 0) if name != "not told"]
    assert backwards == sorted(agencies, key=str.casefold, reverse=True)
    answer = client.get("/pictures.csv?agency=getty")
    assert answer.headers["content-disposition"] == 'attachment; filename="pictures.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {row["agency"] for row in rows} == {"Getty Images"}
    assert any("https://www.quaysidewhistle.example/" in row["addresses"] for row in rows)


def test_searches_are_narrowed_down_without_a_script(client: httpx.Client) -> None:
    tree = LexborHTMLParser(client.get("/search?q=boat").text)
    assert tree.css("mark")
    facets = [node.text() for node in tree.css(".facets section h2")]
    assert facets == ["Who says it", "Who is on the page", "Paper", "Picture agency", "Kind", "Month"]
    for link in tree.css(".facets section a"):
        answer = client.get(link.attributes["href"] or "")
        count = int(link.css_first(".quiet").text())  # type: ignore[union-attr]
        assert f"{count} hit" in answer.text or "said" in answer.text or "speaker=" in (link.attributes["href"] or "")
        assert LexborHTMLParser(answer.text).css(".active a")


@pytest.mark.parametrize(
    "path", ["/search.atom", "/search.atom?q=boat", "/people/1.atom", "/search.atom?q=%3Cscript%3E"]
)
def test_feeds(client: httpx.Client, path: str) -> None:
    from xml.etree import ElementTree

    answer = client.get(path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    atom = "{http://www.w3.org/2005/Atom}"
    assert feed.findtext(f"{atom}title")
    assert feed.findtext(f"{atom}id")
    entries = feed.findall(f"{atom}entry")
    assert entries or "script" in path
    ids = [entry.findtext(f"{atom}id") for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        link = entry.find(f"{atom}link")
        assert link is not None
        assert client.get(link.attrib["href"]).status_code == 200


def test_too_many_hits_are_not_counted_out(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mixedzone.site.finding.MOST_COUNTED", 0)
    text = client.get("/search?q=penalty").text
    assert "too many to be counted" in text
    assert "Who says it" not in text
    assert "Who says it" in client.get("/search").text


def test_static_files_may_be_kept_for_ever(client: httpx.Client) -> None:
    tree = LexborHTMLParser(client.get("/").text)
    address = tree.css_first("link[rel=stylesheet]").attributes["href"] or ""  # type: ignore[union-attr]
    assert re.fullmatch(r"/static/site\.css\?[0-9a-f]{12}", address)
    answer = client.get(address)
    assert "immutable" in answer.headers["cache-control"]
    assert client.get("/static/..%2fapp.py").status_code == 404


def test_healthz(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"ok": True, "articles": 8}
