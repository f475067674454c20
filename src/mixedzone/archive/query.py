"""What a person types → what the index is asked. Everything is a query: what is no operator is a word.

Words stand for pages that have them all. "Quoted words" must follow each other, word* is a beginning, and AND, OR,
NOT (in capitals) and parentheses mean what they say; -word is NOT word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mixedzone.archive.folding import is_unspaced, words_of

LONGEST_QUERY, MOST_TERMS, DEEPEST = 2000, 64, 16
"""Characters, terms and nested parentheses of a query that are looked at."""

_PIECE = re.compile(r'"([^"]*)"(\*?)|([()])|((?:(?![()"])\S)+)')
_OPERATORS = frozenset({"AND", "OR", "NOT"})


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that must follow each other; with `prefix`, the last may be the beginning of one."""

    words: tuple[str, ...]
    prefix: bool = False

    def expression(self) -> str:
        """The term as FTS5 takes it. Folded words have letters, digits and marks only, so quoting is all they need."""
        return f'"{" ".join(self.words)}"{"*" if self.prefix else ""}'


@dataclass(frozen=True, slots=True)
class Query:
    """What is wanted and what is not, each as FTS5 takes it, or nothing; `terms` are those to be highlighted."""

    wanted: str
    unwanted: str
    terms: tuple[Term, ...]


def parsed_query(text: str) -> Query:
    """The query that a text is. Never raises.

    >>> parsed_query('goal* "last minute" OR NOT x').wanted
    '("goal"* AND "last minute")'
    >>> parsed_query('a" AND (').wanted, parsed_query("can't foo:bar").wanted
    ('"a"', '("can t" AND "foo bar")')
    """
    text = text[:LONGEST_QUERY]
    parser = _Parser(list(_pieces(text)))
    wanted, unwanted = parser.alternatives(0)
    if not wanted and not unwanted:  # operators alone: somebody looks for the word
        words = list(dict.fromkeys(term for piece in text.split() if (term := _term(piece))))[:MOST_TERMS]
        return Query(_joined([term.expression() for term in words], "AND"), "", tuple(words))
    return Query(wanted, unwanted, tuple(dict.fromkeys(parser.terms)))


class _Parser:
    """Reads alternatives of groups of terms, from left to right."""

    def __init__(self, pieces: list[Term | str]) -> None:
        self.pieces = pieces
        self.place = 0
        self.terms: list[Term] = []

    def alternatives(self, depth: int, *, negated: bool = False) -> tuple[str, str]:
        """What is wanted up to the parenthesis that ends it; where all that is said is what is not, that."""
        wanted: list[str] = []
        unwanted: list[str] = []
        while True:
            these, but = self._group(depth, negated=negated)
            if these:
                without = f" NOT {_joined(but, 'OR')}" if but else ""
                wanted.append(f"({_joined(these, 'AND')}{without})" if without else _joined(these, "AND"))
            else:
                unwanted += but
            piece = self._next()
            if piece is None or (piece == ")" and depth):
                return _joined(wanted, "OR"), "" if wanted else _joined(unwanted, "OR")

    def _group(self, depth: int, *, negated: bool) -> tuple[list[str], list[str]]:
        """Terms up to an OR or a parenthesis that closes, both of which are left to the caller."""
        these: list[str] = []
        but: list[str] = []
        turned = False
        while (piece := self._peek()) is not None and piece not in ("OR", ")"):
            self.place += 1
            if piece == "NOT":
                turned = True
            elif piece == "(" and depth < DEEPEST:
                wanted, unwanted = self.alternatives(depth + 1, negated=negated != turned)
                (but if turned else these).extend(filter(None, [wanted]))
                (these if turned else but).extend(filter(None, [unwanted]))
                turned = False
            elif isinstance(piece, Term):
                (but if turned else these).append(piece.expression())
                if turned == negated:
                    self.terms.append(piece)
                turned = False
        return these, but

    def _peek(self) -> Term | str | None:
        return self.pieces[self.place] if self.place < len(self.pieces) else None

    def _next(self) -> Term | str | None:
        piece = self._peek()
        self.place += 1
        return piece


def _pieces(text: str) -> Iterator[Term | str]:
    """Operators and terms."""
    for count, found in enumerate(_PIECE.finditer(text)):
        if count >= MOST_TERMS:
            return
        quoted, star, parenthesis, bare = found.groups()
        if parenthesis:
            yield parenthesis
        elif quoted is None and bare in _OPERATORS:
            yield bare
        else:
            if quoted is None and bare.startswith("-") and words_of(bare):
                yield "NOT"
            term = _term(bare if quoted is None else quoted + star)
            if term is not None:
                yield term


def _term(text: str) -> Term | None:
    """The term that a typed word or phrase is; None where there is no letter in it."""
    words = words_of(text)
    if not words:
        return None
    last = words[-1]
    if len(last) == 1 and is_unspaced(last):
        if len(words) == 1:
            return Term((last,), prefix=True)
        if words[-2].endswith(last):
            words.pop()
    return Term(tuple(words), prefix=text.endswith("*"))


def _joined(parts: list[str], operator: str) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {operator} '.join(parts)})" if parts else ""
