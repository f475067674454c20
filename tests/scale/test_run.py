"""Whole runs, on Daft's native runner."""

from __future__ import annotations

import json
import os
import random
import sys
from collections import Counter
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from mixedzone import parquet
from mixedzone.crawls.rows import Settings
from mixedzone.page.containers import SMALL_ARCHIVE_BYTES
from mixedzone.scale import Plan, Storage, Summary, scale
from mixedzone.scale.copies import group_copies
from mixedzone.scale.reader import InputReader
from mixedzone.scale.run import ForeignRun, NoInputs, finished
from tests.scale.conftest import REPORT, page, record

pytestmark = [  # Daft leaves its processes' pipes to the collector
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def headlines(plan: Plan) -> list[str]:
    return sorted(
        row["headline"]
        for part in Path(plan.out, "pages").rglob("*.parquet")
        for row in pq.ParquetFile(part).read(["headline"]).to_pylist()
    )


EXPECTED = sorted(f"Derby number {number}" for number in range(60))


def test_every_input_becomes_a_file(crawl: Path, tmp_path: Path) -> None:
    plan = Plan(out=str(tmp_path / "out"))
    told: list[str] = []
    summaries = scale([f"{crawl}/**/*.warc.gz"], plan, workers=2, told=lambda summary: told.append(summary.source))
    assert [summary.source for summary in summaries] == sorted(map(str, crawl.rglob("*.warc.gz"))) == sorted(told)
    assert {(summary.pages, summary.failed["damaged"], summary.left_out["status"]) for summary in summaries} == {
        (20, 2, 1)
    }
    assert headlines(plan) == EXPECTED
    table = pq.read_table(next(Path(plan.out, "pages").iterdir()))
    assert table.schema.equals(parquet.schema())
    listed = [json.loads(line) for path in Path(plan.out, "failures").iterdir() for line in path.open()]
    assert Counter(failure["cause"] for failure in listed) == {"damaged": 6}


def test_a_run_goes_on_where_the_last_was_ended(crawl: Path, tmp_path: Path) -> None:
    plan = Plan(out=str(tmp_path / "out"))
    first = str(crawl / "2026-01" / "pages.warc.gz")
    scale([first], plan, workers=1)
    (done,) = Path(plan.out, "pages").iterdir()
    before = done.stat().st_mtime_ns
    Path(plan.pages(str(crawl / "2026-00" / "pages.warc.gz"))).write_bytes(b"left by a run that was killed")
    told: list[str] = []
    scale([str(crawl)], plan, workers=2, told=lambda summary: told.append(summary.source))
    assert sorted(told) == sorted(set(map(str, crawl.rglob("*.warc.gz"))) - {first})
    assert headlines(plan) == EXPECTED
    assert done.stat().st_mtime_ns == before
    assert scale([str(crawl)], plan, told=lambda _: pytest.fail("nothing is left"))
    assert set(finished(plan)) == set(map(str, crawl.rglob("*.warc.gz")))


def test_an_input_that_cannot_be_read_is_told_of_and_tried_again(crawl: Path, tmp_path: Path) -> None:
    plan = Plan(out=str(tmp_path / "out"))
    missing = crawl / "2026-09.warc.gz"
    missing.symlink_to(tmp_path / "nowhere")
    sources = [str(crawl / "2026-01"), str(missing)]
    summaries = scale(sources, plan, workers=2)
    assert [summary.pages for summary in summaries] == [20, 0]
    assert "cannot be opened" in (summaries[1].trouble or "")
    missing.unlink()
    missing.write_bytes(record(7, page(7)))
    assert [summary.pages for summary in scale(sources, plan, workers=2)] == [20, 1]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode elsewhere")
def test_an_input_whose_name_is_not_unicode_is_told_of(tmp_path: Path) -> None:
    source = tmp_path / "crawl"
    source.mkdir()
    for number, name in enumerate([b"a\xff", b"\xc3\xbc \n", b"c"]):
        (source / os.fsdecode(name + b".warc.gz")).write_bytes(record(number, page(number)))
    plan = Plan(out=str(tmp_path / "out"))
    told: list[Summary] = []
    summaries = scale([str(source)], plan, workers=1, told=told.append)
    assert sorted(summary.pages for summary in summaries) == [0, 1, 1]
    (trouble,) = [summary for summary in told if summary.trouble]
    assert trouble.source.endswith(r"a\udcff.warc.gz")
    assert headlines(plan) == ["Derby number 1", "Derby number 2"]


def test_a_folder_is_for_one_plan(crawl: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    scale([str(crawl / "2026-00")], Plan(out=out), workers=1)
    with pytest.raises(ForeignRun, match="other settings"):
        scale([str(crawl)], Plan(out=out, settings=Settings(format="parquet", lines=True)))
    with pytest.raises(NoInputs, match="nothing has a name like"):
        scale([str(crawl / "*.zip")], Plan(out=out))


def test_a_large_input(tmp_path: Path) -> None:
    source, chance = tmp_path / "crawl.warc.gz", random.Random(9)  # noqa: S311 - no secrets
    comments = [f"<!--{chance.randbytes(20_000).hex()}-->" for _ in range(120)]
    whole = [record(number, page(number) + comment) for number, comment in enumerate(comments)]
    source.write_bytes(b"".join(whole) + whole[0][:9000] + record(0, "gone", "404 Not Found"))
    assert source.stat().st_size > SMALL_ARCHIVE_BYTES
    plan = Plan(out=str(tmp_path / "out"))
    with InputReader(plan) as reader:
        summary = reader.read(str(source))
    assert (summary.pages, summary.failed, summary.left_out) == (120, {"damaged": 1}, {"status": 1})
    assert headlines(plan) == sorted(f"Derby number {number}" for number in range(120))


def test_files_can_be_parted_by_a_column(tmp_path: Path) -> None:
    source = tmp_path / "crawl.warc.gz"
    languages = ["en", "de/ch", "en", ""]
    source.write_bytes(
        b"".join(
            record(number, page(number).replace("lang=en", f'lang="{language}"'))
            for number, language in enumerate(languages)
        )
    )
    plan = Plan(out=str(tmp_path / "out"), partition="language")
    with InputReader(plan) as reader:
        assert reader.read(str(source)).pages == 4
    folders = sorted(path.name for path in Path(plan.out, "pages").iterdir())
    assert all(folder.startswith("language=") for folder in folders)
    counts = duckdb.connect().execute(
        "SELECT language, count(*) FROM read_parquet(?, hive_partitioning = true) GROUP BY ALL",
        [f"{plan.out}/pages/**/*.parquet"],
    )
    assert sum(count for _, count in counts.fetchall()) == 4


def test_copies_are_grouped_over_all_inputs(tmp_path: Path) -> None:
    texts = [
        [REPORT, "From our own correspondent. " + REPORT],
        [REPORT, REPORT.replace("keeper", "goalkeeper", 3)],
        ["Two goals turned the derby around.", "Two goals turned the derby around.", "Another story of its own."],
    ]
    number = 0
    for name, pages in enumerate(texts):
        records = []
        for text in pages:
            number += 1
            records.append(record(number, f"<!doctype html><title>Derby</title><p>{text}"))
        (tmp_path / f"{name}.warc.gz").write_bytes(b"".join(records))
    plan = Plan(out=str(tmp_path / "out"))
    scale([f"{tmp_path}/*.warc.gz"], plan, workers=2)
    for _ in range(2):
        group_copies(plan)
        rows = duckdb.connect().execute(
            'SELECT name, "group", pages, keep FROM read_parquet(?) ORDER BY name', [f"{plan.copies}/*.parquet"]
        )
        found = [(Path(name).name, group, pages, keep) for name, group, pages, keep in rows.fetchall()]
        assert [(name, pages, keep) for name, _, pages, keep in found] == [
            ("0.warc.gz#1", 4, True),
            ("0.warc.gz#2", 4, False),
            ("1.warc.gz#1", 4, False),
            ("1.warc.gz#2", 4, False),
            ("2.warc.gz#1", 2, True),
            ("2.warc.gz#2", 2, False),
            ("2.warc.gz#3", 1, True),
        ]
        assert len({group for _, group, _, _ in found}) == 3


def test_a_run_in_an_object_store(s3: Storage, crawl: Path) -> None:
    for path in crawl.rglob("*.warc.gz"):
        s3.write(f"s3://crawl/run/{path.parent.name}/{path.name}", path.read_bytes())
    plan = Plan(out="s3://crawl/out", storage=s3)
    scale(["s3://crawl/run/2026-00/*.warc.gz"], plan, workers=1)
    summaries = scale(["s3://crawl/run/**/*.warc.gz"], plan, workers=2)
    assert [summary.pages for summary in summaries] == [20, 20, 20]
    group_copies(plan)
    assert len(s3.found("s3://crawl/out/pages/*.parquet")) == 3
    assert len(s3.found("s3://crawl/out/manifest/*.json")) == 3
    assert s3.found("s3://crawl/out/copies/*.parquet")
    with s3.opened(s3.found("s3://crawl/out/pages/*.parquet")[0]) as file:
        assert file.read(4) == b"PAR1"
