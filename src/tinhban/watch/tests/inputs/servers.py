"""Servers that are slow, endless or hostile, each with what is told of it.

A server is a list of acts on the open connection: bytes to send at once, `Drip` bytes one by one,
`Again` bytes without end, `Silence` until the other side goes.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Drip:
    """These bytes one at a time, with a pause after each; over and over when `again`."""

    bytes: bytes
    pause: float = 0.05
    again: bool = True


@dataclass(frozen=True)
class Again:
    """These bytes over and over, as fast as they are taken, with a pause between."""

    bytes: bytes
    pause: float = 0.0


@dataclass(frozen=True)
class Silence:
    """Nothing more, and no end."""


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"

# (name, what the server does once it was asked, codes one of which is told)
EVERY = (
    ("says nothing", (Silence(),), {"slow"}),
    ("a letter of the first line now and then", (Drip(b"HTTP/1.1 200 OK and so on "),), {"slow"}),
    ("a letter of a header now and then", (OK, Drip(b"X-Cham: rat cham ")), {"slow"}),
    ("a header now and then", (OK, Again(b"X-Cham: a\r\n", 0.05)), {"slow"}),
    (
        "a line of a folded header now and then",
        (OK, b"X-Cham: a\r\n", Again(b" b\r\n", 0.05)),
        {"slow", "garbled"},
    ),
    (
        "100 Continue without end, slowly",
        (Again(b"HTTP/1.1 100 Continue\r\n\r\n", 0.05),),
        {"slow"},
    ),
    (
        "100 Continue without end, fast",
        (Again(b"HTTP/1.1 100 Continue\r\n\r\n"),),
        {"slow", "too_large", "garbled"},
    ),
    (
        "103 Early Hints without end",
        (Again(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),),
        {"slow", "too_large", "garbled"},
    ),
    (
        "101 where nothing was asked",
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", Silence()),
        {"status", "slow", "garbled"},
    ),
    (
        "headers without end",
        (OK, Again(b"X-Nhieu: " + b"a" * 1_000 + b"\r\n")),
        {"too_large", "garbled"},
    ),
    ("one header without end", (OK, b"X-Dai: ", Again(b"a" * 4_096)), {"too_large", "garbled"}),
    (
        "thousands of headers",
        (OK, b"X: y\r\n" * 9_000, b"Content-Length: 2\r\n\r\nok"),
        {"too_large", "garbled"},
    ),
    ("a body now and then", (OK, b"Content-Length: 9999\r\n\r\n", Drip(b"a")), {"slow"}),
    ("a body without end or length", (OK, b"\r\n", Again(b"a" * 4_096)), {"too_large"}),
    ("a chunk now and then", (CHUNKED, Again(b"1\r\na\r\n", 0.05)), {"slow"}),
    (
        "a chunk's extension without end",
        (CHUNKED, b"1;", Again(b"x" * 4_096)),
        {"too_large", "garbled"},
    ),
    ("a chunk's extension now and then", (CHUNKED, b"1;", Drip(b"x")), {"slow"}),
    (
        "chunks of one byte with long extensions",
        (CHUNKED, Again(b"1;" + b"x" * 1_000 + b"\r\na\r\n")),
        {"too_large", "slow"},
    ),
    (
        "trailers without end",
        (CHUNKED, b"0\r\n", Again(b"X: y\r\n")),
        {"too_large", "garbled", "slow"},
    ),
    ("trailers now and then", (CHUNKED, b"0\r\n", Again(b"X: y\r\n", 0.05)), {"slow"}),
    ("a length that is none", (OK, b"Content-Length: nhieu\r\n\r\nabc"), {"garbled"}),
    ("two lengths", (OK, b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc"), {"garbled"}),
    ("a length below nothing", (OK, b"Content-Length: -5\r\n\r\nabc"), {"garbled"}),
    (
        "a body shorter than its length",
        (OK, b"Content-Length: 100\r\n\r\nabc"),
        {"garbled", "unreachable"},
    ),
    ("a chunk's size that is none", (CHUNKED, b"xyz\r\nabc\r\n"), {"garbled"}),
    ("a chunk's size beyond all", (CHUNKED, b"f" * 200 + b"\r\n"), {"garbled", "too_large"}),
    ("no HTTP", (b"SSH-2.0-OpenSSH_9.2p1\r\n", Silence()), {"garbled", "slow"}),
    ("HTTP 0.9", (b"<html>xin chao</html>",), {"garbled"}),
    ("ends at once", (), {"unreachable", "garbled"}),
    (
        "a body in a packing nobody asked for",
        (OK, b"Content-Encoding: br\r\nContent-Length: 3\r\n\r\nabc"),
        {"packed"},
    ),
    ("a body in zstd", (OK, b"Content-Encoding: zstd\r\nContent-Length: 3\r\n\r\nabc"), {"packed"}),
    ("packed badly", (OK, b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"), {"packed"}),
    (
        "packed in too many layers",
        (OK, b"Content-Encoding: gzip, gzip, gzip, gzip\r\nContent-Length: 3\r\n\r\nabc"),
        {"packed"},
    ),
    ("304 where nothing was known", (b"HTTP/1.1 304 Not Modified\r\n\r\n",), {"status"}),
    ("204", (b"HTTP/1.1 204 No Content\r\n\r\n",), {"status"}),
    ("206", (b"HTTP/1.1 206 Partial Content\r\nContent-Length: 2\r\n\r\nok",), {"status"}),
    (
        "300 without a place",
        (b"HTTP/1.1 300 Multiple Choices\r\nContent-Length: 0\r\n\r\n",),
        {"status"},
    ),
    ("a status that is none", (b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n",), {"status"}),
)

# Where a page may send us: (name, Location as bytes, codes one of which is told).
REDIRECTS = (
    ("nowhere", b"", {"address", "redirects"}),
    ("spaces", b"   ", {"address", "redirects"}),
    ("a bracket", b"http://[::1", {"address"}),
    ("half an address", b"http://", {"address", "redirects"}),
    ("another scheme", b"ftp://bao.example/x", {"address"}),
    ("a file", b"file:///etc/passwd", {"address"}),
    ("a script", b"javascript:alert(1)", {"address"}),
    ("words", b"data:text/html,xin", {"address"}),
    ("with a name and a password", b"http://u:p@127.0.0.1/", {"address"}),
    ("port 0", b"http://127.0.0.1:0/", {"address"}),
    ("port 70000", b"http://127.0.0.1:70000/", {"address"}),
    ("a port in letters", b"http://127.0.0.1:abc/", {"address"}),
    ("very long", b"http://127.0.0.1/" + b"x" * 5_000, {"address"}),
    ("a host with a space", b"http://bao example/", {"address"}),
    ("a host that is none", b"http://khong-co.invalid/", {"no_host"}),
    ("a name in other letters that is none", "http://báo-không-có.invalid/".encode(), {"no_host"}),
    ("another host without its scheme", b"//khong-co.invalid/x", {"no_host"}),
    ("a line's end as numbers, to itself", b"/%0d%0aX:%20y", {"redirects"}),
    ("to itself", b"", {"address", "redirects"}),
)
