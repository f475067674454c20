"""Who said what, read from whole pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mixedzone
from mixedzone.article.interview import interview_of
from mixedzone.types import Block, Role, Turn

HEAD = "<h1>Tom Ruiz wants to stay</h1>"
INTRO = "<p>He came to the harbour as a boy and never left it again, and we met him in the stand after training."
QUESTIONS = (
    "How was your first day?",
    "Where do you live now?",
    "What will you do next?",
    "Do you cook at home?",
    "Why you of all people?",
)
ANSWERS = (
    "I was early, and I was alone for an hour or two.",
    "I live by the harbour, in the house of my grandmother.",
    "We will see. I never plan more than a week ahead.",
    "I do, but my wife is better, and my children say so.",
    "I ran more than they did, and I still do that today.",
)
PAIRS = tuple(zip(QUESTIONS, ANSWERS, strict=True))


def html(question: str, answer: str, between: str = "") -> str:
    """A page of the talk in a given print; `between` stands after the second answer."""
    turns = [question.format(q) + answer.format(a) for q, a in PAIRS]
    turns.insert(2, between)
    return f"<article>{HEAD}{INTRO}{''.join(turns)}</article>"


def turns_of(page: str, flat: bool = False) -> tuple[Turn, ...]:
    interview = mixedzone.read(page, flat=flat).interview
    assert interview is not None
    return interview.turns


def speech(turns: tuple[Turn, ...]) -> list[tuple[str, str]]:
    return [(turn.role, turn.text) for turn in turns]


TALK = [said for q, a in PAIRS for said in (("question", q), ("answer", a))]

PRINTS = [
    # question, answer, who asks, who answers
    ("<p>{}", "<p>Tom Ruiz: “{}”", None, "Tom Ruiz"),
    ("<p>{}", "<p>Ruiz: “{}”", None, "Tom Ruiz"),
    ("<p>{}", "<p>RUIZ: {}", None, "Tom Ruiz"),
    ("<p>{}", "<p>TR: {}", None, "Tom Ruiz"),
    ("<p>{}", "<p>T. R. : « {} »", None, "Tom Ruiz"),
    ("<p>{}", "<p>Mr Ruiz: {}", None, "Tom Ruiz"),
    ("<p>POST: {}", "<p>Ruiz: {}", "POST", "Tom Ruiz"),
    ("<p>Harbour.example: {}", "<p>Ruiz: {}", "Harbour.example", "Tom Ruiz"),
    ("<p>Q: {}", "<p>A: {}", None, None),
    ("<p>Frage 1: {}", "<p>Antwort: {}", None, None),
    ("<p>{}", "<p>„{}“", None, None),
    ("<p>{}", "<p>»{}«", None, None),
    ("<p>{}", "<p>「{}」", None, None),
    ("<p>{}", '<p>"{}', None, None),
    ("<p><b>{}</b>", "<p>{}", None, None),
    ("<p><strong>{}</strong><br>", "{}", None, None),
    ("<p><em>{}</em>", "<p>{}", None, None),
    ("<h3>{}</h3>", "<p>{}", None, None),
    ("<p>– {}", "<p>{}", None, None),
    ("<p>—{}", "<p>{}", None, None),
    ("<p>{}", "<p>• {}", None, None),
    ("<p>――{}", "<p>選手: {}", None, "選手"),
    ("<p>Post:<p>{}", "<p>Ruiz:<p>{}", "Post", "Tom Ruiz"),
    ("<p>{}", "<p>{}", None, None),
]


@pytest.mark.parametrize(("question", "answer", "asker", "guest"), PRINTS)
def test_prints_of_a_talk_in_html(question: str, answer: str, asker: str | None, guest: str | None) -> None:
    turns = turns_of(html(question, answer))
    assert speech(turns) == TALK
    assert [turn.speaker for turn in turns] == [asker, guest] * 5


@pytest.mark.parametrize(
    ("question", "answer", "asker", "guest"),
    [print for print in PRINTS if "<br>" not in print[0] and not set("bhe").intersection(print[0][1:5])],
)
def test_prints_of_a_talk_in_flat_text(question: str, answer: str, asker: str | None, guest: str | None) -> None:
    lines = (question + answer).replace("<p>", "\n\n").strip("\n")
    body = "\n\n".join(lines.replace("{}", q, 1).replace("{}", a, 1) for q, a in PAIRS)
    turns = turns_of(f"Tom Ruiz wants to stay\n\n{INTRO[3:]}\n\n{body}", flat=True)
    assert speech(turns) == TALK
    assert [turn.speaker for turn in turns] == [asker, guest] * 5


def test_lines_name_the_lines_of_the_page() -> None:
    article = mixedzone.read(html("<p><b>{}</b>", "<p>{}"))
    assert article.interview is not None
    texts = {line.number: line.text for line in article.lines}
    for turn in article.interview.turns:
        assert " ".join(texts[number] for number in turn.lines) == turn.text


def test_a_page_that_is_one_is_of_the_kind_interview() -> None:
    assert mixedzone.read(html("<p><b>{}</b>", "<p>{}")).kind == "interview"
    assert mixedzone.read(f"<article>{HEAD}{INTRO * 6}</article>").kind != "interview"


def test_statements_as_questions() -> None:
    page = html("<p>{}", "<p>Ruiz: “{}”", "<p>You have come a long way.<p>Ruiz: “From over there.”")
    assert speech(turns_of(page))[4:6] == [("question", "You have come a long way."), ("answer", "From over there.")]


def test_answers_of_several_paragraphs_part_at_blank_lines() -> None:
    page = html("<p><b>{}</b>", "<p>{}", "<p>I like it there, in wind and in rain.")
    assert turns_of(page)[3].text == f"{ANSWERS[1]}\n\nI like it there, in wind and in rain."
    assert len(turns_of(page)[3].lines) == 2


def test_quotation_marks_that_open_every_paragraph_and_close_one() -> None:
    page = html("<p>{}", "<p>“{}”", "").replace(
        f"“{ANSWERS[1]}”", f"“{ANSWERS[1]}<p>“I like it there, in wind and in rain.”"
    )
    assert turns_of(page)[3].text == f"{ANSWERS[1]}\n\nI like it there, in wind and in rain."


@pytest.mark.parametrize(
    "between",
    [
        "<figure><img src=/a.jpg><figcaption>Ruiz by the sea. - © AFP/Ana Soler</figcaption></figure>",
        "<p>Advertisement",
        "<div>Anzeige</div>",
        "<p>Lesen Sie auch: Der Kapitän bleibt am Hafen",
        "<ul><li><a href=/x>Keeper stays at the harbour until 2031</a></ul>",
        "<div>FacebookXWhatsAppCopy link</div>",
    ],
)
def test_pictures_and_adverts_between_turns(between: str) -> None:
    assert speech(turns_of(html("<p><b>{}</b>", "<p>{}", between))) == TALK
    assert speech(turns_of(html("<p>{}", "<p>Ruiz: “{}”", between))) == TALK


def test_a_picture_inside_an_answer() -> None:
    picture = "<figure><figcaption>Ruiz by the sea. - © AFP/Ana Soler</figcaption></figure>"
    turns = turns_of(html("<p><b>{}</b>", "<p>{}", f"{picture}<p>I like it there, in wind and in rain."))
    assert turns[3].text == f"{ANSWERS[1]}\n\nI like it there, in wind and in rain."


def test_asides_stay_in_the_text_and_are_listed() -> None:
    page = html("<p><b>{}</b>", "<p>{}").replace(
        "I never plan", "(laughs) I never plan [or nearly never] for Harbour [Town]"
    )
    turn = turns_of(page)[5]
    assert turn.notes == ("(laughs)", "[or nearly never]", "[Town]")
    assert "(laughs) I never plan [or nearly never]" in turn.text


def test_an_editorial_paragraph_is_a_note() -> None:
    turns = turns_of(html("<p><b>{}</b>", "<p>{}", "<p>(He pours the coffee and looks at the sea.)"))
    assert turns[4] == Turn(role="note", speaker=None, text="(He pours the coffee and looks at the sea.)",
                            notes=turns[4].notes, lines=turns[4].lines)  # fmt: skip
    assert [turn.role for turn in turns].count("note") == 1


def test_a_crosshead_ends_no_turn_and_is_in_none() -> None:
    assert speech(turns_of(html("<p><b>{}</b>", "<p>{}", "<h2>A house by the sea</h2>"))) == TALK


def test_a_label_on_the_first_pair_names_all() -> None:
    page = html("<p><b>{}</b>", "<p>{}").replace(QUESTIONS[0], f"Post: {QUESTIONS[0]}", 1)
    turns = turns_of(page.replace(ANSWERS[0], f"Tom Ruiz: {ANSWERS[0]}", 1))
    assert speech(turns) == TALK
    assert [turn.speaker for turn in turns] == ["Post", "Tom Ruiz"] * 5


def test_a_phrase_before_a_colon_is_no_speaker() -> None:
    turns = turns_of(html("<p><b>{}</b>", "<p>{}").replace(QUESTIONS[2], f"Looking back: {QUESTIONS[2]}"))
    assert turns[4].text == f"Looking back: {QUESTIONS[2]}"
    assert {turn.speaker for turn in turns} == {None}


def test_two_guests_in_a_row_are_two_turns() -> None:
    page = html("<p>{}", "<p>Ruiz: “{}”", "").replace(
        "<p>Ruiz: “I do", "<p>Holm: “He does not.”<p>Ruiz: “I do"
    ).replace("<p>Ruiz: “I ran", "<p>Holm: “He ran.”<p>Ruiz: “I ran")  # fmt: skip
    assert [turn.speaker for turn in turns_of(page) if turn.role == "answer"][-4:] == ["Holm", "Tom Ruiz"] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "An interview with Tom Ruiz, who never left.",
        "Interview mit Stürmer Tom Ruiz. Tom Ruiz bleibt.",
        "Ein Gespräch mit Tom Ruiz über den Hafen.",
        "Entretien avec Tom Ruiz, parti de rien.",
        "Entrevista con Tom Ruiz en el puerto.",
        "Intervista con Tom Ruiz, il capitano.",
        "An interview by Ana Soler with Tom Ruiz in the stand.",
        "In conversation with Tom Ruiz.",
    ],
)
def test_the_page_names_its_guest(sentence: str) -> None:
    page = html("<p><b>{}</b>", "<p>{}").replace(HEAD, "<h1>A house by the sea</h1>").replace(INTRO, f"<p>{sentence}")
    assert {turn.speaker for turn in turns_of(page) if turn.role == "answer"} == {"Tom Ruiz"}


def test_several_guests_are_none_of_them() -> None:
    page = html("<p><b>{}</b>", "<p>{}").replace(INTRO, "<p>An interview with Tom Ruiz and Jan Holm.")
    assert {turn.speaker for turn in turns_of(page)} == {None}


def test_a_name_in_capitals_is_spelled_as_elsewhere() -> None:
    turns = turns_of(html("<p>{}", "<p>TOM RUIZ: {}"))
    assert {turn.speaker for turn in turns if turn.role == "answer"} == {"Tom Ruiz"}


@pytest.mark.parametrize(
    "page",
    [
        "".join(f"<h3>{q}</h3><p>You will find it at the desk of your club, and you will like what you get.</p>"
                for q in ("How do I get in?", "Where can I park?", "May I bring food?", "Can I pay?", "When do I go?")),
        "".join(f"<p>{name}: “We are glad of every point that we can get.”" for name in ("Ruiz", "Holm", "Berg", "Lind")),
        "<h3>Why?</h3><p>Because they ran more than all the others did, and nobody in the town knows how that came.</p>",
        f"{INTRO * 3}<p>What now? Nobody knows.<p>“We go on,” he said.<p>And then? They play on Sunday.",
        "".join(f"<p>{INTRO[3:]} Will it last?<p>They play on and on, week by week, as they did.<p>So it goes here."
                "<p>They train at night.<p>The town sleeps." for _ in range(6)),
    ],
    ids=["frequent questions", "round-up", "one question", "report", "essay"],
)  # fmt: skip
def test_pages_that_are_no_interviews(page: str) -> None:
    article = mixedzone.read(f"<article>{HEAD}{page}</article>")
    assert article.interview is None
    assert article.kind != "interview"


def block(role: Role, text: str, line: int) -> Block:
    return Block(role=role, text=text, lines=(line,))


def test_questions_alone_are_no_interview() -> None:
    assert interview_of([block(Role.QUESTION, "Why?", 1)]) is None
    assert interview_of([]) is None
    assert interview_of([block(Role.SPEAKER, "Ruiz:", 1)]) is None


def test_a_note_at_the_end_is_none() -> None:
    blocks = [block(Role.QUESTION, "Why?", 1), block(Role.ANSWER, "So.", 2), block(Role.PARAGRAPH, "(End.)", 3)]
    interview = interview_of(blocks)
    assert interview is not None
    assert [turn.role for turn in interview.turns] == ["question", "answer"]


ROLES = st.sampled_from([Role.QUESTION, Role.ANSWER, Role.SPEAKER, Role.PARAGRAPH, Role.LEAD, Role.CAPTION])


@given(st.lists(st.tuples(ROLES, st.text(min_size=1, max_size=30)), max_size=12))
def test_turns_of_any_blocks_name_their_lines(parts: list[tuple[Role, str]]) -> None:
    blocks = [block(role, text, number) for number, (role, text) in enumerate(parts, 1)]
    interview = interview_of(blocks)
    assert interview == interview_of(blocks)
    if interview is not None:
        lines = [line for turn in interview.turns for line in turn.lines]
        assert lines == sorted(set(lines))
        spoken = [number for number, (role, _) in enumerate(parts, 1) if role in (Role.QUESTION, Role.ANSWER)]
        assert set(spoken) <= set(lines)


def test_names_alone_part_flat_text_whatever_its_lines_look_like() -> None:
    talk = ["Harbour people", "Home", "Mia Kessler"]
    for n in range(5):
        talk += [f"Where did you sail in year {n}?", "Ana Soler", f"I stayed at pier {n}.", "Mia Kessler"]
    interview = mixedzone.read("\n".join(talk[:-1]), flat=True).interview
    assert interview is not None
    assert [(turn.role, turn.speaker) for turn in interview.turns[:2]] == [
        ("question", "Mia Kessler"),
        ("answer", "Ana Soler"),
    ]
