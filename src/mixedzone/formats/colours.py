"""The colours of the roles, which never stand without the role's word.

The hues are those of Okabe and Ito, told apart with every kind of colour blindness. Words need more contrast than
the hues have, so they are darker on paper and, for blue, lighter in the dark.
"""

from __future__ import annotations

from typing import NamedTuple

from mixedzone.types import Role


class Colour(NamedTuple):
    """A hue, and its shades for words on paper and in the dark, each as "#RRGGBB"."""

    hue: str
    on_paper: str
    in_the_dark: str


PAPER, INK = "#FBFAF6", "#1B1D1C"
DARK, LIGHT = "#14171A", "#E9E6DF"

ORANGE = Colour("#E69F00", "#8A5F00", "#E69F00")
BLUE = Colour("#0072B2", "#006299", "#63B3E4")
GREEN = Colour("#009E73", "#00704F", "#2DBD94")
VERMILLION = Colour("#D55E00", "#A84A00", "#F08A3C")
SKY = Colour("#56B4E9", "#1F6E9C", "#56B4E9")
PURPLE = Colour("#CC79A7", "#99406F", "#DB93BB")
GREY = Colour("#999999", "#666660", "#9C9B96")

COLOURS = {
    **dict.fromkeys((Role.KICKER, Role.HEADLINE, Role.LEAD, Role.BYLINE, Role.DATELINE), ORANGE),
    **dict.fromkeys((Role.HEADING, Role.PARAGRAPH, Role.LIST_ITEM, Role.TABLE, Role.PULL_QUOTE), BLUE),
    **dict.fromkeys((Role.ANSWER, Role.SPEAKER), GREEN),
    Role.QUESTION: VERMILLION,
    Role.FIXTURE: SKY,
    **dict.fromkeys((Role.CAPTION, Role.CREDIT), PURPLE),
}


def colour_of(role: Role) -> Colour:
    """The colour of a role; grey for all that is not of the article."""
    return COLOURS.get(role, GREY)


def word_of(role: Role) -> str:
    """A role's word as people read it.

    >>> word_of(Role.PULL_QUOTE)
    'pull quote'
    """
    return role.value.replace("_", " ")
