"""Lines that tell what they are by their words alone, in the languages of the press."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.label import signs
from mixedzone.label.signs import sign_of
from mixedzone.types import Role


@pytest.mark.parametrize(
    "text",
    [
        "Share",
        "Facebook",
        "Share this article",
        "Share on Facebook",
        "FacebookXWhatsAppCopy link",
        "xwhatsappmailcopy-link",
        "facebook / twitter / e-mail",
        "Copy link",
        "Print | Save",
        "TeilenMerkenDrucken",
        "Teilen auf WhatsApp",
        "Auf Facebook teilen",
        "Link kopieren",
        "Speichern, drucken",
        "Artikel vorlesen",
        "Diesen Artikel teilen",
        "Partager par X",
        "Copier le lien",
        "Partager par e-mail",
        "Imprimer",
        "Compartir",
        "Copiar enlace",
        "Guardar | Imprimir",
        "Compartilhar",
        "Copiar link",
        "Partilhar",
        "Condividi",
        "Copia link",
        "Stampa",
        "Delen via WhatsApp",
        "Dela",
        "Del via e-mail",
        "Udostępnij",
        "Поделиться",
        "分享",
        "シェア",
        "مشاركة",
        "LinkedIn Reddit Telegram Pinterest Flipboard Bluesky",
        "Threads Messenger Signal",
        "Xing Pocket SMS",
        "Post | Mail | Comments",
        "Tweet",
        "Shares",
    ],
)
def test_share_bars(text: str) -> None:
    assert sign_of(text) is Role.SHARE


@pytest.mark.parametrize(
    "text",
    ["X", "Link", "Post", "Signal", "The story", "On the Post", "By the post", "Print", "Save", "Sharing is caring"],
)
def test_what_is_no_share_bar(text: str) -> None:
    assert sign_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement",
        "— Advertisement —",
        "[AD]",
        "Advert",
        "Advertising",
        "Advertorial",
        "Sponsored",
        "Promoted",
        "Article continues below",
        "Story continues below advertisement",
        "Continue reading below",
        "This is a modal window.",
        "Anzeige",
        "ANZEIGE:",
        "Werbung",
        "Publicité",
        "Publicidad",
        "Publicidade",
        "Pubblicità",
        "Reklama",
        "Reklam",
        "Annons",
        "Annonce",
        "Advertentie",
        "Mainos",
        "Реклама",
        "広告",
        "广告",
        "إعلان",
    ],
)
def test_adverts(text: str) -> None:
    assert sign_of(text) is Role.ADVERT


@pytest.mark.parametrize(
    "text",
    [
        "Sign up for our newsletter",
        "Subscribe now",
        "Newsletter",
        "Abonnieren Sie uns",
        "S'abonner",
        "Suscríbete",
        "Inscreva-se",
        "Iscriviti alla newsletter",
    ],
)
def test_boxes_for_subscribers(text: str) -> None:
    assert sign_of(text) is Role.ADVERT


RELATED = [
    "Read more",
    "Read also",
    "Also read",
    "See also",
    "Related",
    "Related articles",
    "More on this",
    "More stories",
    "More from the Harbour Post",
    "Recommended",
    "You may also like",
    "Don't miss",
    "Most read",
    "Trending",
    "Lesen Sie auch",
    "Mehr zum Thema",
    "Auch interessant",
    "Das könnte Sie auch interessieren",
    "Weitere Artikel",
    "Lire aussi",
    "À lire aussi",
    "Voir aussi",
    "Lee también",
    "Te puede interesar",
    "Leia também",
    "Leia mais",
    "Veja também",
    "Leggi anche",
    "Lees ook",
    "Läs också",
    "Les også",
    "Læs også",
    "Czytaj też",
    "Читайте также",
    "関連記事",
    "相关阅读",
    "اقرأ أيضا",
]


@pytest.mark.parametrize("text", RELATED)
def test_pointers_to_other_stories(text: str) -> None:
    assert sign_of(text) is Role.RELATED
    assert signs.is_related_announcement(text)
    assert sign_of(f"{text}: Keeper stays at the harbour") is Role.RELATED
    assert sign_of(f"{text} » Keeper stays") is Role.RELATED
    assert not signs.is_related_announcement(f"{text}: Keeper stays at the harbour")


@pytest.mark.parametrize(
    "text",
    [
        "Comments",
        "12 comments",
        "Comments (3)",
        "Leave a reply",
        "Join the conversation",
        "Kommentare",
        "Ihre Meinung",
        "Réagir",
        "Commentaires",
        "Comentarios",
        "Comentários",
        "Commenti",
        "Reacties",
        "Комментарии",
        "コメント",
        "评论",
        "تعليقات",
        "Schreiben Sie uns einen Kommentar",
    ],
)
def test_where_readers_write(text: str) -> None:
    assert sign_of(text) is Role.COMMENT


@pytest.mark.parametrize(
    "text",
    [
        "© 2026 Harbour Post",
        "Copyright 2026",
        "Copyright © Harbour Post",
        "Impressum",
        "Cookie settings",
        "Privacy Policy",
        "Terms of use",
        "Mentions légales",
        "Aviso legal",
        "The Harbour Post. All rights reserved.",
        "Alle Rechte vorbehalten",
        "Tous droits réservés",
        "Todos los derechos reservados",
    ],
)
def test_notices(text: str) -> None:
    assert sign_of(text) is Role.LEGAL


@pytest.mark.parametrize(
    "text",
    [
        "12/12 7:30 PM",
        "12/12 7:30 p.m.",
        "12/12 7 PM",
        "13/12 19:30",
        "28.02. 15:30",
        "28.02. 15:30 Uhr",
        "Sa., 28.02. 15:30 Uhr",
        "Sat 28/02 15:00",
        "28.2., 15.30",
        "28.02. um 15:30 Uhr Hafen - Tal",
        "28/02 - 20:45",
        "28/02 à 20h45",
        "Samedi 28/02 20h",
        "28-02 20:45",
        "28/02 a las 21:00",
        "28.02. kl. 18.00",
        "28/02/26 20:45",
        "12/12 7:30 PM Saltmere v Harbour",
    ],
)
def test_kick_offs(text: str) -> None:
    assert sign_of(text) is Role.FIXTURE


@pytest.mark.parametrize(
    "text",
    [
        "28.02.2026, 15:30 Uhr",  # when the article was published
        "2/3 of the town came at 15:30",
        "28.02. 15:30 is when they play, and the whole town will be there to see it, whatever the weather is like.",
        "They play on 28.02. 15:30",
        "12/12",
        "7:30 PM",
        "12/12 7:301",
    ],
)
def test_what_is_no_kick_off(text: str) -> None:
    assert sign_of(text) is not Role.FIXTURE


def test_plain_lines_give_nothing_away() -> None:
    for text in (
        "Goal!",
        "Ruiz stayed at the harbour.",
        "Advertisements are dear.",
        "Cooks and players",
        "Relatedness",
    ):
        assert sign_of(text) is None


def test_long_lines_say_more_than_their_opening() -> None:
    assert sign_of("Subscribe " + "to what the club has to say " * 5) is None


@pytest.mark.parametrize(
    "text",
    [
        "By Ana Soler",
        "Von Anna Berg",
        "Par Léa Martin",
        "Por Luis Mora",
        "Di Carla Neri",
        "Door Jan Bakker",
        "Av Eva Lind",
        "Text: Anna Berg",
        "Interview: Anna Berg",
        "Written by Ana Soler",
        "Author: Ana Soler",
        "Autor: Jan Holm",
        "Propos recueillis par Léa Martin",
        "BY ANA SOLER",
    ],
)
def test_bylines(text: str) -> None:
    assert signs.is_byline(text)


@pytest.mark.parametrize(
    "text", ["By then it was late", "By Ana Soler they were told.", "Byron Ruiz", "By " + "Ana " * 30]
)
def test_what_is_no_byline(text: str) -> None:
    assert not signs.is_byline(text)


@pytest.mark.parametrize(
    "text",
    [
        "28.02.2026",
        "28/02/26 15:30",
        "2026-02-28",
        "28 February 2026",
        "February 28, 2026",
        "28th Feb 2026",
        "28. Februar 2026",
        "28 de febrero de 2026",
        "1er mars 2026",
        "2026年2月28日",
        "Published on Saturday the 28 February 2026 at half past three in the afternoon",
        "Veröffentlicht am 28.02.2026 um 15:30 Uhr von der Redaktion in der schönen Stadt am Hafen",
        "Stand: 28.02.2026, 15:30 Uhr",
    ],
)
def test_datelines(text: str) -> None:
    assert signs.is_dateline(text)


@pytest.mark.parametrize(
    "text", ["On 28 February 2026 they will play the last home match of a long season", "In 2026", "28:02", "28.02."]
)
def test_what_is_no_dateline(text: str) -> None:
    assert not signs.is_dateline(text)


@pytest.mark.parametrize("mark", [">", "›", "»", "/", "|", "→"])
def test_breadcrumbs(mark: str) -> None:
    assert signs.is_breadcrumb(f"Home {mark} Sport {mark} Football")
    assert not signs.is_breadcrumb(f"Home {mark} Sport")


def test_captions_and_credits() -> None:
    assert signs.picture_role("Ruiz lifts the cup. - © AFP/Ana Soler") is Role.CAPTION
    assert signs.picture_role("Foto: Jan Holm") is Role.CREDIT
    assert signs.picture_role("Ruiz lifts the cup.") is None


@given(st.text())
def test_any_line_has_one_sign_or_none(text: str) -> None:
    assert sign_of(text) in {None, *Role}
    assert sign_of(text) == sign_of(text)
    assert signs.picture_role(text) in {None, Role.CAPTION, Role.CREDIT}
    assert {signs.is_byline(text), signs.is_dateline(text), signs.is_breadcrumb(text)} <= {True, False}


@given(st.lists(st.sampled_from(["copy", "link", "-", " ", "x", "share", "s", "e-mail", "mail", "!", "é", "le lien"])))
def test_share_words_in_any_order_end_soon(pieces: list[str]) -> None:
    begun = time.process_time()
    sign_of("".join(pieces)[:120])
    assert time.process_time() - begun < 0.1


@pytest.mark.parametrize(
    "piece", ["a", "x", " ", "copy-link", "copylink", "link", "12/12 ", "Sat 28 ", "1", "by ", " > ", "(", "©", "-"]
)
def test_hostile_lines_end_soon(piece: str) -> None:
    begun = time.process_time()
    for size in (119, 1_000_000):
        line = (piece * (size // len(piece) + 1))[:size]
        for text in (line, line[:-1] + "é", f"a{line}b"):
            sign_of(text)
            signs.picture_role(text)
            signs.is_byline(text)
            signs.is_dateline(text)
            signs.is_breadcrumb(text)
            signs.is_related_announcement(text)
            signs.KICKOFF.match(text)
            signs.WORDED_KICKOFF.match(text)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "text",
    [
        "Sat 28 Feb 15:30",
        "Saturday, February 28, 3:30 PM",
        "Samstag, 28. Februar, 15.30 Uhr",
        "sam. 28 févr. à 20h45 Saltmere – Corran",
        "sábado, 28 de febrero, 18:30 h",
        "zaterdag 28 februari 18.45",
    ],
)
def test_kick_offs_in_words(text: str) -> None:
    assert sign_of(text) is Role.FIXTURE


@pytest.mark.parametrize(
    "text",
    [
        "28 February, 15:30",
        "Mon, Apr 22, 06:03 AM",
        "Saturday, February 28, 2026, 3:30 PM",
        "Posted 28 February 15:30",
        "Saltmere 28 February 15:30",
        "Saturday 28 points 15:30",
        "Saturday 28 February",
        "Saturday 28 February 15:30 is when the keeper who came by ferry will stand in goal for the club again",
    ],
)
def test_times_of_posting_and_sentences_are_no_kick_offs(text: str) -> None:
    assert sign_of(text) is not Role.FIXTURE
