"""An article as an HTML document of its own: no scripts, nothing loaded from elsewhere, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby
from urllib.parse import urlsplit

from mixedzone.formats.colours import DARK, INK, LIGHT, PAPER
from mixedzone.formats.parts import (
    WHO_SAID_WHAT,
    Items,
    Part,
    Picture,
    Reading,
    Said,
    Signature,
    Strip,
    Table,
    Words,
    captured,
    day,
    days,
    parts_of,
    rounds,
    said_by,
    short_day,
    times,
)
from mixedzone.formats.printable import printable
from mixedzone.types import Fixture, Role

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load for the document: nothing but the styles that stand in it."""

ELEMENTS = {
    Role.KICKER: '<p class="kicker">{}</p>',
    Role.HEADLINE: "<h1>{}</h1>",
    Role.LEAD: '<p class="lead">{}</p>',
    Role.HEADING: "<h2>{}</h2>",
    Role.PULL_QUOTE: '<blockquote class="pull-quote"><p>{}</p></blockquote>',
}
HEAD_ROLES = frozenset({Role.KICKER, Role.HEADLINE, Role.LEAD})
NO_TITLE = "An article without a headline"
NO_ALT = "A picture"

TOKENS = f"""
:root {{ color-scheme: light dark; --paper: {PAPER}; --ink: {INK}; --quiet: #5F625F; --line: #DEDBD2; --accent: #0B6B45;
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif; --sans: system-ui, sans-serif; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --paper: {DARK}; --ink: {LIGHT}; --quiet: #A3A29C; --line: #33383C; --accent: #6FD3A4; }}
}}
* {{ box-sizing: border-box; }}
html {{ background: var(--paper); color: var(--ink); font: 1.1875rem/1.55 var(--serif);
  -webkit-text-size-adjust: 100%; }}
body {{ margin: 0; overflow-wrap: break-word; }}
a {{ color: var(--accent); text-underline-offset: .15em; }}
:focus-visible {{ outline: 2px solid var(--accent); outline-offset: 2px; }}
"""
"""Colours and type that all of the project's documents share."""

