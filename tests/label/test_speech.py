"""Labels, quotation marks and dashes as the prints of many countries set them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.label.speech import (
    CLOSING,
    HONORIFICS,
    OPENING,
    PARTICLES,
    QUESTION_MARKS,
    ROLE_WORDS,
    Labelled,
    asks,
    is_initials,
    label_of,
    opens_speech,
    opens_with_dash,
    people_of,
    short_forms,
    split_label,
    stands_for,
    strip_quotes,
    without_decoration,
)


@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        ('Tom Ruiz: "I stayed."', "Tom Ruiz", '"I stayed."'),
        ("Ruiz: I stayed.", "Ruiz", "I stayed."),
        ("TOM RUIZ: I stayed.", "TOM RUIZ", "I stayed."),
        ("TR: Yes.", "TR", "Yes."),
        ("W. T.: Ja.", "W. T.", "Ja."),
        ("N. F. : « Oui. »", "N. F.", "« Oui. »"),
        ("A: Yes.", "A", "Yes."),
        ("SPIEGEL: Warum?", "SPIEGEL", "Warum?"),
        ("DFB.de: Warum?", "DFB.de", "Warum?"),
        ("liga.example: Warum?", "liga.example", "Warum?"),
        ("Anna van der Berg: Ja.", "Anna van der Berg", "Ja."),
        ("Dr. Ana Soler: Sí.", "Dr. Ana Soler", "Sí."),
        ("Jean-Luc O’Neill : Oui.", "Jean-Luc O’Neill", "Oui."),
        ("― 選手: はい。", "選手", "はい。"),
        ("――山田：優勝したいです。", "山田", "優勝したいです。"),
        ("– Ruiz: Yes.", "Ruiz", "Yes."),
        ("— Ruiz: Yes.", "Ruiz", "Yes."),
        ("• Ruiz: Yes.", "Ruiz", "Yes."),
        (":: Ruiz: Yes.", "Ruiz", "Yes."),
        ("Frage 12: Warum?", "Frage", "Warum?"),
        ("Q1: Why?", "Q", "Why?"),
        ("Вопрос: Почему?", "Вопрос", "Почему?"),
        ("سؤال: لماذا؟", "سؤال", "لماذا؟"),
        ('Ruiz:"Yes."', "Ruiz", '"Yes."'),
        ("Ruiz:", "Ruiz", ""),
    ],
)
def test_labels(text: str, label: str, said: str) -> None:
    assert split_label(text) == (label, said)
    assert label_of(text) == label


@pytest.mark.parametrize(
    "text",
    [
        "What matters here: patience, and luck.",
        "We lost 2:1 at home.",
        "Kick-off is at 15:30 on Saturday.",
        "https://liga.example/a",
        "He asked me? Yes: twice.",
        "This is a long sentence that goes on for a while: it has no label.",
        '"Yes: no."',
        "12: a number",
        "::",
        "",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize("particle", sorted(PARTICLES))
def test_small_words_inside_a_name(particle: str) -> None:
    assert label_of(f"Anna {particle} Berg: Ja.") == f"Anna {particle} Berg"


@pytest.mark.parametrize("honorific", sorted(HONORIFICS))
def test_honorifics_make_nobody_another_person(honorific: str) -> None:
    assert stands_for(f"{honorific.capitalize()} Ruiz", "Tom Ruiz")
    assert stands_for(f"{honorific.capitalize()}. Ruiz", "Tom Ruiz")


@pytest.mark.parametrize("word", sorted(ROLE_WORDS))
def test_words_for_asking_and_answering_are_labels_too(word: str) -> None:
    assert label_of(f"{word.capitalize()}: yes") == word.capitalize()
    assert label_of(f"{word.capitalize()} 3: yes") == word.capitalize()


@pytest.mark.parametrize("label", ["MB", "M.B.", "W. T.", "A", "J.-L. M.", "ÀÉ"])
def test_initials(label: str) -> None:
    assert is_initials(label)


@pytest.mark.parametrize("label", ["Mb", "SPIEGEL", "Ruiz", "", "A1", "A" * 100_000])
def test_no_initials(label: str) -> None:
    assert not is_initials(label)


@pytest.mark.parametrize(
    ("label", "name", "fits"),
    [
        ("Ruiz", "Tom Ruiz", True),
        ("Tom", "Tom Ruiz", True),
        ("RUIZ", "Tom Ruiz", True),
        ("TR", "Tom Ruiz", True),
        ("T. R.", "Tom Ruiz", True),
        ("JLM", "Jean-Luc Martin", True),
        ("RT", "Tom Ruiz", False),
        ("T", "Tom Ruiz", False),
        ("Uiz", "Tom Ruiz", False),
        ("van der Berg", "Anna van der Berg", False),
        ("Berg", "Anna van der Berg", True),
    ],
)
def test_who_a_label_stands_for(label: str, name: str, fits: bool) -> None:
    assert stands_for(label, name) is fits


def test_a_name_stands_for_itself_first() -> None:
    assert short_forms("Tom Ruiz")[0] == "tom ruiz"
    assert short_forms("MB") == ["mb"]


def lines(texts: list[str]) -> list[Labelled]:
    return [(*split_label(text), asks(text)) for text in texts]


def test_people_recur() -> None:
    texts = ["Tom Ruiz: One.", "And now?", "Ruiz: Two.", "TR: Three.", "One thing: this is no person."]
    assert people_of(lines(texts)) == {"Tom Ruiz": "Tom Ruiz", "Ruiz": "Tom Ruiz", "TR": "Tom Ruiz"}


def test_labels_on_the_first_pair_alone_are_heard() -> None:
    texts = ["Post: How was it?", "Tom Ruiz: Good.", "And now?", "Now we go home.", "Last: hm."]
    assert people_of(lines(texts)) == {"Post": "Post", "Tom Ruiz": "Tom Ruiz"}


def test_a_phrase_before_a_colon_is_nobody() -> None:
    assert people_of(lines(["Looking back: how was it?", "It was good.", "And now?", "Now we go home."])) == {}


@pytest.mark.parametrize("mark", sorted(set(QUESTION_MARKS) - {";", "՞"}))
def test_question_marks_of_many_scripts(mark: str) -> None:
    assert asks(f"Yes{mark}")
    assert asks(f"“Yes{mark}” ")
    assert asks(f"(Yes{mark})")


@pytest.mark.parametrize(
    "text", ["Και τώρα;", "Ինչպե՞ս եք։", "今の気持ちは？", "いかがでしたか。", "어떻습니까.", "كيف؟", "እንዴት፧"]
)
def test_questions_of_other_scripts(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["Yes.", "first item;", "", '"""', "?!", "Why? Because.", "はい。", "Why…"])
def test_what_does_not_ask(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize("mark", sorted(OPENING))
def test_every_opening_mark_opens_speech(mark: str) -> None:
    assert opens_speech(f"{mark}Yes.")
    assert opens_speech(f"{mark}\u00a0Yes.")
    assert not opens_speech(f"Yes {mark}no")


@pytest.mark.parametrize(
    "text",
    [
        '"Yes."',
        "“Yes.”",
        "„Yes.“",
        "„Yes.”",
        '„Yes."',
        "»Yes.«",
        "«Yes.»",
        "« Yes. »",
        "«\u00a0Yes.\u00a0»",
        "‹Yes.›",
        "›Yes.‹",
        "‘Yes.’",
        "‚Yes.‘",
        "”Yes.”",
        "「Yes.」",
        "『Yes.』",
        "〝Yes.〟",
        "《Yes.》",
        '"Yes.”',
        '"Yes.',
        "„Yes.",
        'Yes."',
        "Yes.“",
        "Yes.»",
        "Yes.",
        ' "Yes." ',
    ],
)
def test_quotation_marks_of_many_prints(text: str) -> None:
    assert strip_quotes(text) == "Yes."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("„Ja, „Balg“ nennen sie mich.“", "Ja, „Balg“ nennen sie mich."),
        ("„Mich nennen sie „Balg“", "Mich nennen sie „Balg“"),
        ('They call me "Bellows"', 'They call me "Bellows"'),
        ("Mich nennen sie „Balg“", "Mich nennen sie „Balg“"),
        ('"They call me “Bellows”"', "They call me “Bellows”"),
        ("« On m'appelle « Soufflet » »", "On m'appelle « Soufflet »"),
        ("the players’", "the players’"),
        ("‘the players’ way’", "the players’ way"),
        ("「『はい』と言った」", "『はい』と言った"),
        ("", ""),
        ('"', ""),
        ('""', ""),
    ],
)
def test_marks_of_inner_speech_stay(text: str, said: str) -> None:
    assert strip_quotes(text) == said


