"""Sites that are slow, endless or hostile: every exchange ends in its time, with the reason in words."""

import gzip
import socket
import ssl
import threading
import time
import zlib

import pytest

from tinhban.watch import addresses, fetching
from tinhban.watch.fetching import Fetcher
from tinhban.watch.refusals import Trouble
from tinhban.watch.tests.hostile import Hostile, own_certificate
from tinhban.watch.tests.inputs import servers
from tinhban.watch.tests.inputs.servers import CHUNKED, OK, Again, Drip, Silence

WHOLE = 0.4
PATIENT = 30.0  # where the server answers at once, a busy machine must not be taken for a slow site


@pytest.fixture(autouse=True)
def quick(request, monkeypatch):
    codes = getattr(request.node, "callspec", None) and request.node.callspec.params.get("codes")
    told_by_clock = not codes or "slow" in codes
    monkeypatch.setattr(fetching, "WHOLE", WHOLE if told_by_clock else PATIENT)
    monkeypatch.setattr(fetching, "LIMIT", 300_000)


def code_of(url: str) -> str:
    """The reason that is told, in time."""
    begun = time.monotonic()
    with Fetcher() as fetcher, pytest.raises(Trouble) as told:
        fetcher.get(url)
    assert time.monotonic() - begun < fetching.WHOLE + 3
    assert str(told.value)
    return told.value.code


@pytest.mark.parametrize(
    ("acts", "codes"), [one[1:] for one in servers.EVERY], ids=[one[0] for one in servers.EVERY]
)
def test_a_hostile_server_is_left_in_time(acts, codes):
    with Hostile(acts) as server:
        assert code_of(f"{server.base}/bai.html") in codes


@pytest.mark.parametrize(
    ("place", "codes"),
    [one[1:] for one in servers.REDIRECTS],
    ids=[one[0] for one in servers.REDIRECTS],
)
def test_a_redirect_that_leads_nowhere_ends_one_fetch(place, codes):
    sent = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + place + b"\r\n\r\n"
    with Hostile((sent,)) as server:
        code = code_of(f"{server.base}/bai.html")
    assert code in codes


def test_rules_that_come_letter_by_letter():
    slow = (OK, b"Content-Length: 999\r\n\r\n", Drip(b"User-agent: *\nDisallow: /\n"))
    with Hostile((OK, b"\r\nxin chao"), robots=slow) as server:
        assert code_of(f"{server.base}/bai.html") == "slow"
        assert server.asked == ["/robots.txt"]


def test_a_handshake_that_never_ends():
    begun = b"\x16\x03\x03\x3f\xff\x02\x00\x3f\xfb"
    for acts in ((Silence(),), (begun, Drip(b"\x03")), (begun, Again(b"\0" * 1_000, 0.01))):
        with Hostile(acts, tls=True) as server:
            assert code_of(f"{server.base}/bai.html") in ("slow", "unreachable")


def test_a_name_that_is_looked_for_without_end(monkeypatch):
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *asked, **more: time.sleep(5) or [])
    assert code_of("http://bao.example/bai.html") == "slow"


def test_a_host_that_takes_no_connection(monkeypatch):
    with socket.create_server(("127.0.0.1", 0), backlog=1) as full:
        held = [socket.socket() for _n in range(4)]
        for one in held:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        url = f"http://127.0.0.1:{full.getsockname()[1]}/bai.html"
        assert code_of(url) == "slow"
        for one in held:
            one.close()


def test_a_chain_of_slow_redirects():
    sent = b"HTTP/1.1 302 Found\r\nLocation: /nua\r\nContent-Length: 0\r\n\r\n"
    with Hostile((Again(b"HTTP/1.1 100 Continue\r\n\r\n", 0.15), sent)) as server:
        assert code_of(f"{server.base}/bai.html") == "slow"


def packed(name: bytes, body: bytes) -> bytes:
    return b"%sContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s" % (OK, name, len(body), body)


