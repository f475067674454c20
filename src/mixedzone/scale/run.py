"""A run over many inputs on Daft: in processes of this machine, or on a Ray cluster.

The unit of work is an input, a file of some hundred or thousand pages. Each worker takes one after the other, loads
the model once and holds a row group of one input at a time, so that nothing piles up. Whatever ends a worker or a
machine leaves its input unfinished, and it is given out again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from mixedzone.page.sources import unicode_name
from mixedzone.scale.attempt import AttemptError, Order, attempt
from mixedzone.scale.copies import group_copies
from mixedzone.scale.engine import choose_engine, processors, read_inputs
from mixedzone.scale.plan import Plan, Summary

ATTEMPTS = 5
"""Times that inputs are given out in one run while machines fail under them; the next run goes on where this ends."""


class ForeignRun(ValueError):  # noqa: N818 - it is no error of the program's
    """A folder that holds what was read with another plan. Its text is one sentence."""


class NoInputs(ValueError):  # noqa: N818 - it is no error of the program's
    """Nothing has such a name. Its text is one sentence."""


def scale(
    sources: list[str],
    plan: Plan,
    *,
    workers: int | None = None,
    ray: str | None = None,
    told: Callable[[Summary], None] = lambda _: None,
) -> list[Summary]:
    """Read all inputs that `sources` stand for and that are not finished; give what became of every one of them.

    `workers` are readers at the same time, by default as many as there are processors; `ray` is a cluster's address.
    `told` gets each summary as it comes. Raises ForeignRun, NoInputs, and what the engine raises when it fails again
    and again without finishing an input.
    """
    _agree(plan)
    inputs = list(dict.fromkeys(source for pattern in sources for source in plan.storage.found(pattern)))
    if not inputs:
        raise NoInputs(f"nothing has a name like {', '.join(sources)}.")
    done = finished(plan)
    troubles = {source: _unspeakable(source) for source in inputs if not _is_unicode(source)}
    for summary in troubles.values():
        told(summary)
    for number in range(ATTEMPTS):
        left = [source for source in inputs if source not in done and source not in troubles]
        if not left:
            break
        try:
            for summary in _read(left, plan, workers, ray):
                (troubles if summary.trouble else done)[summary.source] = summary
                told(summary)
        except Exception:
            done |= finished(plan)
            if number == ATTEMPTS - 1:
                raise
    return [done.get(source) or troubles[source] for source in inputs]


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unspeakable(source: str) -> Summary:
    """Files on disks may have names that no engine takes."""
    return Summary(source=unicode_name(source), trouble="Its name is not Unicode: it has to be renamed.")


def find_copies(plan: Plan, *, ray: str | None = None) -> None:
    """Write `copies/` over all inputs that are finished, as `group_copies` says."""
    if ray is None:
        choose_engine(None)
        group_copies(plan)
        return
    for number in range(ATTEMPTS):
        try:
            list(attempt(Order(plan=plan, ray=ray, sources=[], workers=None)))
        except AttemptError:
            if number == ATTEMPTS - 1:
                raise
        else:
            return


def _read(sources: list[str], plan: Plan, workers: int | None, ray: str | None) -> Iterator[Summary]:
    if ray is None:
        choose_engine(None)
        return read_inputs(sources, plan, workers or processors(None))
    return attempt(Order(plan=plan, ray=ray, sources=sources, workers=workers))


def finished(plan: Plan) -> dict[str, Summary]:
    """The inputs that are done, by their addresses: the manifest."""
    entries = plan.storage.found(f"{plan.finished('')[: -len('.json')].rpartition('/')[0]}/*.json")
    summaries = [msgspec.json.decode(plan.storage.read(entry), type=Summary) for entry in entries]
    return {summary.source: summary for summary in summaries}


def _agree(plan: Plan) -> None:
    """Raise unless the folder is new or was begun with the same plan."""
    agreed = msgspec.json.encode(
        {"settings": plan.settings, "wanted": plan.wanted, "partition": plan.partition}, order="sorted"
    )
    if not plan.storage.is_there(plan.agreement):
        plan.storage.write(plan.agreement, agreed)
    elif plan.storage.read(plan.agreement) != agreed:
        raise ForeignRun("it holds what was read with other settings.")
