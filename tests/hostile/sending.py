"""Requests as they come over the wire: letters that are none, names that are none, files of any name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes

from django.conf import settings
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

Pairs = list[tuple[str, str]]
BOUNDARY = "ranh-gioi-0190b5a0"


def as_bytes(text: str) -> bytes:
    """What a browser or a script sends for these letters, halves of a pair too."""
    return text.encode("utf-8", "surrogatepass")


def encoded(pairs: Iterable[tuple[str, str]]) -> str:
    """A query or the body of a plain form."""
    return "&".join(
        f"{quote_from_bytes(as_bytes(name))}={quote_from_bytes(as_bytes(value))}"
        for name, value in pairs
    )


@dataclass
class Shot:
    """One request; `what` says in a failing test what was wrong with it."""

    method: str
    path: str
    what: str = ""
    query: Pairs = field(default_factory=list)
    sent: Pairs = field(default_factory=list)
    files: list[tuple[str, str, bytes]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.path}?{encoded(self.query)[:120]} · {self.what}"


def _multipart(shot: Shot) -> bytes:
    parts = []
    for name, value in shot.sent:
        head = b'Content-Disposition: form-data; name="' + as_bytes(name) + b'"'
        parts.append(head + b"\r\n\r\n" + as_bytes(value))
    for name, filename, content in shot.files:
        shown = as_bytes(filename.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22"))
        head = b'Content-Disposition: form-data; name="' + as_bytes(name) + b'"; filename="'
        parts.append(
            head + shown + b'"\r\nContent-Type: application/octet-stream\r\n\r\n' + content
        )
    line = b"--" + BOUNDARY.encode()
    return b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"


def send(client: Client, shot: Shot) -> HttpResponseBase:
    """Send it and take back what it changed; an error of the view is an answer of 500, as in life."""
    address = f"{shot.path}?{encoded(shot.query)}" if shot.query else shot.path
    headers = {"Content-Type": "application/x-www-form-urlencoded", **shot.headers}
    body = encoded(shot.sent).encode()
    if shot.files and "Content-Type" not in shot.headers:
        headers["Content-Type"], body = (
            f"multipart/form-data; boundary={BOUNDARY}",
            _multipart(shot),
        )
    for name, value in shot.cookies.items():
        client.cookies[name] = _cookie_safe(value)
    client.raise_request_exception = False
    savepoint = transaction.savepoint()
    try:
        answer = client.generic(
            shot.method, address, body if shot.method == "POST" else b"",
            content_type=headers.pop("Content-Type"), headers=headers,
        )  # fmt: skip
        if answer.streaming:
            for _ in answer:  # type: ignore[attr-defined]
                pass
        return answer
    finally:
        transaction.savepoint_rollback(savepoint)


def _cookie_safe(value: str) -> str:
    return re.sub(r"[\x00-\x1f;\"]", "_", value)


def session_of(client: Client) -> str:
    """The cookie that a browser keeps, for a client of its own in each request."""
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)
