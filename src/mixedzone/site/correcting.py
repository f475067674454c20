"""Putting readings right: the role of a line, the speaker of a turn."""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mixedzone.archive.corrections import NoSuchCorrection, speakers_of
from mixedzone.site.articles import NOTICES
from mixedzone.site.asking import archive_of, form_of, number_of
from mixedzone.site.rendering import page, with_query
from mixedzone.types import Role

AROUND = 3
"""Lines shown before and after the one that is put right."""


def correct(request: Request) -> Response:
    """The form for a line or a turn, and all corrections of the page."""
    line = _number(request.query_params.get("line", ""))
    turn = _number(request.query_params.get("turn", ""))
    return _form(request, line, turn)


async def keep(request: Request) -> Response:
    """Keep a correction, and show the article with it."""
    number = number_of(request)
    form = await form_of(request)
    line, turn = _number(form["line"]), _number(form["turn"])

    def kept() -> Response:
        try:
            with archive_of(request) as archive:
                if line:
                    archive.corrections.give_role(number, line, Role(form["role"]))
                else:
                    archive.corrections.give_speaker(number, turn - 1, form["speaker"])
        except (NoSuchCorrection, ValueError) as error:
            sentence = str(error) if isinstance(error, NoSuchCorrection) else "There is no such role."
            return _form(request, line, turn, notice=sentence, status=422)
        place = f"/articles/{number}/lines" if line else f"/articles/{number}"
        anchor = f"#line-{line}" if line else f"#turn-{turn}"
        return RedirectResponse(with_query(place, {"done": "corrected"}) + anchor, 303)

    return await run_in_threadpool(kept)


async def take_back(request: Request) -> Response:
    """Forget a correction, and show what is left."""
    await form_of(request)

    def taken_back() -> Response:
        with archive_of(request) as archive:
            number = archive.corrections.take_back(number_of(request))
        return RedirectResponse(with_query(f"/articles/{number}/correct", {"done": "taken-back"}), 303)

    return await run_in_threadpool(taken_back)


def _form(request: Request, line: int, turn: int, *, notice: str = "", status: int = 200) -> Response:
    number = number_of(request)
    with archive_of(request) as archive:
        article, record = archive.corrections.reading(number)
        corrections = archive.corrections.of(number)
    lines = article.lines
    turns = record.interview.turns if record.interview else ()
    return page(
        request,
        "correct.html",
        status,
        record=record,
        base=f"/articles/{number}",
        notice=notice or NOTICES.get(request.query_params.get("done", ""), ""),
        line=lines[line - 1] if 1 <= line <= len(lines) else None,
        around=lines[max(0, line - 1 - AROUND) : line + AROUND],
        all_roles=list(Role),
        turn=turns[turn - 1] if 1 <= turn <= len(turns) else None,
        turn_number=turn,
        names=speakers_of(turns),
        corrections=corrections,
    )


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0
