"""Printed and declared dates → ISO 8601."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.article import dates
from mixedzone.article.dates import moment_in

CAPTURED = datetime(2025, 8, 24, 14, 5, tzinfo=UTC)


def read(text: str, language: str | None = None, captured: datetime | None = None) -> str | None:
    moment = moment_in(text, language, captured)
    return None if moment is None else moment.text


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2025-08-23", None, "2025-08-23"),
        ("2025-08-23T14:05:11.123Z", None, "2025-08-23T14:05:11+00:00"),
        ("2025-08-23 14:05:11+0200", None, "2025-08-23T14:05:11+02:00"),
        ("20250823T140511Z", None, "2025-08-23"),
        ("Sat Aug 23 19:20:36 CEST 2025", None, "2025-08-23T19:20:36"),
        ("Updated August 23rd, 2025 at 2:05 pm", None, "2025-08-23T14:05"),
        ("Friday, Aug. 22, 2025", None, "2025-08-22"),
        ("23 August 2025", "en-GB", "2025-08-23"),
        ("12:30 am, 23 Aug 2025", None, "2025-08-23"),
        ("23. August 2025, 14:05 Uhr", "de", "2025-08-23T14:05"),
        ("23. Oktober 2025", "de", "2025-10-23"),
        ("23/08/25 14:05 Uhr", "de", "2025-08-23T14:05"),
        ("23.08.2025", None, "2025-08-23"),
        ("08/23/2025", "en-GB", "2025-08-23"),
        ("03/04/2025", "en-US", "2025-03-04"),
        ("03/04/2025", "en-GB", "2025-04-03"),
        ("23 août 2025 à 14h05", "fr", "2025-08-23T14:05"),
        ("23 de agosto de 2025", "es", "2025-08-23"),
        ("12 stycznia 2025", "pl", "2025-01-12"),
        ("12 января 2025", "ru", "2025-01-12"),
        ("٢٣ أغسطس ٢٠٢٥", "ar", "2025-08-23"),
        ("2025年8月23日(土) 14:05", "ja", "2025-08-23T14:05"),
        ("2025년 8월 23일", "ko", "2025-08-23"),
        ("2025/08/23", "zh", "2025-08-23"),
    ],
)
def test_forms(text: str, language: str | None, expected: str) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "2025", "31.02.2025", "0-1 (45')", "1066-10-14", "version 1.2.3", "x" * 500 + "2025-08-23"]
)
def test_what_is_no_date(text: str) -> None:
    assert read(text, "en") is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("vor 2 Stunden", "de", "2025-08-24T12:05+00:00"),
        ("3 hours ago", "en", "2025-08-24T11:05+00:00"),
        ("il y a 2 jours", "fr", "2025-08-22T14:05+00:00"),
        ("hace 5 minutos", "es", "2025-08-24T14:00+00:00"),
    ],
)
def test_relative_dates_count_from_the_capture(text: str, language: str, expected: str) -> None:
    assert read(text, language, CAPTURED) == expected
    assert read(text, language) is None


def test_a_date_after_the_capture_is_refused() -> None:
    assert read("2025-08-27", None, CAPTURED) is None
    assert read("2025-08-25T08:00+00:00", None, CAPTURED) == "2025-08-25T08:00+00:00"
    assert read("2025-08-27", None, CAPTURED.replace(tzinfo=None)) is None


def test_which_numbers_could_be_swapped_is_told() -> None:
    assert [moment.unsure for text in ("03/04/2025", "23/04/2025", "3.4.2025") if (moment := moment_in(text))] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("23. Oktober 2025", "2025-10-23"), ("23 octombrie 2025", "2025-10-23"), ("23 августа 2025", "2025-08-23")],
)
def test_months_tell_a_date_where_no_language_is_declared(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "language"), [("systems 25, 2012", None), ("Ana SolerMar 5, 2025", "en-US")])
def test_what_names_no_month_is_left_alone(text: str, language: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "_parsed", pytest.fail)
    assert read(text, language) is None


def test_the_library_is_imported_only_when_a_date_needs_it() -> None:
    code = (
        "import sys, mixedzone; mixedzone.read('<title>A</title><p>Goal!</p><p>23 August 2025').published; "
        "assert 'dateparser' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2099, 12, 31)))
def test_what_is_written_is_read(moment: datetime) -> None:
    assert read(moment.isoformat(timespec="seconds")) == moment.isoformat(timespec="seconds")
    assert read(f"{moment:%B} {moment.day}, {moment.year}") == moment.date().isoformat()


@given(st.text(alphabet="0123456789-./: TZ年月日APMapm+", max_size=40))
def test_any_numbers(text: str) -> None:
    found = read(text, "en", CAPTURED)
    if found is not None:
        moment = datetime.fromisoformat(found)
        assert moment.replace(tzinfo=moment.tzinfo or UTC) <= CAPTURED + timedelta(days=1)


@pytest.mark.parametrize("unit", ["1 ", "1.", "2025-", "a ", " ", "1 a "])
def test_long_texts_cost_little(unit: str) -> None:
    begun = time.process_time()
    moment_in(unit * 100_000, "de")
    moment_in((unit * 120)[:120], "de")
    assert time.process_time() - begun < 2
