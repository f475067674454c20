"""Who said what in running text, in the print of many countries. All people, clubs and papers are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mixedzone
from mixedzone.article.quotes import quotes_of
from mixedzone.types import Block, Quote, Role
from tests.spoken import SPOKEN


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


TURNED = [
    # language, paragraphs, speaker of the last quote
    ("de", ["Konstantin Veit vom Hafenamt betont: „Es gibt derzeit keinen Anlass dazu.“"], "Konstantin Veit"),
    ("de", ["Tom Ruiz war da.", "„Das ist nur ein Gerücht, mehr nicht“, brabbelte er."], "Tom Ruiz"),
    ("de", ["Das war laut, heißt es. Am Ende „war es oft Zufall“. So beschreibt es Tom Ruiz."], "Tom Ruiz"),
    ("de", ["Der Deutschbanker Stefan Ruiz war da.", "„Wir warten auf den Regen“, so Ruiz."], "Stefan Ruiz"),
    ("da", ["Anne Ruiz er træner i havnen, og det er hun glad for.", "»Vi gav alt, hvad vi havde.«"], "Anne Ruiz"),
    ("sv", ["Tränaren Lars Mörk var nöjd och det var inte för tidigt.", "– Jag är stolt över laget."], "Lars Mörk"),
    ("ja", ["主将の岬真司は得点した。", "岬は「雨は言い訳にならない」と話した。"], "岬真司"),
]


@pytest.mark.parametrize(("language", "paragraphs", "speaker"), TURNED)
def test_who_speaks_where_print_says_it_in_passing(language: str, paragraphs: list[str], speaker: str) -> None:
    assert read(*paragraphs, language=language)[-1][1] == speaker


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


TOLD = [
    # language, paragraphs, speakers
    ('fr', ['Le capitaine de Port-Salin, Paul Garnel, est rentré lundi.', "« On savait que ce serait dur », a-t-il reconnu. « Mais on n'a rien lâché », a ajouté le défenseur."], ['Paul Garnel', 'Paul Garnel']),
    ('fr', ['L’entraîneuse Ana Soler ne cache pas sa joie. « C’est le plus beau soir de ma vie », sourit-elle au micro de Radio Port.'], ['Ana Soler']),
    ('fr', ['Pour Paul Garnel, président du club, « il fallait tourner la page ». Selon lui, « le vestiaire est soulagé ce soir ».'], ['Paul Garnel', 'Paul Garnel']),
    ('fr', ['« La municipalité a été prévenue trop tard, regrette Ana Soler, maire de Port-Salin. Nous avons fait ce que nous pouvions. »'], ['Ana Soler']),
    ('fr', ['Paul Garnel a marqué deux fois. « Je suis fier de cette équipe », a confié l’attaquant de 23 ans après la rencontre.'], ['Paul Garnel']),
    ('fr', ['« C’est une honte pour la ville », s’insurge Ana Soler.', '« Personne ne nous a écoutés », poursuit la maire.'], ['Ana Soler', 'Ana Soler']),
    ('fr', ['Ana Soler l’assure : « Nous reviendrons plus forts la saison prochaine. »'], ['Ana Soler']),
    ('it', ['L’allenatore del Porto Azzurro, Tommaso Ruggi, è soddisfatto. «Abbiamo giocato con il cuore», ha detto il tecnico al termine della gara.'], ['Tommaso Ruggi']),
    ('it', ['«Non è finita qui», avverte Ana Solera. «Domani torneremo in campo per vincere», aggiunge il capitano.'], ['Ana Solera', 'Ana Solera']),
    ('it', ['Secondo Tommaso Ruggi, presidente della società, «il progetto va avanti senza paura».'], ['Tommaso Ruggi']),
    ('it', ['Così Ana Solera ai microfoni di Radio Mare: «Siamo arrivati stanchi ma felici di esserci».'], ['Ana Solera']),
    ('it', ['Per la sindaca Ana Solera si tratta di «una giornata storica per tutti noi».'], ['Ana Solera']),
    ('pt', ['O treinador do Porto Velho, Tomás Ruivo, elogiou a equipa. “Foi uma noite perfeita para todos”, afirmou o técnico na sala de imprensa.'], ['Tomás Ruivo']),
    ('pt', ['“Não esperávamos tanta chuva”, contou Ana Soares, que vive no bairro há 30 anos. “Perdemos quase tudo o que tínhamos”, lamentou.'], ['Ana Soares', 'Ana Soares']),
    ('pt', ['Segundo a presidente do clube, Ana Soares, “o estádio estará pronto em maio”.'], ['Ana Soares']),
    ('pt', ['— Nunca vi um jogo assim na minha vida — disse Tomás Ruivo. — Foi de outro mundo.'], ['Tomás Ruivo', 'Tomás Ruivo']),
    ('pt', ['Ana Soares garantiu: “Vamos lutar até ao fim por este título”.'], ['Ana Soares']),
    ('pt', ['Tomás Ruivo marcou dois golos. Para o avançado, “o mais importante foi a vitória da equipa”.'], ['Tomás Ruivo']),
    ('es', ['El alcalde de Puerto Salado, Tomás Ruiz, compareció ayer. “No vamos a cerrar el puerto”, aseguró el regidor.'], ['Tomás Ruiz']),
    ('es', ['“Fue la noche más larga de mi vida”, recuerda Ana Soler. “Nadie durmió en el barrio”, añade.'], ['Ana Soler', 'Ana Soler']),
    ('es', ['Así lo ha explicado Ana Soler: “El agua subió dos metros en una hora”.'], ['Ana Soler']),
    ('nl', ['Trainer Tom Ruis was tevreden. „We hebben gedaan wat we moesten doen”, zei de oud-international na afloop.'], ['Tom Ruis']),
    ('nl', ['‘Ik heb nog nooit zoiets gezien’, vertelt Anna Zonneveld. ‘Het water kwam van alle kanten’, vult ze aan.'], ['Anna Zonneveld', 'Anna Zonneveld']),
    ('nl', ['Burgemeester Anna Zonneveld: ‘We gaan de haven niet sluiten, dat beloof ik.’'], ['Anna Zonneveld']),
    ('nl', ['„De brug blijft dicht tot maandag”, aldus een woordvoerder van de gemeente.'], [None]),
    ('nl', ['Volgens voorzitter Tom Ruis is het plan ‘een stap in de goede richting’.'], ['Tom Ruis']),
    ('nl', ['Tom Ruis kwam laat binnen. Hij noemt het ‘een avond om te vergeten’ en vertrekt.'], ['Tom Ruis']),
    ('sv', ['Tränaren Anna Sole är nöjd.', '– Vi gjorde en bra match i dag, säger hon till Hamnposten.', '– Nu ser vi fram emot finalen i maj.'], ['Anna Sole', 'Anna Sole']),
    ('sv', ['Enligt polisens talesperson Tom Holm var det ”en mycket allvarlig händelse” i hamnen.'], ['Tom Holm']),
    ('sv', ['”Det är en skandal utan motstycke”, skriver Anna Sole på sociala medier.'], ['Anna Sole']),
    ('sv', ['– Jag har aldrig sett något liknande, berättar Tom Holm, som bor i huset intill. – Vattnet kom från alla håll.'], ['Tom Holm', 'Tom Holm']),
    ('no', ['Trener Anna Sole er fornøyd etter kampen.', '– Vi gjorde en god kamp i dag, sier hun til Havneposten.', '– Jeg er stolt av laget, legger Sole til.'], ['Anna Sole', 'Anna Sole']),
    ('no', ['– Vi har ikke mer å si nå, sier politiets talsperson Tom Holm.'], ['Tom Holm']),
    ('no', ['Ifølge ordfører Tom Holm er dette «en stor dag for hele byen».'], ['Tom Holm']),
    ('da', ['»Vi kommer stærkere tilbage,« lover Anna Sole, der er anfører. »Og vi glemmer det ikke,« tilføjer hun.'], ['Anna Sole', 'Anna Sole']),
    ('da', ['Ifølge borgmester Tom Holm er det »en stor dag for hele byen«.'], ['Tom Holm']),
    ('da', ['Tom Holm er glad. »Det er en drøm for os alle,« siger den 31-årige målmand.'], ['Tom Holm']),
    ('pl', ['Trenerka Anna Solarz nie kryła radości. – To był nasz najlepszy mecz – powiedziała po spotkaniu.', '– Jestem dumna z zespołu – dodała trenerka.'], ['Anna Solarz']),
    ('pl', ['„Nie zamkniemy portu przed zimą” – zapewnił burmistrz Tomasz Ruszny.'], ['Tomasz Ruszny']),
    ('pl', ['Zdaniem Tomasza Rusznego „to był stracony rok dla miasta”.'], ['Tomasza Rusznego']),
    ('pl', ['– Nie spodziewaliśmy się takiej burzy – mówi Anna Solarz, mieszkanka portu. – Straciliśmy prawie wszystko.'], ['Anna Solarz', 'Anna Solarz']),
    ('cs', ['Trenérka Anna Solová byla spokojná. „Hráli jsme dobře a věřili jsme si,“ řekla po zápase.', '„Teď musíme odpočívat,“ dodala trenérka.'], ['Anna Solová', 'Anna Solová']),
    ('tr', ['Teknik direktör Ali Soylu, “Bu gece herkes çok çalıştı” dedi.'], ['Ali Soylu']),
    ('tr', ['Kaptan Ayşe Deniz, maç sonrası yaptığı açıklamada, "Taraftarımıza teşekkür ediyoruz" ifadelerini kullandı. Deniz, "Daha işimiz bitmedi" diye konuştu.'], ['Ayşe Deniz', 'Ayşe Deniz']),
    ('tr', ['Ayşe Deniz şunları söyledi: "Bu kupayı şehrimize armağan ediyoruz."'], ['Ayşe Deniz']),
    ('tr', ['Belediye Başkanı Ali Soylu ise "Liman kapanmayacak, söz veriyorum" diyerek tepki gösterdi.'], ['Ali Soylu']),
    ('ru', ['Тренер Анна Солова осталась довольна. «Мы сыграли так, как хотели», — сказала она после матча.'], ['Анна Солова']),
    ('ru', ['«Порт будет закрыт до понедельника», — сообщил мэр города Тимур Рузов.'], ['Тимур Рузов']),
    ('de', ['Der Hafenmeister Tom Ruis sah es gelassen. „Wir haben schon Schlimmeres erlebt“, sagte der 54-Jährige.', '„Das Wasser geht auch wieder“, so Ruis weiter.'], ['Tom Ruis', 'Tom Ruis']),
    ('de', ['„Wir müssen reden“, findet Vereinschefin Ana Soler. Ihr Vorgänger Tom Ruis widerspricht: „Es ist alles gesagt worden.“'], ['Ana Soler', 'Tom Ruis']),
    ('de', ['Ana Soler von der Hafenpost sprach mit ihm. „Ich bleibe hier am Wasser“, sagte Tom Ruis.'], ['Tom Ruis']),
    ('de', ['Für Ana Soler ist klar: „So ein Spiel verliert man nicht.“'], ['Ana Soler']),
    ('de', ['Dem Trainer Tom Ruis fehlten die Worte. „So etwas habe ich noch nicht gesehen“, sagte er.'], ['Tom Ruis']),
    ('de', ['Die Ministerin (SPD) will handeln. „Das Geld ist da, es muss nur fließen“, betonte Ana Soler am Dienstag im Landtag.'], ['Ana Soler']),
    ('de', ['„Ein Tag für die Geschichtsbücher“, schwärmte Ana Soler. Kollege Tom Ruis pflichtete ihr bei: „Das vergisst hier keiner.“'], ['Ana Soler', 'Tom Ruis']),
    ('de', ['Grünen-Politikerin Ana Soler und CDU-Mann Tom Ruis stritten. „Das ist falsch gerechnet“, rief der CDU-Abgeordnete.'], ['Tom Ruis']),
    ('en', ['Harbour boss Tom Ruiz was delighted. “The lads were superb tonight,” said the 45-year-old.'], ['Tom Ruiz']),
    ('en', ['“We’re not closing the port,” the mayor, Ana Soler, told reporters. “Not now, not ever.”'], ['Ana Soler', 'Ana Soler']),
    ('en', ['Asked about the storm, Ana Soler was blunt: “We were late, simple as that.”'], ['Ana Soler']),
    ('zh', ['主教练李海明在赛后表示：“我们踢得非常努力，球员值得称赞。”他还说：“下一场会更好的。”'], ['李海明', '李海明']),
    ('zh', ['“球队需要时间来适应新的打法”，队长王小波说。'], ['王小波']),
    ('ja', ['岬真司監督は試合後、「選手たちは最後まで走ってくれた」と話した。'], ['岬真司']),
    ('ja', ['青木選手は「まだまだこれからです」とコメントした。'], ['青木']),
]  # fmt: skip


@pytest.mark.parametrize(("language", "texts", "speakers"), TOLD)
def test_who_speaks_in_the_print_of_many_countries(language: str, texts: list[str], speakers: list[str | None]) -> None:
    assert [speaker for _, speaker in read(*texts, language=language)] == speakers


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("“We never stopped,” Tom Kelly said.", "Tom Kelly"),
        ("Her brother Tom Reed: “She was always the bravest.”", "Tom Reed"),
        ("Her coach: “She was always the bravest.”", None),
        ("And the fans: “We want our club back today.”", None),
        ("And then: “We want our club back today.”", "Ana Soler"),
        ("His verdict: “We want our club back today.”", "Ana Soler"),
        ("“It rained on us all,” a fan said.", None),
    ],
)
def test_who_is_new_and_who_speaks_on(told: str, speaker: str | None) -> None:
    lead = "The derby was long and wet. “I am happy with this win today,” said Ana Soler."
    assert read(lead, told, language="en")[1][1] == speaker


@pytest.mark.parametrize(("language", "texts", "speakers"), SPOKEN)
def test_who_speaks_in_whole_articles(language: str, texts: list[str], speakers: list[str | None]) -> None:
    assert [speaker for _, speaker in read(*texts, language=language)] == speakers


@pytest.mark.parametrize(
    ("texts", "language", "speakers"),
    [
        (["“We are early today,” a spokesman said.", "“We will all wait here,” the spokesman said.", "Ana Soler came."], "en", [None, None]),
        (["Das Kind zu Hause schlief. „Wir warten hier noch“, sagt sie."], "de", [None]),
        (["Wie es auf Truth Social hieß. Ana Soler kam. Auf Truth Social schrieb sie: „Wir kommen alle wieder.“"], "de", ["Ana Soler"]),
    ],
)  # fmt: skip
def test_who_is_not_taken_for_the_speaker(texts: list[str], language: str, speakers: list[str | None]) -> None:
    assert [speaker for _, speaker in read(*texts, language=language)] == speakers


def test_words_that_follow_a_colon_are_a_quote_of_their_own() -> None:
    text = "Es sei „nicht unbedingt so geplant“ gewesen, hat Ana Soler erzählt: „Wir haben lange überlegt.“"
    assert [quote for quote, _ in read(text, language="de")] == [
        "nicht unbedingt so geplant",
        "Wir haben lange überlegt.",
    ]


def test_the_language_is_asked_for_only_where_it_may_decide() -> None:
    def never() -> None:
        raise AssertionError("not asked for")

    text = (
        "The boats were late and the sea was rough, and that is why the town has waited for them on the pier with tea."
    )
    assert quotes_of(blocks_of(text, "“We never stopped,” said Ana Soler."), never)[0].speaker == "Ana Soler"


MEGABYTE = 1 << 20
LONGEST_SECONDS = 20
HOSTILE = ["“", "„", '"', "' a", "‘a ", "«»", "「", "– a ", "A ", "A.", "Aa-", "a, ", "said ", "“a b c” ", "“a b c,” said ", "Ana Soler, ", "。", "浜は「", "’"]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_lines_take_bounded_time(unit: str) -> None:
    text = "“We ran and ran,” said Ana Soler. " + unit * (MEGABYTE // len(unit))
    start = time.process_time()
    quotes_of(blocks_of(text), lambda: "en")
    quotes_of(blocks_of(text), lambda: "sv")
    assert time.process_time() - start < 2 * LONGEST_SECONDS
