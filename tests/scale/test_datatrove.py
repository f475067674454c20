from __future__ import annotations

from types import SimpleNamespace

from mixedzone.scale.datatrove import MixedZone
from tests.scale.conftest import page


def document(number: int, text: str) -> SimpleNamespace:
    return SimpleNamespace(id=str(number), text=text, metadata={"url": f"https://paper.example/{number}", "dump": "x"})


def test_pages_become_articles() -> None:
    step = MixedZone(languages=["en"])
    pages = [page(1), "", page(2).replace("lang=en", "lang=de"), page(3)]
    read = list(step.run([document(number, text) for number, text in enumerate(pages)], 0, 1))
    assert [each.metadata["headline"] for each in read] == ["Derby number 1", "Derby number 3"]
    assert read[0].text == "Two goals in the last ten minutes turned derby number 1 around."
    assert read[0].metadata["dump"] == "x"
    assert step.counts == {"read": 2, "no page": 1, "language": 1}


def test_a_step_is_called_as_a_pipeline_calls_it() -> None:
    assert [each.id for each in MixedZone()([document(0, page(1))], rank=3, world_size=8)] == ["0"]
