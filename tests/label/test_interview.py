"""Questions and answers found from what a page marks them by."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.label.candidates import Candidate
from mixedzone.label.interview import find_turns
from mixedzone.types import Role

Q, A, S, H, P = Role.QUESTION, Role.ANSWER, Role.SPEAKER, Role.HEADING, Role.PARAGRAPH

QUESTIONS = ("How was your first day?", "Where do you live now?", "What will you do next?", "Do you cook?", "Why you?")
ANSWERS = (
    "I was early, and I was alone.",
    "I live by the harbour.",
    "We will see. I never plan.",
    "I do, but my wife is better.",
    "I ran more than they did.",
)


def plain(*texts: str) -> list[Candidate]:
    return [Candidate(text) for text in texts]


def marked(text: str, bold: bool = False, italic: bool = False, heading: bool = False) -> Candidate:
    return Candidate(text, bold, italic, heading)


def exchanges(question: str = "{}", answer: str = "{}", count: int = 5, **marks: bool) -> list[Candidate]:
    """A talk of so many exchanges in a given print; `marks` are those of the questions."""
    pairs = zip(QUESTIONS[:count], ANSWERS[:count], strict=True)
    return [
        candidate
        for asked, said in pairs
        for candidate in (marked(question.format(asked), **marks), Candidate(answer.format(said)))
    ]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("{}", "Tom Ruiz: {}"),
        ("{}", "Ruiz: “{}”"),
        ("{}", "“{}”"),
        ("{}", "„{}“"),
        ("{}", "« {} »"),
        ("{}", "»{}«"),
        ("{}", "「{}」"),
        ("{}", '"{}'),
        ("Post: {}", "Ruiz: {}"),
        ("POST: {}", "TR: {}"),
        ("Harbour.example: {}", "T. R.: {}"),
        ("Post: {}", "{}"),
        ("― {}", "選手: {}"),
        ("– {}", "{}"),
        ("— {}", "{}"),
        ("• {}", "{}"),
        ("{}", "– {}"),
    ],
)
def test_prints_of_a_talk(question: str, answer: str) -> None:
    assert find_turns(exchanges(question, answer)) == [Q, A] * 5


@pytest.mark.parametrize("mark", ["bold", "italic", "heading"])
def test_questions_set_apart_by_mark_up(mark: str) -> None:
    assert find_turns(exchanges("{}", "{}", 5, **{mark: True})) == [Q, A] * 5


def test_questions_set_apart_by_nothing() -> None:
    assert find_turns(exchanges()) == [Q, A] * 5
    assert find_turns(exchanges(count=4)) is None


def test_questions_and_answers_named_as_such() -> None:
    assert find_turns(exchanges("Q: {}", "A: {}")) == [Q, A] * 5
    assert find_turns(exchanges("Frage 1: {}", "Antwort: {}")) == [Q, A] * 5


@pytest.mark.parametrize("mark", ["?", "？", "؟", "\u037e", "⁇", "፧"])
def test_question_marks_of_many_scripts(mark: str) -> None:
    talk = exchanges("Post: {}", "Ruiz: {}")
    assert find_turns(plain(*(c.text.replace("?", mark) for c in talk))) == [Q, A] * 5


def test_statements_that_ask_go_with_the_mark() -> None:
    talk = exchanges(bold=True)
    talk[4] = Candidate("You have had a long way here.", bold=True)
    assert find_turns(talk) == [Q, A] * 5


def test_statements_that_ask_stand_before_a_quoted_answer() -> None:
    talk = exchanges(answer="Ruiz: “{}”")
    talk[0] = Candidate("Tell us about those early years ...")
    assert find_turns(talk) == [Q, A] * 5


def test_answers_may_ask_back() -> None:
    talk = exchanges(answer="“{}”")
    talk[3] = Candidate("“Where else should I live?”")
    assert find_turns(talk) == [Q, A] * 5
    talk = exchanges(bold=True)
    talk[3] = Candidate("By the harbour. And where do you live, if I may ask you that?")
    assert find_turns(talk) == [Q, A] * 5


def test_answers_of_several_paragraphs() -> None:
    for talk in (exchanges(bold=True), exchanges(answer="Ruiz: {}"), exchanges("Post: {}", "Ruiz: {}")):
        talk[4:4] = plain("I never wanted to leave.", "It is a good place to grow old in.")
        assert find_turns(talk) == [Q, A, Q, A, A, A, Q, A, Q, A, Q, A]


def test_quoted_answers_of_several_paragraphs() -> None:
    talk = exchanges(answer="“{}")
    talk[4:4] = plain("“I never wanted to leave.”")
    assert find_turns(talk) == [Q, A, Q, A, A, Q, A, Q, A, Q, A]


def test_a_box_between_quoted_answers_belongs_to_nobody() -> None:
    talk = exchanges(answer="“{}”")
    talk[4:4] = plain("Ruiz has played 34 matches for the club since he came from the islands two years ago.")
    turns = find_turns(talk)
    assert turns is not None
    assert turns[4] in (P, Q)
    assert [role for role in turns if role is A] == [A] * 5


def test_labels_alone_on_their_line() -> None:
    talk = [
        each
        for q, a in zip(QUESTIONS, ANSWERS, strict=True)
        for each in plain("Post:", q, "Tom Ruiz:", a)
    ]  # fmt: skip
    assert find_turns(talk) == [S, Q, S, A] * 5


def test_notes_and_crossheads_belong_to_nobody() -> None:
    talk = exchanges(bold=True)
    talk[4:4] = plain("(He pours the coffee.)", "A house by the sea")
    assert find_turns(talk) == [Q, A, Q, A, P, H, Q, A, Q, A, Q, A]


def test_a_bold_crosshead_is_no_question() -> None:
    talk = exchanges(bold=True)
    talk[4:4] = [Candidate("A house by the sea", bold=True)]
    assert find_turns(talk) == [Q, A, Q, A, H, Q, A, Q, A, Q, A]


def test_a_bold_quotation_is_no_question() -> None:
    talk = exchanges(bold=True)
    talk[4:4] = [Candidate("“I never wanted to leave.”", bold=True)]
    assert find_turns(talk) == [Q, A, Q, A, H, Q, A, Q, A, Q, A]


def test_labels_on_the_first_pair_alone() -> None:
    talk = exchanges(bold=True)
    talk[0] = Candidate(f"Post: {QUESTIONS[0]}", bold=True)
    talk[1] = Candidate(f"Ruiz: {ANSWERS[0]}")
    assert find_turns(talk) == [Q, A] * 5


def test_a_host_who_mostly_states_is_still_the_host() -> None:
    talk = plain(
        "Post: You came early.", "Ruiz: I did.", "Post: At five.", "Ruiz: At four.", "Post: And alone.", "Ruiz: Always.", "Post: How so?", "Ruiz: I ran.",
        "Post: Where do you live?", "Ruiz: There.", "Post: A good place.", "Ruiz: The best.",
    )  # fmt: skip
    assert find_turns(talk) == [Q, A] * 6


def test_several_guests() -> None:
    talk = plain(
        "How was it?", "Ruiz: “Good.”", "Holm: “Bad.”", "And now?", "Holm: “Home.”", "Ruiz: “Dinner.”",
        "Who cooks?", "Ruiz: “Me.”",
    )  # fmt: skip
    assert find_turns(talk) == [Q, A, A, Q, A, A, Q, A]


def test_what_stands_before_and_after_belongs_to_nobody() -> None:
    before = plain("Tom Ruiz came to the harbour as a boy and never left it again. We met him there.")
    after = plain("This interview was conducted by Ana Soler.", "Tom Ruiz is 27 years old.")
    for talk in (exchanges(bold=True), exchanges(answer="Ruiz: {}"), exchanges(answer="“{}”")):
        assert find_turns([*before, *talk, *after]) == [None, *[Q, A] * 5, None, None]


@pytest.mark.parametrize(
    "parting", ["The interview was conducted by Ana Soler.", "Das Gespräch führte Anna Berg.", "Interview: Anna Berg",
                "Propos recueillis par Léa Martin.", "Die Fragen stellte Jan Holm.", "* * *", "+++"]
)  # fmt: skip
def test_lines_that_end_a_talk(parting: str) -> None:
    talk = [*exchanges(bold=True), *plain(parting, "We have more to read for you below.")]
    assert find_turns(talk) == [*[Q, A] * 5, None, None]


@pytest.mark.parametrize("word", ["Thanks for the talk!", "Vielen Dank für das Gespräch.", "Merci.", "Muchas gracias.",
                                  "Obrigado!", "Grazie mille.", "Bedankt!", "Tack!", "Dzięki!", "Спасибо!",
                                  "ありがとうございました。", "谢谢！", "감사합니다.", "شكرا"])  # fmt: skip
def test_the_reporter_takes_leave(word: str) -> None:
    talk = exchanges(bold=True)
    talk[2:2] = plain("I had the key, too.")
    assert find_turns([*talk, *plain(word)]) == [Q, A, A, *[Q, A] * 4, Q]


def test_the_last_answer_is_no_longer_than_the_longest_before_it() -> None:
    talk = [*exchanges(bold=True), *plain("The book that he wrote is out now.", "It has a red cover.")]
    assert find_turns(talk) == [*[Q, A] * 5, None, None]


def test_a_page_of_frequent_questions_is_no_talk() -> None:
    questions = ("How do I get in?", "Where can I park?", "May I bring food?", "What about kids?", "Can I pay by card?")
    answers = ("You show your ticket.", "You park by the sea.", "You may not.", "They pay half.", "You can.")
    for mark in ("bold", "heading", "italic"):
        faq = [
            each for q, a in zip(questions, answers, strict=True) for each in (marked(q, **{mark: True}), Candidate(a))
        ]
        assert find_turns(faq) is None
    labelled = [each for q, a in zip(questions, answers, strict=True) for each in plain(f"Q: {q}", f"A: {a}")]
    assert find_turns(labelled) is None


def test_guides_speak_to_the_reader_more_than_of_themselves() -> None:
    def guide(*answers: str) -> list[Candidate]:
        pairs = zip(QUESTIONS, answers, strict=True)
        return [each for q, a in pairs for each in (Candidate(q, bold=True), Candidate(a))]

    helps, ours, yours = "I will help you there.", "I will see to that.", "You decide that yourself."
    assert find_turns(guide(helps, helps, helps, ours, ours)) == [Q, A] * 5
    assert find_turns(guide(helps, helps, helps, yours, yours)) is None


def test_a_box_that_asks_after_labelled_answers_is_no_exchange() -> None:
    box = [Candidate("Do you want to read more of this?", bold=True), Candidate("Then leave us your address.")]
    talk = exchanges("{}", "Ruiz: {}", bold=True)
    assert find_turns([*talk, *box]) == [*[Q, A] * 5, None, None]


def test_a_report_with_quotations_is_no_talk() -> None:
    assert find_turns(plain(
        "Harbour won.", "“I am glad,” said Ruiz.", "What now?", "They play again on Sunday.", "“We go on.”",
        "Who will stop them?", "Nobody knows.", "Why should anybody?",
    )) is None  # fmt: skip


def test_a_guide_with_questions_as_headings_is_no_talk() -> None:
    guide = [
        Candidate("What is a back pass?", heading=True), Candidate("You play it to your keeper."),
        Candidate("Why does it matter?", heading=True), Candidate("We think it matters to you."),
        Candidate("How do we train it?", heading=True), Candidate("I train it with a wall."),
    ]  # fmt: skip
    assert find_turns(guide) is None


def test_questions_far_apart_are_an_essay() -> None:
    talk = [each for pair in zip(QUESTIONS, *[ANSWERS] * 3, strict=True) for each in plain(*pair)]
    assert find_turns(talk) == [Q, A, A, A] * 5
    essay = [each for pair in zip(QUESTIONS, *[ANSWERS] * 5, strict=True) for each in plain(*pair)]
    assert find_turns(essay) is None


def test_a_list_of_labelled_facts_is_no_talk() -> None:
    assert (
        find_turns(plain("Name: Ruiz", "Age: 27", "Club: Harbour", "Name: Holm", "Age: 22", "Club: Saltmere")) is None
    )


def test_few_exchanges_are_no_talk() -> None:
    assert find_turns(exchanges("Post: {}", "Ruiz: “{}”", count=2)) is None
    assert find_turns([]) is None


PIECES = st.sampled_from(
    ["Post: ", "Ruiz:", " ", "“", "”", "Yes.", "Why?", "– ", "(x)", "Thanks", "***", "you", "I", "؟"]
)


@given(
    st.lists(
        st.builds(
            Candidate,
            st.lists(PIECES, min_size=1, max_size=4).map("".join).filter(str.strip),
            st.booleans(),
            st.booleans(),
            st.booleans(),
        ),
        max_size=24,
    )
)
def test_any_lines_have_one_role_each_or_none(candidates: list[Candidate]) -> None:
    turns = find_turns(candidates)
    assert turns == find_turns(candidates)
    if turns is not None:
        assert len(turns) == len(candidates)
        assert {Q, A} <= set(turns) <= {Q, A, S, H, P, None}


@pytest.mark.parametrize("piece", ["a", '"', "- ", "1", "A.", "?", "(", ":", "你", "I "])
def test_lines_of_a_million_characters(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    begun = time.process_time()
    find_turns(plain("Why?", text, "Why not?", f"a{text}", "How?", f"{text}?", "Who?", "I."))
    assert time.process_time() - begun < 5


def test_a_page_of_many_turns() -> None:
    talk = [each for n in range(10_000) for each in plain(f"Post{n % 500}: Why?", f"R{n % 700}. Ruiz: I ran.")]
    begun = time.process_time()
    find_turns(talk)
    assert time.process_time() - begun < 5
