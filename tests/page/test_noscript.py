"""Frames that `noscript` leaves open."""

from __future__ import annotations

import pytest

from mixedzone import read
from mixedzone.page.html import cut_html
from mixedzone.page.noscript import closed_frames, has_open_frame

COUNTER = b'<noscript><iframe src="https://count.example/ns.html" height="0" width="0"/>%b</noscript>'


@pytest.mark.parametrize("between", [b"", b" ", b"\n\t"])
def test_a_frame_ends_with_its_noscript(between: bytes) -> None:
    page = COUNTER % between
    assert closed_frames(page) == page.replace(b"/>", b"/></iframe>")


@pytest.mark.parametrize("rest", [b"<p>Text", b"</noscript><iframe src=y></iframe><p>Text", b"</NOSCRIPT>"])
def test_a_frame_that_took_the_end_of_its_noscript_for_content(rest: bytes) -> None:
    assert has_open_frame(cut_html(COUNTER % b"" + rest))
    assert not has_open_frame(cut_html(closed_frames(COUNTER % b"") + rest))


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<p>No frame",
        b"<iframe src=x></iframe>",
        b"<noscript><iframe src=x></iframe></noscript>",
        b"<iframe src=x/><p>Text of a frame, as in a browser",
        b"<iframe",
        b"<iframe <iframe " * 9,
    ],
)
def test_other_pages_stay_as_they_are(page: bytes) -> None:
    assert closed_frames(page) == page


def test_a_page_behind_a_counter_is_read() -> None:
    story = b"<h1>Rain stops play</h1><p>The groundsman gave up at noon, and so did both of the captains.</p>"
    article = read(b"<!doctype html><title>Rain stops play</title>" + COUNTER % b"" + story)
    assert article.headline == "Rain stops play"
    assert article.text.startswith("The groundsman gave up at noon")
