"""A question to a service ends, whatever the service does; and says what happened."""

import re
import socket
import time

import pytest

from coopledger.errors import RateUnavailable
from coopledger.messages.catalogue import Language
from coopledger.rates import web
from tests.rates import service
from tests.rates.service import Asked, Behaviour, serving


def refused(behaviour: Behaviour) -> RateUnavailable:
    """What is said of a service that behaves so."""
    with serving(behaviour) as there, pytest.raises(RateUnavailable) as raised:
        data_of(f"{there.address}/rates")
    return raised.value


def data_of(url: str) -> object:
    return web.accepted("X", url, web.ask("X", url)).data("X")


BEHAVIOURS = {
    "hangs": (service.hangs, "rates.too-slow"),
    "drips its first line": (service.drips(b"HTTP/1.1 200 OK"), "rates.too-slow"),
    "drips headers": (service.drips(b"HTTP/1.1 200 OK\r\nA: b\r\n"), "rates.too-slow"),
    "drips its body": (service.drips_body, "rates.too-slow"),
    "is cut": (service.cut, "rates.cut"),
    "is cut within a chunk": (service.cut_chunk, "rates.cut"),
    "leaves": (service.leaves, "rates.cut"),
    "speaks no HTTP": (lambda c, _: c.sendall(b"220 smtp ready\r\n"), "rates.cut"),
    "floods": (service.floods, "rates.too-large"),
    "shows a page": (service.HTML, "rates.not-json"),
    "is too busy, and says until when": (service.TOO_MANY, "rates.too-many-after"),
    "is too busy": (service.TOO_MANY_WITHOUT_A_TIME, "rates.too-many"),
    "is down": (service.DOWN, "rates.down"),
    "is elsewhere": (service.MOVED, "rates.moved"),
    "does not like it": (service.answers("{}", 400), "rates.refused"),
    "says NaN": (service.answers('{"rate": NaN}'), "rates.not-json"),
    "is nested without end": (service.answers("[" * 100_000), "rates.not-json"),
    "is no text": (service.answers(b"\xff\xfe\x00"), "rates.not-json"),
}


@pytest.mark.parametrize("name", BEHAVIOURS)
def test_whatever_a_service_does_there_is_an_end_and_a_sentence(
    name: str, in_a_hurry: float
) -> None:
    behaviour, code = BEHAVIOURS[name]
    started = time.monotonic()
    error = refused(behaviour)
    assert error.code == code
    assert error.lasting
    assert time.monotonic() - started < 4 * in_a_hurry + 1
    for language in Language:
        said = error.message(language)
        assert not re.search(r"\{[a-z_]+\}", said)
        assert "X" in said


def test_how_long_to_wait_is_said() -> None:
    assert "Retry-After: 120" in str(refused(service.TOO_MANY))


def test_where_it_was_sent_is_said_and_not_followed() -> None:
    assert "https://elsewhere.example/" in str(refused(service.MOVED))


def test_numbers_come_as_they_are_written() -> None:
    with serving(service.answers("[21.63290, 1e3, 7]")) as there:
        assert web.ask("X", there.address).data("X") == ["21.63290", "1e3", "7"]


def test_an_answer_in_chunks_is_whole() -> None:
    chunked = (
        service.head(200, None, Transfer_Encoding="chunked") + b"2\r\n[1\r\n1\r\n]\r\n0\r\n\r\n"
    )
    with serving(lambda c, _: c.sendall(chunked)) as there:
        assert web.ask("X", there.address).data("X") == ["1"]


def test_where_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        with pytest.raises(RateUnavailable) as raised:
            web.ask("X", url)
    assert raised.value.code == "rates.unreachable"


def test_a_handshake_that_never_ends(in_a_hurry: float) -> None:
    """It says nothing of itself; or what it says is no TLS."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(RateUnavailable) as raised:
            web.ask("X", f"https://127.0.0.1:{silent.getsockname()[1]}/")
    assert raised.value.code == "rates.too-slow"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "ftp://localhost/",
        "file:///etc/passwd",
        "rates",
        "https://",
        "http://[",
    ],
)
def test_only_https_or_this_machine(url: str) -> None:
    with pytest.raises(RateUnavailable) as raised:
        web.ask("X", url)
    assert raised.value.code == "rates.bad-address"


def test_the_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(service.answers("[]")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        assert web.ask("X", "http://localhost:9/rates").data("X") == []
        assert proxy.asked[0].path == "http://localhost:9/rates"
        monkeypatch.setenv("no_proxy", "localhost")
        with pytest.raises(RateUnavailable):
            web.ask("X", "http://localhost:9/rates")
        assert len(proxy.asked) == 1


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        (service.answers("", 407), "rates.unreachable"),
        (service.drips(b"HTTP/1.1 200 OK"), "rates.too-slow"),
    ],
)
def test_a_proxy_that_lets_nobody_through(
    behaviour: Behaviour, code: str, monkeypatch: pytest.MonkeyPatch, in_a_hurry: float
) -> None:
    with serving(behaviour) as proxy:
        monkeypatch.setenv("https_proxy", proxy.address)
        with pytest.raises(RateUnavailable) as raised:
            web.ask("X", "https://rates.example/")
        assert raised.value.code == code
        assert proxy.asked[0].path == "rates.example:443"


def test_what_is_sent_is_what_is_meant() -> None:
    seen: list[Asked] = []
    with serving(service.answers("[]")) as there:
        web.ask("X", f"{there.address}/a?b=c", {"Bmx-Token": "t"})
        seen = there.asked
    assert (seen[0].path, seen[0].headers["bmx-token"]) == ("/a?b=c", "t")
    assert seen[0].headers["user-agent"] == "coopledger"
