"""Prints: how papers mark who speaks, as functions from a talk to the mark-up of its exchanges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from tests.invented import Talk

Exchange = Callable[[Talk, str, Sequence[str], int], str]
"""Talk, question, paragraphs of the answer, number of the exchange from 0 → mark-up."""

QUOTES = {
    "en": ("“", "”"),
    "de": ("„", "“"),
    "fr": ("«", "»"),
    "es": ("«", "»"),
    "pt": ("“", "”"),
    "ar": ("«", "»"),
}
ROLE_WORDS = {
    "en": ("Q", "A"),
    "de": ("Frage", "Antwort"),
    "fr": ("Question", "Réponse"),
    "es": ("Pregunta", "Respuesta"),
    "pt": ("P", "R"),
    "ar": ("س", "ج"),
}


def paragraphs(texts: Sequence[str], opening: str = "<p>", closing: str = "</p>", first: str = "") -> str:
    return "".join(f"{opening}{first if n == 0 else ''}{escape(text)}{closing}" for n, text in enumerate(texts))


def tagged(question: str, opening: str = "<p>", closing: str = "</p>") -> Exchange:
    """Questions in mark-up of their own; answers are plain paragraphs unless something else is given."""
    return lambda talk, q, a, n: question.format(escape(q)) + paragraphs(a, opening, closing)


def labelled(asker: Callable[[Talk], str], guest: Callable[[Talk], str], label: str = "<p><b>{}:</b> ") -> Exchange:
    def exchange(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
        asking, answering = asker(talk), guest(talk)
        opened = label.format(asking) if asking else "<p>"
        return f"{opened}{escape(q)}</p>" + paragraphs(a, first=label.format(answering)[3:] if answering else "")

    return exchange


def surname(talk: Talk) -> str:
    return talk.guest.split()[-1]


def initials(talk: Talk) -> str:
    return " ".join(f"{word[0]}." for word in talk.guest.split())


def guest(talk: Talk) -> str:
    return talk.guest


def paper(talk: Talk) -> str:
    return talk.paper


def nobody(talk: Talk) -> str:
    return ""


def _quoted(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    opening, closing = QUOTES[talk.language]
    said = [f"{opening}{text}" for text in a]
    said[-1] += closing
    return f"<p>{escape(q)}</p>" + paragraphs(said)


def _unclosed(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    opening, closing = QUOTES[talk.language]
    said = [f"{opening}{a[0]}", *a[1:]]
    said[-1] += closing if n % 3 else ""
    return f"<p><b>{escape(q)}</b></p>" + paragraphs(said)


def _first_pair(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    opened = (f"{talk.paper}: ", f"{talk.guest}: ") if n == 0 else ("", "")
    return f"<p><strong>{opened[0]}{escape(q)}</strong></p>" + paragraphs(a, first=opened[1])


def _first_answer(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<h3>{escape(q)}</h3>" + paragraphs(a, first=f"<b>{talk.guest}:</b> " if n == 0 else "")


def _role_words(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    asking, answering = ROLE_WORDS[talk.language]
    return f"<p><b>{asking}:</b> {escape(q)}</p>" + paragraphs(a, first=f"<b>{answering}:</b> ")


def _dotted(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    asking, answering = ("P.", "R.") if talk.language in ("es", "pt") else ("Q.", "A.")
    return f"<p><b>{asking}</b> {escape(q)}</p>" + paragraphs(a, first=f"<b>{answering}</b> ")


def _broken(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<p><strong>{escape(q)}</strong><br>{'<br><br>'.join(map(escape, a))}</p>"


def _inline(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<p><b>{escape(q)}</b> {escape(a[0])}</p>" + paragraphs(a[1:])


def _alone(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<p><b>{talk.paper}:</b></p><p>{escape(q)}</p><p><b>{surname(talk)}:</b></p>" + paragraphs(a)


def _bare(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    said = paragraphs(a)
    return (
        f"<div class=turn><div class=who>{talk.asker}</div><p>{escape(q)}</p></div>"
        f"<div class=turn><div class=who>{talk.guest}</div>{said}</div>"
    )


def _timed(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<p>[00:{n:02}:10] {talk.asker}: {escape(q)}</p>" + paragraphs(a, first=f"[00:{n:02}:40] {talk.guest}: ")


def _dashed_labels(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<p><b>{talk.paper} –</b> {escape(q)}</p>" + paragraphs(a, first=f"<b>{talk.guest} –</b> ")


def _both_dashed(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<p>– <b>{escape(q)}</b></p>" + paragraphs(a, first="– ")


def _numbered(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<h4>{ROLE_WORDS[talk.language][0]} {n + 1}: {escape(q)}</h4>" + paragraphs(a)


def _definitions(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<dl><dt>{escape(q)}</dt><dd>{paragraphs(a)}</dd></dl>"


def _listed(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<ul><li><b>{escape(q)}</b></li></ul>" + paragraphs(a)


def _boxed(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<div class=amp-content><p><em><b>{escape(q)}</b></em></p>{paragraphs(a)}</div>"


def _sectioned(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<section><header><p><i>{escape(q)}</i></p></header><div>{paragraphs(a)}</div></section>"


def _columned(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    rows = ((talk.paper, f"<p>{escape(q)}</p>"), (talk.guest, paragraphs(a)))
    return "".join(f"<table><tr><td><b>{name}:</b></td><td>{said}</td></tr></table>" for name, said in rows)


def _capitals(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    asked = f"<p><span>{talk.paper.upper()}</span> {escape(q)}</p>"
    return asked + paragraphs(a, first=f"<span>{talk.guest.upper()}</span> ")


def _timed_alone(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    """A name and the place in the recording, alone on their line."""
    asked = f"<div class=who>{talk.asker} <time>{n * 3:02d}:10</time></div><p>{escape(q)}</p>"
    return (
        f"<div>{asked}</div><div><div class=who>{talk.guest} <time>{n * 3 + 1:02d}:22</time></div>{paragraphs(a)}</div>"
    )


def _shortening(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    """Names in full the first time, then by their initials."""
    asking, answering = (_letters(name) if n else name for name in (talk.paper, talk.guest))
    return f"<p><b>{asking}:</b> {escape(q)}</p>" + paragraphs(a, first=f"<b>{answering}:</b> ")


def _letters(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _above(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    """A name without a colon in the line above, in the same paragraph."""
    return f"<p><b>{talk.paper}</b><br>{escape(q)}</p>" + paragraphs(a, first=f"<b>{talk.guest}</b><br>")


def _breaks(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    """No paragraphs at all."""
    return f"<b>{escape(q)}</b><br><br>{'<br><br>'.join(map(escape, a))}<br><br>"


def _spans(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    """A name without a colon in front of the words, in an element of its own."""
    return f'<p><span class="name">{talk.asker}</span> {escape(q)}</p>' + paragraphs(
        a, first=f'<span class="name">{talk.guest}</span> '
    )


def _split(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    words = escape(q).split()
    half = len(words) // 2
    first, second = " ".join(words[:half]), " ".join(words[half:])
    return f"<p><strong>{first}</strong> <em><strong>{second}</strong></em></p>" + paragraphs(a)


def _counted(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<p><b>{n + 1}. {escape(q)}</b></p>" + paragraphs(a)


def _chat(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f'<div class="msg left"><p>{escape(q)}</p></div><div class="msg right">{paragraphs(a)}</div>'


def _names_as_headings(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<h6>{talk.asker}</h6><p>{escape(q)}</p><h6>{talk.guest}</h6>{paragraphs(a)}"


def _details(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<details open><summary>{escape(q)}</summary>{paragraphs(a)}</details>"


def _capitals_and_dash(talk: Talk, q: str, a: Sequence[str], n: int) -> str:
    return f"<p>{talk.paper.upper()}. — {escape(q)}</p>" + paragraphs(a, first=f"{talk.guest.upper()}. — ")


PRINTS: dict[str, Exchange] = {
    "bold": tagged("<p><b>{}</b></p>"),
    "italic": tagged("<p><em>{}</em></p>"),
    "underlined": tagged("<p><u>{}</u></p>"),
    "heading": tagged("<h3>{}</h3>"),
    "bold answers": tagged("<p>{}</p>", "<p><b>", "</b></p>"),
    "class": tagged('<p class="interview-frage">{}</p>'),
    "class of the answers": tagged("<p>{}</p>", '<p class="reply">'),
    "class inside": tagged('<p><span class="q">{}</span></p>'),
    "class around": tagged('<div class="qa-question"><p>{}</p></div>', '<div class="qa-answer"><p>', "</p></div>"),
    "weight by style": tagged('<p style="font-weight: 700">{}</p>'),
    "colour by style": tagged('<p><span style="color:#c00">{}</span></p>'),
    "colour by font": tagged('<p><font color="#003399">{}</font></p>'),
    "block quotations": tagged("<p>{}</p>", "<blockquote><p>", "</p></blockquote>"),
    "definitions": _definitions,
    "list items": _listed,
    "divisions": tagged("<div><strong>{}</strong></div>", "<div>", "</div>"),
    "parted by br": _broken,
    "in one line": _inline,
    "full names": labelled(paper, guest),
    "surnames": labelled(paper, surname),
    "surnames, plain": labelled(paper, surname, "<p>{}: "),
    "initials": labelled(paper, initials, "<p>{}: "),
    "guest alone": labelled(nobody, guest),
    "guest's surname alone": labelled(nobody, surname, "<p>{}: "),
    "paper alone": labelled(paper, nobody),
    "first pair": _first_pair,
    "first answer": _first_answer,
    "words": _role_words,
    "letters with dots": _dotted,
    "labels alone": _alone,
    "labels without colon": _bare,
    "transcript": _timed,
    "labels with dashes": _dashed_labels,
    "quotation marks": _quoted,
    "quotation marks that stay open": _unclosed,
    "dash": tagged("<p>– {}</p>"),
    "long dash": tagged("<p>—{}</p>"),
    "asterisk": tagged("<p>* {}</p>"),
    "square": tagged("<p>■ {}</p>"),
    "both dashed": _both_dashed,
    "numbered": _numbered,
    "weight by number": tagged('<p><span style="font-weight:600">{}</span></p>'),
    "bold in italics, in a box each": _boxed,
    "accordion": tagged('<h5 class="acc-title">{}</h5>', '<div class="acc-body"><p>', "</p></div>"),
    "header of a section": _sectioned,
    "items with bold questions": tagged("<li><strong>{}</strong></li>", "<li>", "</li>"),
    "table of two columns": _columned,
    "capitals": _capitals,
    "time behind the name": _timed_alone,
    "empty lines between": tagged("<p><strong>{}&nbsp;</strong></p><p>&nbsp;</p>"),
    "names and then initials": _shortening,
    "names above": _above,
    "breaks": _breaks,
    "names in spans": _spans,
    "bold in two parts": _split,
    "counted": _counted,
    "chat": _chat,
    "names as headings": _names_as_headings,
    "details": _details,
    "capitals and dash": _capitals_and_dash,
    "arrow": tagged("<p>▸ {}</p>"),
    "nothing": tagged("<p>{}</p>"),
}

NAMELESS = frozenset({"words", "letters with dots"})
"""Prints of which a page does not tell who answers, unless its head does."""

BETWEEN = (
    "<figure><img src=/a.jpg><figcaption>{guest} © IMAGO/Tomas Brill</figcaption></figure>",
    "<div class=teaser><h4><a href=/x>{teaser}</a></h4><p>{teaser}.</p></div>",
    "<aside class=infobox><h3>{guest}</h3><p>{bio}</p></aside>",
    "<div class=ad>Advertisement</div>",
    "<h2>{section}</h2>",
)
SECTIONS = {
    "en": "A house by the sea", "de": "Ein Haus am Meer", "fr": "Une maison au bord de l’eau",
    "es": "Una casa junto al mar", "pt": "Uma casa junto ao mar", "ar": "بيت على البحر",
}  # fmt: skip


def page(talk: Talk, print_: str, between: Sequence[str] = ()) -> str:
    """A whole page: navigation, head, introduction, the talk, who asked, a biography and more stories."""
    filled = [
        each.format(guest=talk.guest, teaser=talk.teaser, bio=talk.bio, section=SECTIONS[talk.language])
        for each in between
    ]
    turns = [PRINTS[print_](talk, q, a, n) for n, (q, a) in enumerate(talk.exchanges)]
    for number, each in enumerate(filled):
        turns[1 + number % 5] += each
    direction = ' dir="rtl"' if talk.language == "ar" else ""
    return (
        f'<html lang="{talk.language}"{direction}><head><title>{talk.headline}</title></head><body>'
        "<nav><ul><li><a href=/1>Home</a><li><a href=/2>Sport</a></ul></nav><main><article>"
        f"<h1>{talk.headline}</h1><p class=lead>{talk.lead}</p><div class=body><p>{talk.intro}</p>{''.join(turns)}"
        f"<p><i>{talk.credit}</i></p></div></article></main>"
        f"<section><h2>{SECTIONS[talk.language]}</h2><ul><li><a href=/3>{talk.teaser}</a></ul></section></body></html>"
    )


def told(talk: Talk) -> list[tuple[str, str]]:
    """The turns of a talk: role and text."""
    return [turn for q, a in talk.exchanges for turn in (("question", q), ("answer", "\n\n".join(a)))]
