from __future__ import annotations

from importlib import import_module

import pytest

from benchmarks import peers
from benchmarks.peers import PEERS, Peer
from benchmarks.readings import Reader, Reading

ARTICLE = "".join(
    f"<p>Paragraph {number} of the report tells how the two goals in the last ten minutes turned the derby around, "
    "and that it was the first time in the long history of the club that this had happened on a wet Sunday, when "
    "nobody who had come to the ground would have put more than a pound on the team that they have been with.</p>"
    for number in range(8)
)
PAGE = (
    "<!doctype html><html lang=en><head><title>Saltmere win the derby</title></head><body><nav><a href=/>Home</a></nav>"
    f"<article><h1>Saltmere win the derby</h1>{ARTICLE}</article></body></html>"
).encode()


def made(reader: str) -> Reader:
    module, function = reader.split(":")
    maker: Reader = getattr(import_module(module), function)()
    return maker


def needs(peer: Peer) -> None:
    if not peers.installed([peer]):
        pytest.skip(f"{peer.package} is not installed")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_every_peer_gives_the_text(peer: Peer) -> None:
    needs(peer)
    text = made(peer.text)(PAGE)
    assert isinstance(text, str)
    assert text.count("turned the derby around") == 8


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("peer", [peer for peer in PEERS if peer.facts], ids=lambda peer: peer.name)
def test_peers_tell_the_headline(peer: Peer) -> None:
    needs(peer)
    facts = made(peer.facts or "")(PAGE)
    assert isinstance(facts, Reading)
    assert facts.headline == "Saltmere win the derby"


def test_a_package_that_is_absent_has_no_version() -> None:
    assert peers.version_of("no-such-reader") is None
    assert peers.installed([Peer("none", "no-such-reader", "")]) == []


def test_stoplists_exist() -> None:
    justext = pytest.importorskip("justext")
    assert set(peers.STOPLISTS.values()) <= set(justext.get_stoplists())
