"""Altered addresses of a page (`?trang=`, `?sau=`): each shows the first page, as if nothing had been asked."""

import base64
import json


def made(*values: object) -> str:
    """A cursor as somebody writes it who has read one."""
    text = json.dumps(values, ensure_ascii=True)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def raw(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


ALTERED: dict[str, str] = {
    "not base64": "!!!",
    "a space": " ",
    "one letter": "A",
    "letters of Vietnam": "trang-thứ-hai",
    "half a cursor": "WzAsIm",
    "ten thousand letters": "A" * 10_000,
    "a NUL": "\x00",
    "not JSON": raw(b"\x00\x01\x02"),
    "not UTF-8": raw(b'[0,"\xff\xfe"]'),
    "UTF-16": raw('[0,"a"]'.encode("utf-16")),
    "an empty list": made(),
    "only the direction": made(0),
    "an object": raw(b'{"0":1,"1":2}'),
    "a word": raw(b'"abc"'),
    "a number": raw(b"5"),
    "nothing": raw(b"null"),
    "a deep list": raw(b"[" * 5_000 + b"]" * 5_000),
    "no direction": made("x", "a", "b"),
    "a third direction": made(2, "a", "b"),
    "a direction that is half": made(0.5, "a", "b"),
    "a direction that is true": made(True, "a", "b"),
    "one value too few": made(0, "a"),
    "values too many": made(0, *"abcdefgh"),
    "values of nothing": made(0, None, None),
    "lists for values": made(0, [], []),
    "objects for values": made(0, {}, {}),
    "truth for values": made(0, True, False),
    "a NUL in a value": made(0, "a\x00", "b\x00"),
    "a lone surrogate in a value": made(0, "\ud800", "\udfff"),
    "a number beyond a long": made(0, 2**63, 2**63),
    "a number beyond everything": raw(b"[0," + b"9" * 4_000 + b",1]"),
    "a number of too many digits": raw(b"[0," + b"9" * 5_000 + b",1]"),
    "a negative number beyond a long": made(0, -(2**63) - 1, 1),
    "a power": raw(b"[0,1e999,1e999]"),
    "not a number": raw(b"[0,NaN,NaN]"),
    "without end": raw(b"[1,-Infinity,Infinity]"),
    "a broken number": made(0, 1.5, 2.5),
    "a day that cannot be": made(0, "2022-02-31", "0190b5a0-7c1e-7e2f-8d3c-112233445566"),
    "year zero": made(1, "0000-00-00", "0190b5a0-7c1e-7e2f-8d3c-112233445566"),
    "a moment that cannot be": made(0, "2022-13-45T99:99:99+99:99", "x"),
    "a moment before all": made(0, "0001-01-01T00:00:00+14:00", "x"),
    "a uid that is none": made(0, "2022-01-01", "not-a-uid"),
    "a uid of digits": made(0, "a", "1" * 32),
    "text where a number stands": made(0, "a", "b", "c"),
    "a number where text stands": made(0, 1, 2, 3),
    "backwards from nowhere": made(1, "", ""),
    "a thousand letters": made(0, "x" * 1_000, "x" * 1_000),
    "letters beyond the first plane": made(0, "\U0010ffff", "\U0001f4f0"),
    "the hash of no entry": "A" * 43 + "#0190b5a0-7c1e-7e2f-8d3c-112233445566",
}
