"""Who said what in running text, in the print of many countries. All people, clubs and papers are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mixedzone
from mixedzone.article.quotes import quotes_of
from mixedzone.types import Block, Quote, Role


def blocks_of(*texts: str, role: Role = Role.PARAGRAPH) -> list[Block]:
    return [Block(role=role, text=text, lines=(number + 1,)) for number, text in enumerate(texts)]


def read(*texts: str, language: str | None = None) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in quotes_of(blocks_of(*texts), lambda: language)]


PRINTS = [
    # language, paragraph, quotes with their speakers
    ("en", "“We never stopped running,” said Ana Soler, the captain.", [("We never stopped running", "Ana Soler")]),
    ("en", '"We never stopped running," coach Ana Soler said.', [("We never stopped running", "Ana Soler")]),
    ("en", "‘It was the players’ idea,’ Ana Soler told the Post.", [("It was the players’ idea", "Ana Soler")]),
    ("en", "Ana Soler said: “It rained all night.”", [("It rained all night.", "Ana Soler")]),
    ("en", "According to Ana Soler, the pitch was “a lake with two goals”.", [("a lake with two goals", "Ana Soler")]),
    ("en", "Ana Soler, who came from Saltmere in May, admitted that it was “not my best game”.", [("not my best game", "Ana Soler")]),
    ("de", "„Wir haben nie aufgehört zu laufen“, sagte Trainerin Ana Soler am Abend.", [("Wir haben nie aufgehört zu laufen", "Ana Soler")]),
    ("de", "»Das war ein Spiel für die Großen«, meinte der Torwart der Gäste, Tom Ruiz.", [("Das war ein Spiel für die Großen", "Tom Ruiz")]),
    ("de", "Ana Soler sagte nach dem Spiel: „Wir sind noch lange nicht fertig.“", [("Wir sind noch lange nicht fertig.", "Ana Soler")]),
    ("de", "Das sei, so Ana Soler, „ein ganz besonderer Abend“ für den Verein.", [("ein ganz besonderer Abend", "Ana Soler")]),
    ("de", "«Die Mannschaft hat das verdient», erklärte Kapitän Tom Ruiz gegenüber der «Hafenpost».", [("Die Mannschaft hat das verdient", "Tom Ruiz")]),
    ("fr", "« Nous n’avons jamais cessé de courir », a déclaré l’entraîneuse Ana Soler.", [("Nous n’avons jamais cessé de courir", "Ana Soler")]),
    ("fr", "Selon Ana Soler, le terrain était « un lac avec deux buts ».", [("un lac avec deux buts", "Ana Soler")]),
    ("fr", "Le ministre des sports, Paul Garnel, a estimé que la décision est «une erreur de jeunesse».", [("une erreur de jeunesse", "Paul Garnel")]),
    ("es", "“Nunca dejamos de correr”, dijo Ana Soler después del partido.", [("Nunca dejamos de correr", "Ana Soler")]),
    ("es", "«El equipo está muy contento», explicó el entrenador de los visitantes, Tomás Ruiz.", [("El equipo está muy contento", "Tomás Ruiz")]),
    ("es", "Para Ana Soler, la derrota es “una lección para todos”.", [("una lección para todos", "Ana Soler")]),
    ("it", "«Non abbiamo mai smesso di correre», ha detto Ana Soler dopo la partita.", [("Non abbiamo mai smesso di correre", "Ana Soler")]),
    ("it", "“È una serata che non si dimentica”, spiega l’allenatore Tommaso Ruggi.", [("È una serata che non si dimentica", "Tommaso Ruggi")]),
    ("pt", "“Nunca deixámos de correr”, disse Ana Soler no fim do jogo.", [("Nunca deixámos de correr", "Ana Soler")]),
    ("pt", "«A equipa merece mais do que isto», afirmou o treinador Tomás Ruivo.", [("A equipa merece mais do que isto", "Tomás Ruivo")]),
    ("nl", "“We zijn nooit gestopt met lopen”, zei trainer Ana Soler na de wedstrijd.", [("We zijn nooit gestopt met lopen", "Ana Soler")]),
    ("nl", "Volgens Ana Soler was het veld „een meer met twee doelen”.", [("een meer met twee doelen", "Ana Soler")]),
    ("nl", "‘We hebben er alles aan gedaan,’ aldus Tom Ruis.", [("We hebben er alles aan gedaan", "Tom Ruis")]),
    ("pl", "„Nigdy nie przestaliśmy biegać” – powiedziała Anna Solarz po meczu.", [("Nigdy nie przestaliśmy biegać", "Anna Solarz")]),
    ("pl", "Trener Tomasz Ruszny dodał, że to była „najlepsza noc w życiu”.", [("najlepsza noc w życiu", "Tomasz Ruszny")]),
    ("cs", "„Nikdy jsme nepřestali běhat,“ řekla po zápase Anna Solová.", [("Nikdy jsme nepřestali běhat", "Anna Solová")]),
    ("da", "»Vi holdt aldrig op med at løbe,« siger Anna Sole efter kampen.", [("Vi holdt aldrig op med at løbe", "Anna Sole")]),
    ("sv", "”Vi slutade aldrig springa”, säger Anna Sole efter matchen.", [("Vi slutade aldrig springa", "Anna Sole")]),
    ("sv", "– Vi slutade aldrig springa, säger Anna Sole efter matchen.", [("Vi slutade aldrig springa", "Anna Sole")]),
    ("no", "– Vi sluttet aldri å løpe, og det er jeg stolt av, sier Anna Sole.", [("Vi sluttet aldri å løpe, og det er jeg stolt av", "Anna Sole")]),
    ("no", "«Vi sluttet aldri å løpe», skriver Anna Sole på nettsiden.", [("Vi sluttet aldri å løpe", "Anna Sole")]),
    ("es", "—Nunca dejamos de correr —dijo Ana Soler—. Y eso se nota en el campo.", [("Nunca dejamos de correr", "Ana Soler"), ("Y eso se nota en el campo.", "Ana Soler")]),
    ("fr", "— Nous n’avons jamais cessé de courir, dit Ana Soler.", [("Nous n’avons jamais cessé de courir", "Ana Soler")]),
    ("pl", "– Nigdy nie przestaliśmy biegać i to było widać – powiedziała Anna Solarz.", [("Nigdy nie przestaliśmy biegać i to było widać", "Anna Solarz")]),
    ("ru", "— Мы никогда не останавливались, — сказал после матча Иван Солеров.", [("Мы никогда не останавливались", "Иван Солеров")]),
    ("ru", "«Мы никогда не останавливались», — сказал Иван Солеров.", [("Мы никогда не останавливались", "Иван Солеров")]),
    ("tr", "Teknik direktör Ayşe Solmaz, “Koşmayı hiç bırakmadık ve kazandık.” dedi.", [("Koşmayı hiç bırakmadık ve kazandık.", "Ayşe Solmaz")]),
    ("tr", "\"Bu gece çok özel bir gece oldu\" diyen Ayşe Solmaz, taraftara teşekkür etti.", [("Bu gece çok özel bir gece oldu", "Ayşe Solmaz")]),
    ("ja", "浜田剛監督は「最後まで走り続けた選手たちを誇りに思う」と語った。", [("最後まで走り続けた選手たちを誇りに思う", "浜田剛")]),
    ("ja", "主将の岬真司は試合後、「雨は言い訳にならない。次は勝つ」と話している。", [("雨は言い訳にならない。次は勝つ", "岬真司")]),
    ("zh", "主教练王海潮表示：“我们从来没有停止奔跑，球员们做得很好。”", [("我们从来没有停止奔跑，球员们做得很好。", "王海潮")]),
    ("zh", "“这场比赛我们准备了很久，”队长李潮生说，“大家都很努力。”", [("这场比赛我们准备了很久 大家都很努力。", "李潮生")]),
    ("zh", "王海潮说：「我們從來沒有停止奔跑。」", [("我們從來沒有停止奔跑。", "王海潮")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "paragraph", "quotes"), PRINTS)
def test_the_print_of_many_countries(language: str, paragraph: str, quotes: list[tuple[str, str | None]]) -> None:
    assert read(paragraph, language=language) == quotes


def test_speech_that_its_verb_interrupts_is_one_quote() -> None:
    assert read("“We ran,” said Ana Soler, “until the lights went out.”") == [
        ("We ran until the lights went out.", "Ana Soler")
    ]
    assert read("„Wir sind gelaufen“, sagte Ana Soler: „Bis das Licht ausging.“") == [
        ("Wir sind gelaufen Bis das Licht ausging.", "Ana Soler")
    ]


def test_speech_after_a_full_stop_is_another_quote_of_the_same_speaker() -> None:
    assert read("“We ran and ran,” Ana Soler said. “Nobody stopped us.”") == [
        ("We ran and ran", "Ana Soler"),
        ("Nobody stopped us.", "Ana Soler"),
    ]


def test_speech_with_two_verbs_between_is_two_quotes() -> None:
    (first, second) = read("“We ran and ran”, said Ana Soler and added: “Nobody stopped us.”")
    assert (first[1], second[1]) == ("Ana Soler", "Ana Soler")


def test_speech_over_paragraphs_is_one_quote() -> None:
    (quote,) = quotes_of(
        blocks_of(
            "Ana Soler said: “We ran all night long.",
            "“Then the lights went out.",
            "“And nobody stopped.” They went home.",
        )
    )
    assert quote.text == "We ran all night long.\n\nThen the lights went out.\n\nAnd nobody stopped."
    assert (quote.speaker, quote.lines) == ("Ana Soler", (1, 2, 3))


def test_speech_that_only_its_last_paragraph_closes() -> None:
    assert read("„Wir sind gelaufen.", "Und dann war Schluss“, sagte Ana Soler.") == [
        ("Wir sind gelaufen.\n\nUnd dann war Schluss", "Ana Soler")
    ]


def test_speech_that_nothing_closes_ends_with_the_words_by_whom() -> None:
    assert read("»Vi løb hele natten, og ingen stoppede os, siger Anna Sole.", "Så gik de hjem, og det var det.") == [
        ("Vi løb hele natten, og ingen stoppede os", "Anna Sole")
    ]


def test_speech_inside_speech_belongs_to_it() -> None:
    assert read("„Er rief „Lauf, lauf!“ und ich lief“, sagte Ana Soler.") == [
        ("Er rief „Lauf, lauf!“ und ich lief", "Ana Soler")
    ]
    assert read("“He shouted ‘run, run, run!’ and I ran,” said Ana Soler.") == [
        ("He shouted ‘run, run, run!’ and I ran", "Ana Soler")
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Soler came from Saltmere. “I like the harbour here,” she said.", "Ana Soler"),
        ("Captain Ana Soler came from Saltmere. “I like the harbour here,” the captain said.", "Ana Soler"),
        ("Ana Soler came from Saltmere. The town liked her. “I like the harbour here,” Soler said.", "Ana Soler"),
        ("Kapitänin Ana Soler kommt aus Saltmere. „Ich mag den Hafen hier“, sagte die Kapitänin.", "Ana Soler"),
        ("Ana Soler kommt aus Saltmere. „Ich mag den Hafen hier“, sagte die 31-Jährige.", "Ana Soler"),
        ("Ana Soler vient de Saltmere. « J’aime bien le port ici », dit-elle en souriant.", "Ana Soler"),
        ("Ana Soler vient de Saltmere. « J’aime bien le port, sourit-elle. Il est calme. »", "Ana Soler"),
        ("Ana Soler vino de Saltmere. “Me gusta mucho el puerto”, añadió.", "Ana Soler"),
        ("Anna Sole kommer från Saltmere. ”Jag gillar hamnen här”, säger hon.", "Anna Sole"),
        ("The Harbour Trust said: “The harbour stays as it is.”", "Harbour Trust"),
        ("“The harbour stays as it is,” a spokesman for the town said.", None),
        ("“The harbour stays as it is,” they said.", None),
        ("„Der Hafen bleibt, wie er ist“, sagte ein Anwohner.", None),
        ("“The harbour stays as it is.” Nobody knows who wrote that on the wall.", None),
    ],
)
def test_who_is_meant(text: str, speaker: str | None) -> None:
    assert [quote.speaker for quote in quotes_of(blocks_of(text))] == [speaker]


def test_speech_alone_in_its_paragraph_goes_on_with_the_one_before() -> None:
    assert read("Ana Soler said the harbour was hers.", "“I grew up down there, by the boats.”") == [
        ("I grew up down there, by the boats.", "Ana Soler")
    ]


def test_nobody_speaks_for_ever() -> None:
    texts = ["“I grew up by the boats,” said Ana Soler.", *["The sea was grey that day, as on most."] * 5]
    assert read(*texts, "“It never changes at all down here.”")[-1][1] is None


def test_the_name_is_the_fullest_on_the_page() -> None:
    blocks = [
        Block(role=Role.HEADLINE, text="Why Wiebke Tornhagen stays", lines=(1,)),
        Block(role=Role.PARAGRAPH, text="“I have a house here now,” Tornhagen said.", lines=(2,)),
    ]
    assert [quote.speaker for quote in quotes_of(blocks)] == ["Wiebke Tornhagen"]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “harbour of dreams” is closed, said Ana Soler.",
        "He plays for “Saltmere” now, and he is “happy” there.",
        "Tom “The Long Boat” Ruiz is back.",
        "She has read the novel “Boats Against the Tide” twice.",
        "Der Film „Das große Rauschen“ läuft seit Montag.",
        "Er ist ein „alter Hase“ im Geschäft.",
        'The plank was 5\'10" long and 3" thick, nothing else.',
        "The players' bus and the coaches' car were late.",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.PARAGRAPH, Role.LIST_ITEM)])
def test_only_running_text_is_searched(role: Role) -> None:
    assert quotes_of(blocks_of("“We never stopped running,” said Ana Soler.", role=role)) == ()


def test_a_quote_names_its_lines_and_its_role() -> None:
    article = mixedzone.read(
        "<h1>Harbour win</h1><p>The derby was long and wet, and most of the town was there to see the end of it."
        "<p>“We never stopped,” said Ana Soler when the lights had gone out and the stand was empty again."
    )
    (quote,) = article.quotes
    assert quote == Quote(text="We never stopped", speaker="Ana Soler", role=Role.PARAGRAPH, lines=(3,))
    assert article.record().quotes == article.quotes
    assert "We never stopped" in article.lines[quote.lines[0] - 1].text


def test_flat_text_is_read_alike() -> None:
    text = "Harbour win\n\nThe derby was long and wet, and most of the town was there to see the end of it.\n\n"
    text += "“We never stopped,” said Ana Soler when the lights had gone out and the stand was empty again."
    assert [(quote.text, quote.speaker) for quote in mixedzone.read(text, flat=True).quotes] == [
        ("We never stopped", "Ana Soler")
    ]


MARKS = st.sampled_from("\"“”„«»‘’'「」–— .,:!?\ufffc\nabcAB")


@given(st.lists(st.text(MARKS, max_size=60), max_size=5), st.sampled_from(["en", "de", "fr", "sv", "ja", None]))
@settings(max_examples=200, deadline=None)
def test_every_quote_stands_on_the_page(texts: list[str], language: str | None) -> None:
    quotes = quotes_of(blocks_of(*texts), lambda: language)
    page = " ".join(" ".join(texts).split())
    for quote in quotes:
        assert quote.text
        for part in quote.text.split("\n\n"):
            assert all(word in page for word in part.split())
        assert set(quote.lines) <= set(range(1, len(texts) + 1))


MEGABYTE = 1 << 20
LONGEST_SECONDS = 20
HOSTILE = ["“", "„", '"', "' a", "‘a ", "«»", "「", "– a ", "A ", "A.", "Aa-", "a, ", "said ", "“a b c” ", "“a b c,” said ", "Ana Soler, ", "。", "浜は「", "’"]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_lines_take_bounded_time(unit: str) -> None:
    text = "“We ran and ran,” said Ana Soler. " + unit * (MEGABYTE // len(unit))
    start = time.perf_counter()
    quotes_of(blocks_of(text), lambda: "en")
    quotes_of(blocks_of(text), lambda: "sv")
    assert time.perf_counter() - start < 2 * LONGEST_SECONDS