def deflated(content: bytes, window: int) -> bytes:
    packer = zlib.compressobj(wbits=window)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        (b"gzip", gzip.compress),
        (b"x-gzip", gzip.compress),
        (b"GZIP, identity", gzip.compress),
        (b"deflate", zlib.compress),
        (b"deflate", lambda content: deflated(content, -15)),
        (b"gzip, gzip", lambda content: gzip.compress(gzip.compress(content))),
        (
            b"gzip\r\nContent-Encoding: deflate",
            lambda content: zlib.compress(gzip.compress(content)),
        ),
    ],
)
def test_what_is_packed_is_read_and_a_bomb_is_let_go(name, pack):
    with Hostile((packed(name, pack("Tin mới".encode() * 1_000)),)) as server, Fetcher() as fetcher:
        page = fetcher.get(f"{server.base}/bai.html")
        assert page.content == "Tin mới".encode() * 1_000
    with Hostile((packed(name, pack(b"\0" * 20_000_000)),)) as server:
        assert code_of(f"{server.base}/bai.html") == "too_large"
    whole = pack("Tin mới".encode() * 1_000)
    with Hostile((packed(name, whole[: len(whole) // 2]),)) as server:
        assert code_of(f"{server.base}/bai.html") == "packed"


def test_a_page_in_small_chunks_is_read():
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [b"tin moi "] * 500)
    with Hostile((CHUNKED + chunks + b"0\r\nX: y\r\n\r\n",)) as server, Fetcher() as fetcher:
        assert fetcher.get(f"{server.base}/bai.html").content == b"tin moi " * 500


def test_early_answers_are_passed_over_and_letters_in_headers_are_kept():
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
    sent = "HTTP/1.1 301 Moved\r\nLocation: /tin tức/bài.html\r\nContent-Length: 0\r\n\r\n".encode()
    with Hostile((early * 3 + sent,)) as server, Fetcher() as fetcher:
        with pytest.raises(Trouble):
            fetcher.get(f"{server.base}/bai.html")
        assert "/tin%20t%E1%BB%A9c/b%C3%A0i.html" in server.asked


@pytest.mark.parametrize("said", [b"120", b"Fri, 31 Dec 2100 23:59:59 GMT"])
@pytest.mark.parametrize("status", [b"429 Too Many", b"503 Busy"])
def test_a_site_that_asks_for_peace_is_left_in_peace(status, said):
    busy = b"HTTP/1.1 %s\r\nRetry-After: %s\r\nContent-Length: 0\r\n\r\n" % (status, said)
    with Hostile((busy,)) as server:
        fetcher = Fetcher()
        for _time in range(2):
            with pytest.raises(Trouble) as told:
                fetcher.get(f"{server.base}/bai.html")
            assert told.value.code == "later"
        sites = fetcher.sites
        with Fetcher(sites=sites) as other, pytest.raises(Trouble) as told:
            other.get(f"{server.base}/khac.html")
        assert told.value.code == "later"
        assert server.asked == ["/robots.txt", "/bai.html"]


@pytest.mark.parametrize("said", [b"", b"0", b"-5", b"soon", b"Thu, 01 Jan 1970 00:00:00 GMT"])
def test_what_is_no_wish_for_peace_is_an_ordinary_refusal(said):
    busy = b"HTTP/1.1 503 Busy\r\nRetry-After: %s\r\nContent-Length: 0\r\n\r\n" % said
    with Hostile((busy,)) as server:
        assert code_of(f"{server.base}/bai.html") == "status"


@pytest.mark.parametrize("mark", ['W/"é"', '"a\tb"', '"' + "x" * 400 + '"'])
def test_a_mark_that_could_not_be_sent_back_is_not_kept(mark):
    sent = f"HTTP/1.1 200 OK\r\nETag: {mark}\r\nContent-Length: 2\r\n\r\nok".encode()
    with Hostile((sent,)) as server, Fetcher() as fetcher:
        page = fetcher.get(f"{server.base}/bai.html")
        assert (page.content, page.etag) == (b"ok", "")
        assert fetcher.get(f"{server.base}/bai.html", etag=page.etag).content == b"ok"


def test_a_name_in_other_letters_is_one_name_for_resolver_and_server(monkeypatch):
    asked: list[str] = []
    real = socket.getaddrinfo

    def looked_up(host, *more, **also):
        asked.append(host)
        return real("127.0.0.1", *more, **also)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", looked_up)
    with Hostile((OK + b"Content-Length: 2\r\n\r\nok",)) as server, Fetcher() as fetcher:
        port = server.base.rpartition(":")[2]
        fetcher.get(f"http://\u0110ài.Example:{port}/tin.html")
        assert set(asked) - {"127.0.0.1"} == {"xn--i-rfa0m.example"}  # the number is no name
        assert server.heads[-1]["host"] == f"xn--i-rfa0m.example:{port}"


def test_nothing_is_kept_that_a_site_would_know_us_by():
    sent = OK + b"Set-Cookie: a=b; Path=/\r\nContent-Length: 2\r\n\r\nok"
    with Hostile((sent,), robots=(sent,)) as server, Fetcher() as fetcher:
        for path in ("/1.html", "/2.html"):
            fetcher.get(server.base + path)
        assert len(server.heads) == 3
        assert not any("cookie" in head or "referer" in head for head in server.heads)


def test_a_connection_that_was_closed_meanwhile_is_no_trouble():
    sent = OK + b"Content-Length: 2\r\n\r\nok"
    with Hostile((sent,), robots=(sent,), leaves=True) as server, Fetcher() as fetcher:
        for path in ("/1.html", "/2.html", "/3.html"):
            assert fetcher.get(server.base + path).content == b"ok"
        assert server.asked == ["/robots.txt", "/1.html", "/2.html", "/3.html"]


def test_a_site_that_closes_every_connection_is_asked_once():
    sent = OK + b"Content-Length: 2\r\n\r\nok"
    with Hostile((), robots=(sent,), leaves=True) as server, Fetcher() as fetcher:
        with pytest.raises(Trouble):
            fetcher.get(server.base + "/1.html")
        assert server.asked == ["/robots.txt", "/1.html"]


def test_a_certificate_that_proves_nothing_is_called_so(monkeypatch, tmp_path):
    ours, key = own_certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ours, key)
    listening = context.wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True)

    def serve() -> None:
        while True:
            try:
                listening.accept()[0].close()
            except ssl.SSLError:
                continue
            except OSError:
                return

    threading.Thread(target=serve, daemon=True).start()
    assert code_of(f"https://127.0.0.1:{listening.getsockname()[1]}/bai.html") == "certificate"
    listening.close()
