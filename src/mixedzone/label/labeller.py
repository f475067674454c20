"""Lines → roles: the way of a page through the labeller."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from mixedzone.label import declared_body, marked, second_look
from mixedzone.label.features import measure
from mixedzone.label.interview import mark_turns
from mixedzone.label.labels import Labels, Named
from mixedzone.label.model import Prediction, predict
from mixedzone.page.lines import Lines, Tree
from mixedzone.types import Role


def label(cut: Lines) -> Labels:
    """Give every line its role: the network says which lines are text, words and mark-up how they are called."""
    prediction = predict(measure(cut), flat=cut.tree is None)
    if cut.tree is None:
        from mixedzone.label import flat

        inner = flat.inside(cut, prediction)
        name = partial(flat.name, prediction)
    else:
        second_look.take(cut.tree, prediction)
        declared_body.weigh(cut, cut.tree, prediction)
        inner = marked.inside(cut, cut.tree, prediction)
        name = partial(_surroundings, cut, cut.tree, prediction)
    mark_turns(cut, inner)
    return Labels(inner, name, prediction.judge)


def _surroundings(cut: Lines, tree: Tree, prediction: Prediction, inner: Sequence[Role | None]) -> Named:
    """Name the lines around the text: only who asks for them loads the words by which they are named."""
    from mixedzone.label import surroundings

    return surroundings.name(cut, tree, prediction, inner)
