"""Writes the archive that the next version's migration will be tried on: `python -m tests.archive.old`."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from mixedzone.archive import schema
from mixedzone.archive.archive import Archive
from mixedzone.archive.preparing import Original
from tests.archive.conftest import record_of

VERSIONS = Path(__file__).parent / "versions"


def write(folder: Path = VERSIONS) -> Path:
    """An archive of the latest version, packed."""
    with tempfile.TemporaryDirectory() as desk:
        path = Path(desk) / "mixedzone.db"
        with Archive(path) as archive:
            _fill(archive)
            archive.connection.execute("PRAGMA journal_mode = DELETE")
        packed = folder / f"{schema.LATEST}.db.gz"
        packed.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    return packed


def _fill(archive: Archive) -> None:
    url = "https://paper.example/ferry"
    for text in ("The ferry was late.", "The ferry was later than thought."):
        record = record_of(
            text,
            url=url,
            headline="The ferry",
            site="The Quayside Whistle",
            published="2025-08-03T10:00:00+02:00",
            turns=[
                ("question", "Kit Mallory", "Where did you learn that?"),
                ("answer", "Joss Varrenby", "In Mönchengladbach I learned to wait."),
            ],
            figures=[("IMAGO", "Petra Wimborne")],
        )
        archive.add(record, Original(data=f"<p>{text}".encode(), url=url))
    quotes = [("Edson Arantes", "I score."), ("Pelé", "I scored."), ("Varrenby", "I saved.")]
    archive.add(record_of("The harbour lay still.", name="harbour.html", headline="The harbour", quotes=quotes), b"<p>")
    people = archive.people
    people.merge(people.find("Edson Arantes").id, [people.find("Pelé").id])


if __name__ == "__main__":
    print(write())
