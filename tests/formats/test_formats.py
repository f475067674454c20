from __future__ import annotations

from pathlib import Path

import pytest

import mixedzone
from mixedzone.formats import SUFFIXES, renderer

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("name", SUFFIXES)
@pytest.mark.parametrize("page", sorted(EXAMPLES.glob("*-*.*")), ids=lambda page: page.name)
def test_an_article_and_its_record_look_the_same(name: str, page: Path) -> None:
    render = renderer(name)
    article = mixedzone.read(page)
    rendered = render(article)
    assert rendered == render(article.record())
    assert rendered.endswith("\n")


def test_a_format_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="article, json"):
        renderer("printable")
