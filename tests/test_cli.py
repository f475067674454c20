from __future__ import annotations

import csv
import gzip
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import msgspec
import pytest
from typer.testing import CliRunner, Result

import mixedzone
from mixedzone.cli import app
from mixedzone.formats import renderer
from mixedzone.types import Record

EXAMPLES = Path(__file__).parents[1] / "examples"
KEEPER = EXAMPLES / "keeper-interview.html"
DERBY = EXAMPLES / "derby-report.html"
COMMAND = [sys.executable, "-m", "mixedzone"]
PDF, PICTURE, BINARY = b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 4
ORDERS = "[bold]now[/bold] \x1b[31m \x9b2J \x1b]0;x\x07 &#x1b;[2J For eighty minutes".encode()


def run(*arguments: str | Path, piped: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=piped)


def ready(*arguments: str | Path) -> dict[str, object]:
    result = run("read", *arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    record: dict[str, object] = json.loads(result.stdout)
    return record


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A folder with a page and what is none."""
    folder = tmp_path / "bad"
    folder.mkdir()
    files = {"empty.html": b"", "paper.html": PDF, "photo.txt": PICTURE, "noise.html": BINARY}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "page.html").write_bytes(DERBY.read_bytes())
    return folder


@pytest.mark.parametrize("format", ["article", "json", "jsonl", "markdown", "html", "text", "jsonld", "csv"])
def test_each_format_is_given(format: str) -> None:
    result = run("read", DERBY, "--format", format)
    record = next(mixedzone.read_many([DERBY]))
    assert isinstance(record, Record)
    assert result.exit_code == 0
    assert result.stdout_bytes.decode() == renderer(format)(record)
    assert result.stderr == ""


def test_the_format_to_read_is_the_one_given_unasked() -> None:
    assert run("read", KEEPER).stdout == run("read", KEEPER, "--format", "article").stdout


def test_explain_shows_every_line() -> None:
    ledger = run("read", DERBY, "--explain").stdout
    assert ledger == run("read", DERBY, "--explain", "--format", "text").stdout
    assert ledger == renderer("explain")(mixedzone.read(DERBY))
    document = run("read", DERBY, "--explain", "--format", "html").stdout
    assert document == renderer("explain_html")(mixedzone.read(DERBY))


def test_explain_does_not_go_with_data() -> None:
    result = run("read", DERBY, "--explain", "--format", "json")
    assert result.exit_code == 2
    assert "--explain" in result.stderr


def test_files_folders_and_patterns_in_the_order_named(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.html").write_bytes(DERBY.read_bytes())
    result = run("read", KEEPER, tmp_path, tmp_path / "*.html", "--format", "jsonl")
    names = [Path(json.loads(line)["name"]).name for line in result.stdout.splitlines()]
    assert names == ["keeper-interview.html", "a.html", "b.html", "a.html", "b.html"]


def test_what_is_piped_in_is_read() -> None:
    result = run("read", "-", "--format", "json", piped=KEEPER.read_bytes())
    record = json.loads(result.stdout)
    assert record["name"] == "standard input"
    assert record["kind"] == "interview"


def test_archives_give_their_pages(tmp_path: Path) -> None:
    packed = tmp_path / "page.html.gz"
    packed.write_bytes(gzip.compress(DERBY.read_bytes()))
    assert ready(packed)["headline"] == mixedzone.read(DERBY).headline
    archive = tmp_path / "pages.zip"
    with zipfile.ZipFile(archive, "w") as pages:
        pages.write(DERBY, "a.html")
        pages.write(KEEPER, "b.html")
    for arguments, piped in (([archive], None), (["-"], archive.read_bytes())):
        result = run("read", *arguments, "--format", "jsonl", piped=piped)
        assert [json.loads(line)["name"].partition("#")[2] for line in result.stdout.splitlines()] == [
            "a.html",
            "b.html",
        ]


def test_more_workers_read_the_same() -> None:
    alone = run("read", DERBY, KEEPER, DERBY, "--format", "jsonl")
    together = run("read", DERBY, KEEPER, DERBY, "--format", "jsonl", "--workers", "2")
    assert alone.stdout == together.stdout


@pytest.mark.parametrize(
    ("content", "word"), [(b"", "empty"), (b" \n\n", "empty"), (PDF, "PDF"), (PICTURE, "image"), (BINARY, "binary")]
)
def test_one_page_that_is_none(content: bytes, word: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(content)
    for result in (run("read", page), run("read", "-", piped=content)):
        assert result.exit_code == 2
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1
        assert word in result.stderr


def test_a_page_that_is_not_there() -> None:
    result = run("read", "missing.html")
    assert (result.exit_code, result.stderr) == (
        2,
        "missing.html: The file cannot be read: No such file or directory.\n",
    )


def test_a_file_name_that_is_no_unicode(tmp_path: Path) -> None:
    for name, content in ((b"f\xe4lle.html", DERBY.read_bytes()), (b"\xe4\x1b[2J.html", PDF)):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(content)
    result = run("read", *sorted(tmp_path.iterdir()), "--format", "jsonl")
    assert result.exit_code == 1
    assert Path(json.loads(result.stdout)["name"]).name == "f\ufffdlle.html"
    assert "\x1b" not in result.stderr


def test_some_pages_that_are_none(bad: Path) -> None:
    result = run("read", bad / "photo.txt", DERBY, bad / "paper.html", "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    first, second, last = result.stderr.splitlines()
    assert first.startswith(f"{bad / 'photo.txt'}: ")
    assert second.startswith(f"{bad / 'paper.html'}: ")
    assert last == "2 of 3 pages could not be read."


def test_what_is_no_page_in_a_folder_is_left_out_and_counted(bad: Path) -> None:
    result = run("read", bad, "--format", "jsonl")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == "4 files of the folders are no pages and were left out.\n"


def test_a_file_a_page(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        result = run("read", EXAMPLES / "*.html", "--out", out, "--format", "json")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
        assert sorted(path.name for path in out.iterdir()) == sorted(
            f"{path.name}.json" for path in EXAMPLES.glob("*.html")
        )
    record = msgspec.json.decode((out / "keeper-interview.html.json").read_bytes(), type=Record)
    assert record.name == str(KEEPER)


def test_reading_a_folder_into_itself_does_not_grow(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(DERBY.read_bytes())
    for _ in range(2):
        assert run("read", tmp_path, "--out", tmp_path / "out", "--format", "html").exit_code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.html.html"]


def test_an_out_that_is_a_file_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    assert run("read", DERBY, "--out", tmp_path / "out").exit_code == 2
    result = run("read", DERBY, "--out", tmp_path / "out" / "deeper")
    assert result.exit_code == 2
    assert result.stderr == "Nothing more could be written: Not a directory.\n"


def test_several_documents_need_a_folder(tmp_path: Path) -> None:
    archive = tmp_path / "pages.zip"
    with zipfile.ZipFile(archive, "w") as pages:
        pages.write(DERBY, "a.html")
        pages.write(KEEPER, "b.html")
    for arguments in ([DERBY, KEEPER], [archive]):
        result = run("read", *arguments, "--format", "html")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--out" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "x", "--format", "pdf"], ["read", "x", "--workers", "0"], ["write"], ["--nothing"]]
)
def test_wrong_use(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("format", ["article", "json", "jsonl", "markdown", "html", "text"])
@pytest.mark.parametrize("explain", [False, True])
def test_terminals_are_given_no_orders(format: str, explain: bool, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(DERBY.read_bytes().replace(b"For eighty minutes", ORDERS))
    result = run("read", page, "--format", format, *(["--explain"] if explain else []))
    assert not {"\x1b", "\x9b", "\x07"} & set(result.output)
    if result.exit_code == 0:
        assert "[bold]now[/bold]" in result.stdout.replace("\\", "")


def test_names_give_terminals_no_orders(tmp_path: Path) -> None:
    archive = tmp_path / "pages.zip"
    with zipfile.ZipFile(archive, "w") as pages:
        pages.writestr("\x1b[2J.html", PDF)
    assert "\x1b" not in run("read", archive).output


def test_the_schema_is_that_of_records() -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json.loads(json.dumps(msgspec.json.schema(Record)))


def test_version_and_help() -> None:
    assert run("--version").stdout.startswith("mixedzone")
    top, page = run("--help").stdout, run("read", "--help").stdout
    assert "read" in top and "schema" in top
    assert all(option in page for option in ("--format", "--explain", "--out", "--workers", "--allow-private"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    asked = {
        "_MIXEDZONE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "mixedzone read --form",
        "COMP_CWORD": "2",
        "_TYPER_COMPLETE_ARGS": "mixedzone read --form",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    assert "--format" in CliRunner().invoke(app, [], env=asked, prog_name="mixedzone").stdout


def test_help_does_not_load_the_reader() -> None:
    code = "import sys, mixedzone.cli; print(sorted({'rich.console', 'httpx', 'mixedzone.formats'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = self.path == "/keeper"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if found:
            self.wfile.write(KEEPER.read_bytes())

    def log_message(self, format: str, *arguments: object) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as running:
        thread = Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


def test_an_address_is_fetched(server: str) -> None:
    record = ready(f"{server}/keeper", "--allow-private")
    assert record["name"] == f"{server}/keeper"
    assert record["kind"] == "interview"


def test_private_addresses_are_not_fetched_unasked(server: str) -> None:
    result = run("read", f"{server}/keeper")
    assert result.exit_code == 2
    assert "private network" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_an_address_without_a_page(server: str) -> None:
    result = run("read", f"{server}/nobody", DERBY, "--allow-private", "--format", "jsonl")
    assert result.exit_code == 1
    assert "404" in result.stderr
    assert len(result.stdout.splitlines()) == 1
    assert run("read", "ftp://paper.example/").exit_code == 2


def test_a_reader_that_has_gone_is_no_matter() -> None:
    command = [*COMMAND, "read", str(EXAMPLES), str(EXAMPLES), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 141


@pytest.mark.parametrize("workers", ["1", "2"])
def test_who_has_had_enough_is_let_go_quietly(workers: str) -> None:
    command = [*COMMAND, "read", *[str(KEEPER)] * 2000, "--format", "jsonl", "--workers", workers]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 130


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What a terminal of 100 columns is sent."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **environment},
    )
    os.close(slave)
    sent = io.BytesIO()
    with os.fdopen(master, "rb", buffering=0) as terminal:
        while True:
            try:
                piece = terminal.read(4096)
            except OSError:
                break
            if not piece:
                break
            sent.write(piece)
    assert process.wait(timeout=30) == 0
    return sent.getvalue().decode().replace("\r\n", "\n")


@pytest.fixture
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("plain_surroundings")
def test_a_terminal_gets_styles_and_a_pipe_none() -> None:
    shown = on_a_terminal("read", str(KEEPER))
    assert "\x1b[1mJoss Varrenby\x1b[0m" in shown
    assert "\x1b[32m" in shown
    assert "\x1b[32m" not in on_a_terminal("read", str(KEEPER), NO_COLOR="1")
    assert "\x1b" not in run("read", KEEPER).stdout


@pytest.mark.usefixtures("plain_surroundings")
def test_who_waits_at_a_terminal_sees_how_far_it_is(tmp_path: Path) -> None:
    shown = on_a_terminal("read", str(EXAMPLES), "--out", str(tmp_path), "--format", "json")
    assert f"/{len([path for path in EXAMPLES.rglob('*.*') if path.suffix != '.json'])}" in shown
    assert "━" not in on_a_terminal("read", str(KEEPER), "--out", str(tmp_path), "--format", "json")


def test_help_comes_at_once() -> None:
    begun = time.monotonic()
    subprocess.run([*COMMAND, "--help"], capture_output=True, check=True)
    assert time.monotonic() - begun < 5


def test_tickers_are_looked_up_in_fixture_lists(tmp_path: Path) -> None:
    lists = EXAMPLES / "fixtures"
    texts = [run("read", KEEPER, "--fixtures", lists, "--format", "json", *more).stdout for more in ([], ["-w", "2"])]
    texts.append(run("read", "-", "--fixtures", lists, "--format", "json", piped=KEEPER.read_bytes()).stdout)
    for text in texts:
        record = json.loads(text)
        assert {each["round"] for each in record["fixtures"]} == {"Coastal League 2025/26, Matchday 26"}
        assert record["captured"]["before"] == "2026-02-27T20:00+00:00"
    assert "captured before 27 February 2026" in " ".join(run("read", KEEPER, "--fixtures", lists).stdout.split())
    refused = run("read", KEEPER, "--fixtures", tmp_path)
    assert (refused.exit_code, "no fixture list" in " ".join(refused.stderr.replace("│", "").split())) == (2, True)
    assert run("read", KEEPER, "--fixtures", tmp_path / "missing").exit_code == 2


@pytest.mark.parametrize(("table", "rows"), [("turns", 32), ("quotes", 0), ("figures", 6)])
def test_tables_for_spreadsheets(table: str, rows: int, tmp_path: Path) -> None:
    once = run("read", KEEPER, "--format", "csv", "--table", table).stdout
    twice = run("read", KEEPER, KEEPER, "--format", "csv", "--table", table).stdout
    assert len(list(csv.reader(io.StringIO(once, newline="")))) == rows + 1
    assert len(list(csv.reader(io.StringIO(twice, newline="")))) == 2 * rows + 1
    run("read", KEEPER, DERBY, "--format", "csv", "--table", table, "--out", tmp_path)
    files = sorted(tmp_path.iterdir())
    assert [path.suffix for path in files] == [".csv", ".csv"]
    assert all(path.read_text("utf-8").startswith("\ufeffpage,") for path in files)
