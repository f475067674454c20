"""A site over the examples and one hostile page, which really listens."""

from __future__ import annotations

import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

import mixedzone
from mixedzone.archive.archive import Archive
from mixedzone.archive.preparing import Original
from mixedzone.site.app import create_app
from mixedzone.site.serving import address_of, bound
from mixedzone.site.settings import Settings

ORDER = (
    "league-table.html",
    "keeper-interview.txt",
    "midfielder-interview.txt",
    "derby-report.html",
    "winger-interview.txt",
    "midfielder-interview.html",
    "keeper-interview.html",
)
"""The examples in the order in which they are stored, so that their numbers are known."""

HOSTILE = r"""<!doctype html><html lang="en&quot; onload=&quot;window.hit=1"><head>
<title>Hostile</title>
<link rel="canonical" href="javascript:window.hit=1">
<meta property="og:site_name" content="&lt;script&gt;window.hit=1&lt;/script&gt;Paper">
<meta property="article:published_time" content="2026-02-01T10:00:00+01:00">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":{"name":"</scr\u0069pt><script>window.hit=1</script>"}}</script>
</head><body><article>
<p class="kicker">{{ 7*7 }}{% raw %}{{ self }}</p>
<h1>&lt;script&gt;window.hit=1&lt;/script&gt;&lt;img src=x onerror=window.hit=1&gt; "Derby" {{7*7}}</h1>
<p>By <a href="javascript:window.hit=1">&lt;b onclick=window.hit=1&gt;Mara Quillfeather&lt;/b&gt;</a></p>
<figure><img src="javascript:window.hit=1" alt="&quot;&gt;&lt;svg onload=window.hit=1&gt;"><figcaption>&lt;svg/onload=window.hit=1&gt; A goalkeeper waits. &lt;!-- IMAGO/Ada Quillfeather</figcaption></figure>
<figure><img src="https://pictures.example/one.jpg" alt="A corner flag" width="1280" height="720"><figcaption>The flag of the east corner. Photo: Ada Quillfeather</figcaption></figure>
<p>The match had begun when somebody wrote &lt;/p&gt;&lt;/article&gt;&lt;script src="https://evil.example/x.js"&gt;&lt;/script&gt; on the wall behind the goal, and nobody minded very much that afternoon.</p>
<p>&ldquo;&lt;iframe srcdoc='&lt;script&gt;parent.hit=1&lt;/script&gt;'&gt; is what it said, and we laughed about it all the way home,&rdquo; said Mara Quillfeather after the match, which Saltmere won by two goals to one in the rain.</p>
<p>${7*7} #{7*7} &lt;%= 7*7 %&gt; {{ config }} &lt;style&gt;*{display:none}&lt;/style&gt; and so the evening went on in the harbour, as evenings do.</p>
</article></body></html>"""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    """An archive with the examples, numbered in their order, and the hostile page after them."""
    path = tmp_path_factory.mktemp("site") / "examples.db"
    with Archive(path) as archive:
        for name in ORDER:
            data = (examples / name).read_bytes()
            article = mixedzone.read(examples / name, fixtures=examples / "fixtures")
            archive.add(article, Original(data=data, url=article.url))
        hostile = HOSTILE.encode()
        archive.add(mixedzone.read(hostile, name="hostile.html"), Original(data=hostile))
    return path


@pytest.fixture(scope="module")
def archive_path(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it, for one module to write to."""
    return Path(shutil.copy(filled, tmp_path_factory.mktemp("copy") / "mixedzone.db"))


@contextmanager
def listening(path: Path) -> Iterator[str]:
    """The address of a site over an archive, for the time of the block."""
    own = bound("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(path)), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield address_of(own)
    finally:
        server.should_exit = True
        thread.join(10)
        own.close()


@pytest.fixture(scope="module")
def site(archive_path: Path) -> Iterator[str]:
    """The address of a site over the examples."""
    with listening(archive_path) as address:
        yield address


@pytest.fixture(scope="module")
def client(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, timeout=30) as client:
        yield client


def token_of(client: httpx.Client) -> str:
    """The token of a form, as a browser has it from the page on which the form stands."""
    found = re.search(r'name="token" value="([^"]+)"', client.get("/try").text)
    assert found
    return found[1]
