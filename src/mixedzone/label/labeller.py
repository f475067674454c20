"""Lines → roles: the way of a page through the labeller."""

from __future__ import annotations

from mixedzone.label import flat, marked
from mixedzone.label.interview import mark_turns
from mixedzone.label.labels import Labels
from mixedzone.page.lines import Lines


def label(cut: Lines) -> Labels:
    """Give every line its role."""
    labels = flat.label(cut) if cut.tree is None else marked.label(cut)
    mark_turns(cut, labels.roles)
    return labels
