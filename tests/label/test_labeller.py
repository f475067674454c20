"""The way of a page through the labeller."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mixedzone.label.labeller import label
from mixedzone.page.html import cut_html
from mixedzone.page.text import cut_text
from mixedzone.types import Role

TALK = (
    ("How was your first day at the club?", "“I was early, and I was alone there for an hour.”"),
    ("Where do you live now?", "“I live by the harbour, in the house of my grandmother.”"),
    ("What will you do next?", "“We will see. I never plan more than a week ahead.”"),
)
INTRO = "Tom Ruiz came to the harbour as a boy and never left it again."


def roles_of(html: str) -> dict[str, Role]:
    cut = cut_html(html.encode())
    labels = label(cut)
    assert len(labels.roles) == len(labels.probabilities) == len(cut)
    return dict(zip(cut.texts, labels.roles, strict=True))


def test_turns_get_their_roles_in_flat_text() -> None:
    cut = cut_text("\n".join([INTRO, *(line for pair in TALK for line in pair)]))
    assert label(cut).roles == [Role.LEAD, *[Role.QUESTION, Role.ANSWER] * 3]


def test_turns_get_their_roles_in_html() -> None:
    body = "".join(f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in TALK)
    roles = roles_of(f"<article><h1>I never plan</h1><p>{INTRO}</p>{body}</article>")
    assert [roles[q] for q, _ in TALK] == [Role.QUESTION] * 3
    assert [roles[a] for _, a in TALK] == [Role.ANSWER] * 3
    assert roles["I never plan"] is Role.HEADLINE


def test_a_question_partly_bold_is_not_set_apart() -> None:
    mixed = [(f"<b>{q.split()[0]}</b> {' '.join(q.split()[1:])}", a.strip("“”")) for q, a in TALK]
    roles = roles_of("<article>" + "".join(f"<p>{q}</p><p>{a}</p>" for q, a in mixed) + "</article>")
    assert Role.QUESTION not in roles.values()


def test_hidden_lines_are_no_turns() -> None:
    body = "".join(f"<p><b>{q}</b></p><p>{a}</p><p hidden>“Hidden {a}”</p>" for q, a in TALK)
    roles = roles_of(f"<article>{body}</article>")
    assert all(role is not Role.ANSWER for text, role in roles.items() if "Hidden" in text)


def test_a_pull_quote_repeats_words_of_an_answer() -> None:
    quote = "I never plan more than a week ahead."
    lines = [line for pair in TALK for line in pair]
    cut = cut_text("\n".join([*lines[:4], quote, *lines[4:]]))
    assert label(cut).roles[4] is Role.PULL_QUOTE
    short = cut_text("\n".join([*lines[:4], "We will see.", *lines[4:]]))
    assert Role.PULL_QUOTE not in label(short).roles


def test_an_answer_given_twice_is_no_pull_quote() -> None:
    lines = [line for pair in TALK for line in pair]
    cut = cut_text("\n".join([*lines, "And if it rains?", lines[-1]]))
    assert label(cut).roles[-1] is Role.ANSWER


def test_labels_alone_on_their_line_are_speakers() -> None:
    lines = [each for q, a in TALK for each in ("Post:", q, "Tom Ruiz:", a.strip("“”"))]
    body = "".join(f"<p>{line}</p>" for line in lines)
    cut = cut_html(f"<article><p>{INTRO}</p>{body}</article>".encode())
    assert label(cut).roles[1:] == [Role.SPEAKER, Role.QUESTION, Role.SPEAKER, Role.ANSWER] * 3


@given(st.lists(st.sampled_from(["Why?", "“Yes.”", "Post:", "Foto: Jan Holm", "12/12 7:30 PM", "Anzeige", INTRO, "x"])))
def test_every_line_of_flat_text_has_one_role(lines: list[str]) -> None:
    cut = cut_text("\n".join(lines))
    labels = label(cut)
    assert len(labels.roles) == len(labels.probabilities) == len(cut)
    assert all(0 <= probability <= 1 for probability in labels.probabilities)
    assert 0 <= labels.confidence <= 1
    assert label(cut_text("\n".join(lines))).roles == labels.roles