# The fixtures' backgrounds are shadows at the ends behind which there is more: those that move with the text cover
# those that stay.
STYLE = """
article { max-width: 34rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; hyphens: auto; }
h1 { font: 700 clamp(1.75rem, 5.5vw, 2.5rem)/1.15 var(--serif); letter-spacing: -.012em; margin: 0 0 1rem;
  text-wrap: balance; hyphens: manual; }
h2 { font: 700 1.1875rem/1.3 var(--sans); margin: 2.25rem 0 .75rem; text-wrap: balance; hyphens: manual; }
p, ul, blockquote, figure { margin: 0 0 1.1em; }
.kicker { font: 600 .8125rem/1.4 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--accent);
  margin: 0 0 .4rem; }
.lead { font-size: 1.3125rem; line-height: 1.45; font-style: italic; }
.signature, .fixtures, figcaption, footer { font: .875rem/1.5 var(--sans); color: var(--quiet); }
.signature { margin: 0 0 2rem; }
.fixtures { display: flex; gap: .25rem 1.5rem; overflow-x: auto; margin: 0 0 1.5rem;
  padding: 0 0 .6rem; list-style: none; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums;
  white-space: nowrap; scrollbar-width: thin; }
.fixtures { background: linear-gradient(90deg, var(--paper) 40%, transparent) local 0 / 2.5rem 100%,
  linear-gradient(270deg, var(--paper) 40%, transparent) local 100% / 2.5rem 100%,
  linear-gradient(90deg, var(--line), transparent) 0 / 1.25rem 100%,
  linear-gradient(270deg, var(--line), transparent) 100% / 1.25rem 100%; background-repeat: no-repeat; }
.fixtures b { color: var(--ink); font-weight: 600; }
figure { margin: 1.75rem 0; }
.picture { display: grid; place-items: center; aspect-ratio: 16 / 9; padding: 1rem; text-align: center;
  border: 1px solid var(--line); font: .875rem/1.5 var(--sans); color: var(--quiet); }
figcaption { margin-top: .5rem; color: var(--ink); hyphens: manual; }
.credit { color: var(--quiet); }
.turn { position: relative; }
.question { font: 600 1rem/1.45 var(--sans); margin: 2rem 0 .6rem; hyphens: manual; }
.answer { border-left: 2px solid var(--accent); padding-left: 1.1rem; margin-bottom: 1.1em; }
.turn > p { margin: 0 0 .7em; }
.turn > p:last-child { margin-bottom: 0; }
.speaker { font: 600 .8125rem/1.6 var(--sans); color: var(--quiet); }
.note { font-style: italic; margin-bottom: 1.1em; }
.own-link { position: absolute; right: 100%; top: 0; padding: 0 .5rem; font: .875rem/1.7 var(--sans);
  text-decoration: none; opacity: 0; }
.turn:hover .own-link, .own-link:focus-visible { opacity: 1; }
.pull-quote { padding: 0 1.5rem; font-size: 1.3125rem; font-style: italic; color: var(--quiet); }
.table { overflow-x: auto; margin: 0 0 1.1em; }
table { border-collapse: collapse; font: .875rem/1.4 var(--sans); font-variant-numeric: tabular-nums; }
td { border-bottom: 1px solid var(--line); padding: .35rem .9rem .35rem 0; vertical-align: top; }
.said { font: .9375rem/1.5 var(--sans); border-top: 1px solid var(--line); margin-top: 3rem; }
.said dl { margin: 0; }
.said dt { font-weight: 600; margin-top: .75rem; }
.said dd { margin: .25rem 0 0 1rem; color: var(--quiet); }
footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: .75rem; }
@media (min-width: 62rem) {
  .answer .speaker { position: absolute; right: calc(100% + 1.25rem); top: .1rem; width: 9rem; text-align: right; }
  .own-link { right: auto; left: 100%; }
}
@media print { .own-link { display: none; } }
"""


def render(article: Reading) -> str:
    """An article as a whole HTML document. Addresses stay links; pictures are frames that link to them."""
    title = article.headline or NO_TITLE
    return document(
        title, article.language, STYLE, f"<article>\n{body(article)}\n{_said(article)}{_footer(article)}</article>"
    )


def _said(article: Reading) -> str:
    """Who said what, as a list at the end."""
    said = said_by(article)
    if not said:
        return ""
    rows = (
        f"<dt>{safe(name)}</dt>\n" + "\n".join(f'<dd dir="auto">“{safe(text)}”</dd>' for text in quotes)
        for name, quotes in said.items()
    )
    return f'<section class="said">\n<h2>{WHO_SAID_WHAT}</h2>\n<dl>\n' + "\n".join(rows) + "\n</dl>\n</section>\n"


def document(title: str, language: str | None, style: str, content: str) -> str:
    """A document of the project's look; `content` is HTML, the other arguments are text."""
    return f"""<!doctype html>
<html{_attribute("lang", language)} dir="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="referrer" content="no-referrer">
<title>{safe(title)}</title>
<style>{TOKENS}{style}</style>
</head>
<body>
{content}
</body>
</html>
"""


def body(article: Reading, wrap: Callable[[Part, str], str] = lambda _, element: element) -> str:
    """The parts of an article as HTML; `wrap` may put the element of a part into another one."""
    return "\n".join(
        _group(header, parts, [wrap(part, _element(part, article.published)) for part in parts])
        for header, parts in ((key, list(group)) for key, group in groupby(parts_of(article), key=_in_header))
    )


def safe(text: str) -> str:
    """Text for the inside of elements and attributes.

    >>> safe('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return escape(printable(text))


def web_address(url: str | None) -> str | None:
    """An address that is safe to link to; None for all that is not http or https."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _attribute(name: str, value: str | None) -> str:
    return f' {name}="{safe(value)}"' if value else ""


