from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import document


def test_the_table_is_replaced_and_all_else_kept(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text(f"Before\n{document.BEGIN}\nold\n{document.END}\nAfter\n", "utf-8")
    document.write("| new |\n", page)
    assert page.read_text("utf-8") == f"Before\n{document.BEGIN}\n\n| new |\n\n{document.END}\nAfter\n"


def test_a_page_without_a_place_for_the_table_stays_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text(f"{document.END} {document.BEGIN}", "utf-8")
    with pytest.raises(ValueError, match="no place"):
        document.write("| new |", page)
    assert page.read_text("utf-8") == f"{document.END} {document.BEGIN}"


def test_the_documentation_has_a_place_for_the_table() -> None:
    text = document.DOCUMENT.read_text("utf-8")
    assert text.count(document.BEGIN) == 1
    assert text.index(document.BEGIN) < text.index(document.END)
