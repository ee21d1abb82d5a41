"""Nobody gets in but a browser of this machine that was let in, and asks from a page of ours.

Every address there is: a new one is asked all of this by being one. Each test walks all of them in
one go, and what fails names its address.
"""

import socket
import time

import httpx
import pytest

from coopledger import Ledger
from coopledger.web.guard import HEADERS
from coopledger.web.routes import ADDRESSES, FORM_BYTES, Address
from tests.web.serving import Served, Visitor, alone, served

CHANGING = [each for each in ADDRESSES if each.changes]
REFUSED = 403


def path_of(address: Address) -> str:
    return address.path.replace("{name}", "style.css")


def ask(client: httpx.Client, address: Address, **headers: str) -> httpx.Response:
    """As a form of ours would, but for the token."""
    own = {"origin": str(client.base_url).rstrip("/")} if address.changes else {}
    return client.request(address.method, path_of(address), headers={**own, **headers})


def test_what_changes_something_is_sent_and_what_shows_is_not() -> None:
    assert all((each.method == "POST") is each.changes for each in ADDRESSES)
    assert {each.path for each in ADDRESSES if each.is_open} == {"/enter", "/static/{name}"}
    assert len({(each.method, each.path) for each in ADDRESSES}) == len(ADDRESSES)


def asked_as(visitor: Visitor, **headers: str) -> dict[tuple[str, str], int]:
    """Every address, asked so: what each answers, where that is not a refusal."""
    found = {
        (each.method, each.path): ask(visitor.client, each, **headers).status_code
        for each in ADDRESSES
    }
    return {address: status for address, status in found.items() if status != REFUSED}


def test_without_a_session_nothing_is_shown(site: Served) -> None:
    for address in ADDRESSES:
        if address.is_open:
            continue
        for cookie in ("", "coopledger=x", f"coopledger-x={'x' * 43}"):
            url = site.base + path_of(address)
            answer = alone(address.method, url, origin=site.base, cookie=cookie)
            assert (address.path, answer.status_code) == (address.path, REFUSED)
            assert "Esta ventana no tiene permiso" in answer.text


@pytest.mark.parametrize(
    "origin", ["https://example.org", "null", "http://127.0.0.1:1", "http://localhost", ""]
)
def test_a_page_of_another_site_is_refused(visitor: Visitor, origin: str) -> None:
    assert asked_as(visitor, origin=origin) == {}


@pytest.mark.parametrize("site_", ["cross-site", "same-site"])
def test_so_is_what_a_browser_says_to_come_from_elsewhere(visitor: Visitor, site_: str) -> None:
    assert asked_as(visitor, **{"sec-fetch-site": site_}) == {}


@pytest.mark.parametrize(
    "host", ["example.org", "127.0.0.1", "127.0.0.1:1", "localhost.example.org", "[::1]", ""]
)
def test_under_a_foreign_name_nothing_is_shown(visitor: Visitor, host: str) -> None:
    """A name of another site that leads to this machine."""
    others = asked_as(visitor, host=host, origin=f"http://{host}")
    assert set(others.values()) <= {400}


def test_without_the_token_nothing_is_changed(visitor: Visitor) -> None:
    token, origin = visitor.token, {"origin": visitor.served.base}
    for address in CHANGING:
        for data in ({}, {"token": ""}, {"token": "x"}, {"token": token[:-1]}):
            answer = visitor.client.post(address.path, data=data, headers=origin)
            assert (address.path, answer.status_code) == (address.path, REFUSED)
            assert "no se hizo nada" in answer.text


def test_nor_without_saying_where_it_comes_from(visitor: Visitor) -> None:
    token = visitor.token
    for address in CHANGING:
        answer = visitor.client.post(address.path, data={"token": token})
        assert (address.path, answer.status_code) == (address.path, REFUSED)


def test_more_than_may_be_sent_is_not_read(visitor: Visitor) -> None:
    """Whether it says how much there is, or not."""
    headers = {"origin": visitor.served.base, "content-type": "application/x-www-form-urlencoded"}
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.client.cookies.items())
    for address in CHANGING:
        said = {**headers, "content-length": str(address.most_bytes + 1)}
        with socket.create_connection(("127.0.0.1", visitor.served.port)) as raw:
            lines = [f"POST {address.path} HTTP/1.1", f"host: {visitor.served.base[7:]}"]
            lines += [f"{name}: {value}" for name, value in said.items()]
            raw.sendall("\r\n".join([*lines, f"cookie: {cookies}", "", ""]).encode())
            assert (address.path, raw.recv(12)) == (address.path, b"HTTP/1.1 413")
        if address.most_bytes <= FORM_BYTES:  # of what may be large, what it says is enough here
            pieces = iter([b"x" * 1_000] * (address.most_bytes // 1_000 + 1))
            answer = visitor.client.post(address.path, content=pieces, headers=headers)
            assert (address.path, answer.status_code) == (address.path, 413)


def test_every_answer_says_what_a_browser_may_do_with_it(visitor: Visitor) -> None:
    refused = [ask(visitor.client, address, host="example.org") for address in ADDRESSES]
    for answer in (*refused, visitor.get("/no-such-page"), visitor.get("/")):
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert "server" not in answer.headers


def test_no_answer_waits_for_word_that_its_head_arrived(visitor: Visitor) -> None:
    """By Nagle's rule what follows the head of an answer would be held back for 40 ms."""

    def seconds() -> float:
        begun = time.perf_counter()
        assert visitor.get("/static/style.css").status_code == 200
        return time.perf_counter() - begun

    assert min(seconds() for _ in range(20)) < 0.035


def test_there_is_no_other_page(site: Served, visitor: Visitor) -> None:
    assert visitor.get("/no-such-page").status_code == 404
    assert visitor.get("/close").status_code == 405
    for name in ("..%2Fapp.py", "../app.py", "%2e%2e/app.py", "x.css", "/etc/passwd"):
        assert visitor.get(f"/static/{name}").status_code == 404
    assert alone("GET", f"{site.base}/no-such-page").status_code == 403


def test_the_link_is_good_once(site: Served, visitor: Visitor) -> None:
    again = alone("GET", site.link)
    assert (again.status_code, again.cookies) == (403, {})
    assert visitor.get("/").status_code == 200


def test_its_cookie_is_for_this_browser_and_no_script(example: Ledger) -> None:
    with served(example) as here:
        wrong = alone("GET", f"{here.base}/enter?token=x")
        assert (wrong.status_code, wrong.cookies) == (403, {})
        [cookie] = here.visitor().entered.headers.get_list("set-cookie")
    assert cookie.split("; ")[1:] == ["HttpOnly", "Path=/", "SameSite=strict"]


def test_only_this_machine_is_listened_to(site: Served) -> None:
    """Not any address of it by which others reach it."""
    addresses = {str(each[4][0]) for each in socket.getaddrinfo(socket.gethostname(), None)}
    for address in addresses - {"127.0.0.1", "127.0.1.1", "::1"}:
        with pytest.raises(OSError):
            socket.create_connection((address, site.port), timeout=1)