def _in_header(part: Part) -> bool:
    return isinstance(part, Signature) or (isinstance(part, Words) and part.role in HEAD_ROLES)


def _group(header: bool, parts: Sequence[Part], elements: Sequence[str]) -> str:
    inner = "\n".join(elements)
    heads = header and any(isinstance(part, Words) and part.role is Role.HEADLINE for part in parts)
    return f"<header>\n{inner}\n</header>" if heads else inner


def _element(part: Part, published: str | None) -> str:
    match part:
        case Words():
            return ELEMENTS.get(part.role, "<p>{}</p>").format(safe(part.text))
        case Said():
            return _turn(part)
        case Picture():
            return _figure(part)
        case Strip():
            return _strip(part)
        case Signature():
            return f'<p class="signature">{_signature(part, published)}</p>'
        case Items():
            return f"<ul>{''.join(f'<li>{safe(text)}</li>' for text in part.texts)}</ul>"
        case Table():
            rows = ("".join(f"<td>{safe(cell)}</td>" for cell in row) for row in part.rows)
            return f'<div class="table" tabindex="0"><table>{"".join(f"<tr>{row}</tr>" for row in rows)}</table></div>'


def _turn(part: Said) -> str:
    number = part.turn + 1
    speaker = f'<p class="speaker">{safe(part.speaker)}</p>' if part.speaker and not part.continues else ""
    words = "".join(f"<p>{safe(paragraph)}</p>" for paragraph in part.paragraphs)
    if part.continues:
        return f'<div class="turn {part.role}">{words}</div>'
    link = f'<a class="own-link" href="#turn-{number}" aria-label="Link to turn {number}">#</a>'
    return f'<div class="turn {part.role}" id="turn-{number}">{speaker}{link}{words}</div>'


def _figure(part: Picture) -> str:
    figure = part.figure
    address = next(filter(None, map(web_address, figure.urls)), None)
    caption = [f"{safe(figure.caption)}"] if figure.caption else []
    caption += [f'<span class="credit">{safe(" | ".join(figure.credits))}</span>'] if figure.credits else []
    frame = safe(figure.alt or NO_ALT)
    picture = f'<a class="picture" href="{safe(address)}">{frame}</a>' if address else ""
    return f"<figure>{picture}<figcaption>{' '.join(caption)}</figcaption></figure>"


def _strip(part: Strip) -> str:
    return f'<ul class="fixtures" tabindex="0" aria-label="Fixtures">{"".join(_days(part))}</ul>'


def _days(part: Strip) -> Iterator[str]:
    name = rounds(part)
    if name:
        yield f"<li><b>{safe(name)}</b></li>"
    for date, fixtures in days(part):
        clocks = "  ".join(
            f"{_time(_moment(first), first.time)} {safe(words)}".strip() for first, words in times(fixtures)
        )
        yield f"<li><b>{_time(date, short_day(date))}</b> {clocks}</li>"
    for text in part.others:
        yield f"<li>{safe(text)}</li>"


def _moment(fixture: Fixture) -> str | None:
    return f"{fixture.kickoff}{fixture.offset or ''}" if fixture.kickoff else fixture.time


def _time(moment: str | None, words: str | None) -> str:
    """A date or time as people read it, with the one that programs read."""
    return f'<time datetime="{safe(moment)}">{safe(words)}</time>' if moment and words else safe(words or "")


def _signature(part: Signature, published: str | None) -> str:
    """Who wrote it and when; where the day of publication is printed in words, it is marked as such."""
    words = day(published)
    signed = safe(" · ".join(part.texts))
    return signed.replace(safe(words), _time(published, words), 1) if words and words != published else signed


def _footer(article: Reading) -> str:
    address = web_address(article.url)
    link = f'<a href="{safe(address)}">{safe(article.site or address)}</a>' if address else ""
    told = captured(article)
    paragraphs = "".join(f"<p>{words}</p>" for words in (link, safe(told or "")) if words)
    return f"<footer>{paragraphs}</footer>\n" if paragraphs else ""
