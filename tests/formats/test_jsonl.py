from __future__ import annotations

from collections.abc import Callable

import msgspec

from mixedzone.formats import jsonl
from mixedzone.types import Record, Role


def test_a_line_a_page_whatever_stands_on_it(make: Callable[..., Record]) -> None:
    record = make([(Role.PARAGRAPH, "one\ntwo\rthree\u2028four\x85five")])
    rendered = jsonl.render(record)
    assert rendered.endswith("}\n")
    assert len(rendered.splitlines()) == 1
    assert msgspec.json.decode(rendered, type=Record) == record
