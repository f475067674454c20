"""The tables of an archive, version by version. A version that has been released is never changed: a new one follows.

`PRAGMA user_version` tells an archive's version, `PRAGMA application_id` that it is one.
"""

from __future__ import annotations

from collections.abc import Callable
from sqlite3 import Connection

APPLICATION_ID = 0x4D785A6E  # "MxZn"

FIRST = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE site (id INTEGER PRIMARY KEY, folded TEXT NOT NULL UNIQUE, name TEXT NOT NULL);

-- What is known of a page by its latest version. family is the first page of its near copies.
CREATE TABLE page (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  identity BLOB NOT NULL UNIQUE,
  url TEXT, name TEXT, site INTEGER REFERENCES site,
  kind TEXT, language TEXT, headline TEXT, published TEXT, day TEXT NOT NULL,
  words INTEGER NOT NULL, confidence REAL NOT NULL,
  latest INTEGER NOT NULL, added TEXT NOT NULL,
  signature BLOB NOT NULL, family INTEGER
);
CREATE INDEX page_latest ON page (latest);
CREATE INDEX page_day ON page (day, id);
CREATE INDEX page_site ON page (site, day);
CREATE INDEX page_kind ON page (kind, day);
CREATE INDEX page_family ON page (family) WHERE family IS NOT NULL;

-- text_digest tells whether a page's text has changed, page_digest whether its bytes have.
CREATE TABLE version (
  id INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES page, number INTEGER NOT NULL,
  added TEXT NOT NULL, reader TEXT NOT NULL, text_digest BLOB NOT NULL, page_digest BLOB NOT NULL,
  record BLOB NOT NULL,
  UNIQUE (page, number)
);
CREATE INDEX version_page_digest ON version (page_digest);

CREATE TABLE original (
  version INTEGER PRIMARY KEY REFERENCES version,
  url TEXT, charset TEXT, captured TEXT, flat INTEGER NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL
);

CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);

-- A spelling. person is whom it means wherever nothing else is said: none where the page decides.
CREATE TABLE name (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, folded TEXT NOT NULL, surname TEXT NOT NULL,
  person INTEGER REFERENCES person
);
CREATE INDEX name_folded ON name (folded);
CREATE INDEX name_surname ON name (surname);
CREATE INDEX name_person ON name (person);
CREATE TABLE name_word (word TEXT NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (word, name)) WITHOUT ROWID;

-- What was decided by hand: whom a spelling means, everywhere (page 0) or on one page.
CREATE TABLE decision (
  folded TEXT NOT NULL, page INTEGER NOT NULL, person INTEGER NOT NULL REFERENCES person,
  PRIMARY KEY (folded, page)
) WITHOUT ROWID;

CREATE TABLE appearance (
  page INTEGER NOT NULL, role TEXT NOT NULL, name INTEGER NOT NULL, person INTEGER NOT NULL,
  PRIMARY KEY (page, role, name)
) WITHOUT ROWID;
CREATE INDEX appearance_person ON appearance (person, role, page);
CREATE INDEX appearance_name ON appearance (name);

-- A turn or quote of a page's latest version: place counts from 0 within its kind.
CREATE TABLE saying (
  id INTEGER PRIMARY KEY, page INTEGER NOT NULL, kind TEXT NOT NULL, place INTEGER NOT NULL,
  role TEXT NOT NULL, name INTEGER, person INTEGER, day TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX saying_page ON saying (page, kind, place);
CREATE INDEX saying_person ON saying (person, day);

CREATE TABLE agency (id INTEGER PRIMARY KEY, folded TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE picture (
  page INTEGER NOT NULL, place INTEGER NOT NULL, agency INTEGER REFERENCES agency,
  photographer TEXT, credit TEXT NOT NULL,
  PRIMARY KEY (page, place)
) WITHOUT ROWID;
CREATE INDEX picture_agency ON picture (agency, page);

-- The bands of pages' signatures. They are scattered over all numbers: an index that appends takes them ten times
-- faster than a table.
CREATE VIRTUAL TABLE band_index USING fts5(bands, content='', detail=none, columnsize=0, tokenize='ascii');

-- Both hold folded words only; what they were folded from is in version.record and saying.text.
CREATE VIRTUAL TABLE page_index USING fts5(title, text, besides, content='', tokenize='ascii');
CREATE VIRTUAL TABLE said_index USING fts5(text, content='', tokenize='ascii');
"""

CORRECTIONS = """
-- What somebody put right: the role of a line, or the speaker of the turn of a role that a line is in. line and text
-- are by what the line is found again when the page changes; value may be empty: nobody.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  page INTEGER NOT NULL REFERENCES page, kind TEXT NOT NULL, line INTEGER NOT NULL, of TEXT NOT NULL,
  text TEXT NOT NULL, value TEXT NOT NULL, was TEXT NOT NULL, made TEXT NOT NULL,
  UNIQUE (page, kind, line, of)
);
"""

Migration = Callable[[Connection], None]


def _first(connection: Connection) -> None:
    for statement in _statements(FIRST):
        connection.execute(statement)


def _with_corrections(connection: Connection) -> None:
    for statement in _statements(CORRECTIONS):
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (_first, _with_corrections)
"""What makes each version out of the one before it. To add one, append a function; tests then ask for an archive of
the version that was the latest until then, to try it on."""

LATEST = len(MIGRATIONS)


def version_of(connection: Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def migrate(connection: Connection, until: int = LATEST) -> None:
    """Bring an archive forward, inside the transaction that the caller has begun."""
    for number in range(version_of(connection), until):
        MIGRATIONS[number](connection)
        connection.execute(f"PRAGMA user_version = {number + 1:d}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")


def _statements(script: str) -> list[str]:
    return [statement for part in script.split(";\n") if (statement := part.strip())]
