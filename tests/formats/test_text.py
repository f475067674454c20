from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import mixedzone
from mixedzone.formats import text
from mixedzone.types import Record

EXAMPLE = Path(__file__).parents[2] / "examples" / "derby-report.html"


def test_the_text_is_the_articles() -> None:
    article = mixedzone.read(EXAMPLE)
    assert text.render(article) == article.text + "\n"


def test_controls_are_not_passed_on(make: Callable[..., Record]) -> None:
    assert text.render(make([], text="one\x1b[2J\ntwo")) == "one\ufffd[2J\ntwo\n"
