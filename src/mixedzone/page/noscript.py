"""Frames that `noscript` leaves open: `<noscript><iframe … /></noscript>`, as counters of visits are often put in.

A browser runs scripts, takes what stands in `noscript` for text and ends it at `</noscript>`. A parser that does not
takes the frame for open, and the whole rest of the page for its content.
"""

from __future__ import annotations

from mixedzone.page.lines import Lines

REASONS = ("noscript", "iframe")
"""Why what stands in such a frame is hidden: `noscript` in a page's head is over where a frame begins."""

OPENING, CLOSING = b"<iframe", b"</iframe>"
AROUND = b"</noscript"

REACH = 64
"""White space between a frame and the end of its `noscript` at most."""


def has_open_frame(lines: Lines) -> bool:
    """Whether a frame has taken the end of its `noscript` for content: looking for such frames in a page costs more."""
    if not any(reason in lines.hidden for reason in REASONS):
        return False
    end = AROUND.decode()
    return any(end in text.lower() for text, why in zip(lines.texts, lines.hidden, strict=True) if why in REASONS)


def closed_frames(data: bytes) -> bytes:
    """A page whose frames end with the `noscript` around them at the latest.

    >>> closed_frames(b'<noscript><iframe src="/count"/></noscript><p>Text')
    b'<noscript><iframe src="/count"/></iframe></noscript><p>Text'
    """
    parts: list[bytes] = []
    done = 0
    place = data.find(OPENING)
    while place >= 0:
        end = data.find(b">", place) + 1
        if not end:
            break
        if data[end : end + REACH].lstrip()[: len(AROUND)].lower() == AROUND:
            parts += data[done:end], CLOSING
            done = end
        place = data.find(OPENING, end)
    return b"".join([*parts, data[done:]]) if parts else data
