from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import corpora


def test_the_environment_says_where_the_corpora_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MIXEDZONE_CORPORA", str(tmp_path))
    assert corpora.folder() == tmp_path
    monkeypatch.delenv("MIXEDZONE_CORPORA")
    assert corpora.folder() == (corpora.REPOSITORY.parent / "shared" / "corpora").resolve()


def test_metrics_are_those_beside_the_pages(corpora_folder: Path) -> None:
    assert corpora.score().prf(1, 2, 4) == (0.5, 0.25, 1 / 3)
    (corpora_folder / "score.py").unlink()
    corpora._module.cache_clear()
    with pytest.raises(FileNotFoundError):
        corpora.score()


@pytest.mark.usefixtures("tiny_corpora")
def test_pages_come_by_name_with_gold_text_and_kind() -> None:
    pages = corpora.pages("articles")
    assert [(page.key, page.kind) for page in pages] == [
        ("articles/0001", "article"),
        ("articles/0002", "article"),
        ("articles/0003", "listing"),
    ]
    assert all(page.path.is_file() and page.text.startswith("Two goals") for page in pages)
    assert [page.name for page in corpora.of_kind(pages, "listing")] == ["0003"]


@pytest.mark.usefixtures("tiny_corpora")
def test_every_second_page() -> None:
    assert [page.name for page in corpora.pages("articles", 2)] == ["0001", "0003"]


@pytest.mark.usefixtures("tiny_corpora")
def test_press_pages_have_the_text_of_their_parts() -> None:
    (page,) = corpora.pages("press")
    assert page.text.splitlines()[1] == "The visitors had led"
    assert page.kind == "article"


@pytest.mark.usefixtures("corpora_folder")
def test_an_absent_corpus_has_no_pages() -> None:
    assert corpora.pages("articles") == []
