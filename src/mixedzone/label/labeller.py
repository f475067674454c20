"""Lines → roles: the way of a page through the labeller."""

from __future__ import annotations

from functools import partial

from mixedzone.label import declared_body, flat, marked, second_look, surroundings
from mixedzone.label.features import measure
from mixedzone.label.interview import mark_turns
from mixedzone.label.labels import Labels
from mixedzone.label.model import predict
from mixedzone.page.lines import Lines


def label(cut: Lines) -> Labels:
    """Give every line its role: the network says which lines are text, words and mark-up how they are called."""
    prediction = predict(measure(cut), flat=cut.tree is None)
    if cut.tree is None:
        inner = flat.inside(cut, prediction)
        name = partial(flat.name, prediction)
    else:
        second_look.take(cut.tree, prediction)
        declared_body.weigh(cut, cut.tree, prediction)
        inner = marked.inside(cut, cut.tree, prediction)
        name = partial(surroundings.name, cut, cut.tree, prediction)
    mark_turns(cut, inner)
    return Labels(inner, name, prediction.confidence, prediction.kind)
