"""Parquet, as three readers see it that know nothing of the program; the documentation's queries run here."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import polars
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import mixedzone
from mixedzone import Record, parquet
from mixedzone.cli import app

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs" / "parquet.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL)
FETCHED = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def record_of(name: str) -> Record:
    return mixedzone.read(ROOT / "examples" / name).record()


def warc(name: str) -> bytes:
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    content += (ROOT / "examples" / name).read_bytes()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/{name}\r\n"
    head += f"WARC-Date: 2026-03-01T12:30:00Z\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place with `readings` in it: the example pages as a crawl, and once more as files, with their lines."""
    desk = tmp_path_factory.mktemp("desk")
    pages = sorted((ROOT / "examples").glob("*-*.html"))
    (desk / "crawl.warc").write_bytes(b"".join(warc(page.name) for page in pages))
    for source, out, *more in ((desk / "crawl.warc", "readings"), (ROOT / "examples", "lines", "--lines")):
        arguments = ["read", source, "--format", "parquet", "--out", desk / out, *more]
        result = CliRunner().invoke(app, list(map(str, arguments)))
        assert result.exit_code == 0, result.output
    return desk


def plain(record: Record, **more: Any) -> dict[str, Any]:
    """What a record's row comes back as."""
    values = msgspec.json.decode(msgspec.json.encode(record))
    values["turns"] = values["interview"] and values["interview"]["turns"]
    known = {"address": None, "fetched": None, "content_hash": parquet.content_hash(record.text), **more}
    return {name: {**values, **known}[name] for name in parquet.schema(lines=True).names}


def test_a_row_is_a_record() -> None:
    names = [path.name for path in sorted((ROOT / "examples").glob("*-*.*"))]
    records = [record_of(name) for name in names]
    more: dict[str, Any] = {"address": "https://paper.example/a", "fetched": FETCHED}
    table = parquet.table([parquet.row(record, lines=True, **more) for record in records], lines=True)
    assert table.schema.equals(parquet.schema(lines=True), check_metadata=True)
    for row, record in zip(table.to_pylist(), records, strict=True):
        assert row == plain(record, **more)
    assert "lines" not in parquet.table([parquet.row(records[0])]).column_names
    assert parquet.table([]).schema.equals(parquet.schema(), check_metadata=True)


@pytest.mark.parametrize(
    "text", ["a\0b", '"\\\n\r\t', "\x1b\x7f\x9b\u2028", "é\N{GRINNING FACE}", "[{}]", "\ufeff2026-03-01"]
)
def test_any_text_comes_back(text: str) -> None:
    record = msgspec.structs.replace(
        record_of("derby-report.html"), headline=text, topics=(text, ""), confidence=0.1 + 0.2
    )
    (row,) = parquet.table([parquet.row(record)]).to_pylist()
    assert (row["headline"], row["topics"], row["confidence"]) == (text, [text, ""], 0.1 + 0.2)


@pytest.mark.parametrize(
    "fetched", [FETCHED, FETCHED.replace(microsecond=123_456), FETCHED.astimezone(timezone(timedelta(hours=2)))]
)
def test_moments_come_back(fetched: datetime) -> None:
    (row,) = parquet.table([parquet.row(record_of("derby-report.html"), fetched=fetched)]).to_pylist()
    assert row["fetched"] == fetched


def written(path: Path, rows: list[bytes]) -> None:
    writer = parquet.Writer(path)
    for row in rows:
        writer.write(row)
    writer.close()


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    rows = [parquet.row(record_of(page.name)) for page in sorted((ROOT / "examples").glob("*-*.*"))]
    path = tmp_path / "part.parquet"
    written(path, rows)
    assert pq.read_table(path).equals(parquet.table(rows))


def test_many_rows_make_several_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, row = tmp_path / "part.parquet", parquet.row(record_of("derby-report.html"))
    written(path, [row] * (parquet.ROWS + 1))
    metadata = pq.read_metadata(path)
    assert (metadata.num_rows, metadata.num_row_groups) == (parquet.ROWS + 1, 2)
    assert metadata.row_group(0).column(0).compression == "ZSTD"
    monkeypatch.setattr(parquet, "ROW_BYTES", 2 * len(row))
    written(path, [row] * 5)
    assert pq.read_metadata(path).num_row_groups == 3


def test_three_readers_agree(desk: Path) -> None:
    path = desk / "lines" / "part-00000.parquet"
    arrow = pq.read_table(path)
    assert arrow.schema.equals(parquet.schema(lines=True), check_metadata=False)
    assert arrow.schema.metadata[parquet.VERSION_KEY] == str(parquet.SCHEMA_VERSION).encode()
    frame = polars.read_parquet(path)
    duck = duckdb.connect()
    assert frame["text"].to_list() == arrow["text"].to_pylist()
    assert frame["confidence"].to_list() == arrow["confidence"].to_pylist()
    answers = [
        turn["text"] for turns in arrow["turns"].to_pylist() if turns for turn in turns if turn["role"] == "answer"
    ]
    exploded = frame.select("turns").drop_nulls().explode("turns").unnest("turns")
    assert exploded.filter(polars.col("role") == "answer")["text"].to_list() == answers
    duck.read_parquet(str(path)).create("pages")
    query = "SELECT t.text FROM pages, unnest(turns) AS u(t) WHERE t.role = 'answer'"
    assert sorted(row[0] for row in duck.execute(query).fetchall()) == sorted(answers)
    roles = [line["role"] for lines in arrow["lines"].to_pylist() for line in lines]
    query = "SELECT count(*), count(DISTINCT l.role) FROM pages, unnest(lines) AS u(l)"
    assert duck.execute(query).fetchall() == [(len(roles), len(set(roles)))]


def test_the_queries_of_the_documentation_answer(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    answers, agencies, confidence, hours, sites = (duckdb.connect().execute(query).fetchall() for query in QUERIES)
    records = [record_of(page.name) for page in sorted((ROOT / "examples").glob("*-*.html"))]
    interviews = [record for record in records if record.interview]
    said = [
        (record.headline, turn.text)
        for record in interviews
        for turn in (record.interview.turns if record.interview else ())
        if turn.role == "answer" and "Varrenby" in (turn.speaker or "")
    ]
    assert sorted(answers) == sorted(said) != []
    pictures = [figure.agency for record in records for figure in record.figures if figure.agency]
    assert {(agency, count) for agency, count, _ in agencies} == {(each, pictures.count(each)) for each in pictures}
    assert sum(count for _, count, _ in confidence) == len(records)
    assert [count for _, count in hours] == [len(records)]
    assert hours[0][0].minute == 0
    assert sum(count for _, count, _ in sites) == len(interviews)


def test_the_schema_documented_is_the_schema() -> None:
    """A change here is a new version: raise SCHEMA_VERSION, and say it in the document."""
    rows = re.findall(r"^\| `(\w+)` \| `(.+)` \|$", DOCUMENT, re.MULTILINE)
    schema = parquet.schema(lines=True)
    assert rows == [(field.name, str(field.type).replace("item: ", "")) for field in schema]
    assert f"\nVersion {parquet.SCHEMA_VERSION}; " in DOCUMENT
    assert len(QUERIES) == 5


def test_content_hashes_are_of_the_text() -> None:
    texts = ["Two goals.", " Two\n goals. ", "Two goals!"]
    assert [parquet.content_hash(text) == parquet.content_hash(texts[0]) for text in texts] == [True, True, False]
    assert len(parquet.content_hash("a") or "") == parquet.HASH_LETTERS
    assert parquet.content_hash(" \n") is None