@pytest.mark.parametrize("dash", ["–", "—", "―", "‒", "-", "•", "*"])
def test_dashes_that_open_a_turn(dash: str) -> None:
    assert opens_with_dash(f"{dash} Yes.")
    assert without_decoration(f"{dash} Yes.") == "Yes."


@pytest.mark.parametrize("text", ["—Sí, claro.", "―はい。", "––はい。"])
def test_long_dashes_need_no_space(text: str) -> None:
    assert without_decoration(text) == text.lstrip("—―–")


@pytest.mark.parametrize("text", ["-5 degrees", "–5 degrees", "*laughs* Yes.", "Yes - no", "–", "* ", "::"])
def test_what_opens_no_turn_stays(text: str) -> None:
    assert without_decoration(text) == text


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    label, said = split_label(text)
    assert said.strip() in text
    assert label is None or label
    assert strip_quotes(text) in text
    assert without_decoration(text) in text
    assert isinstance(asks(text), bool)


@given(st.text(alphabet=OPENING + CLOSING + "ab .", max_size=40))
def test_at_most_one_mark_goes_at_each_end(text: str) -> None:
    inner = strip_quotes(text)
    assert sum(map(text.count, set(OPENING + CLOSING))) - sum(map(inner.count, set(OPENING + CLOSING))) <= 2


@given(st.lists(st.text(max_size=30), max_size=20))
def test_people_stand_for_labels_of_the_page(texts: list[str]) -> None:
    people = people_of(lines(texts))
    labels = {label_of(text) for text in texts}
    assert people.keys() <= labels
    assert set(people.values()) <= labels


@pytest.mark.parametrize(
    "piece", ["a", '"', " ", "\u00a0", "-", "- ", "A.", "A. ", "Aa ", ":", ":: ", "1", "„", "?", "("]
)
def test_a_line_of_a_million_characters_costs_no_more_than_its_length(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    begun = time.process_time()
    for line in (text, f"b{text}b"):
        split_label(line)
        strip_quotes(line)
        asks(line)
        opens_with_dash(line)
        is_initials(line)
    assert time.process_time() - begun < 3


def test_a_label_of_dotted_letters_ends() -> None:
    begun = time.process_time()
    assert label_of("A." * 30) is None
    assert label_of("A" + ".b" * 29) is None
    assert time.process_time() - begun < 0.5


def test_many_labels_cost_no_more_than_their_number() -> None:
    texts = [f"{chr(65 + n % 26)}{'abcdefghij'[n // 26 % 10] * (n // 260 + 1)} Ruiz: Yes." for n in range(10_000)]
    begun = time.process_time()
    people_of(lines(texts))
    assert time.process_time() - begun < 3
