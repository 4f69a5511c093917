"""What an answer amounts to for somebody who tries."""

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from django.db import connection
from django.http import HttpResponseBase
from django.urls import reverse

SAFE = ("GET", "HEAD")


class Outcome(StrEnum):
    LOGIN = "sent to the log-in"
    OK = "let through"  # GET shows the thing, POST changes something
    BARE = "answered without the thing"
    REFUSED = "refused in words, nothing changed"
    FORBIDDEN = "403"
    HIDDEN = "404"
    METHOD = "405"
    CHOICE = "sent to choose an organisation"
    SET_UP = "sent to set up the second factor"
    AGAIN = "asked for the password again"
    OTHER = "something else"


_BY_STATUS = {403: Outcome.FORBIDDEN, 404: Outcome.HIDDEN, 405: Outcome.METHOD}
_BY_ADDRESS = {
    "account_login": Outcome.LOGIN,
    "organisations:switch": Outcome.CHOICE,
    "mfa_activate_totp": Outcome.SET_UP,
    "account_reauthenticate": Outcome.AGAIN,
}


def outcome_of(
    response: HttpResponseBase, *, method: str, secret: str = "", written: frozenset[str]
) -> Outcome:
    """The category of an answer; `secret` are words of the thing, `written` the tables that changed."""
    if response.status_code in _BY_STATUS:
        return _BY_STATUS[response.status_code]
    if response.status_code >= 500:
        return Outcome.OTHER
    went = urlsplit(response.headers.get("Location") or response.headers.get("HX-Redirect") or "")
    for name, outcome in _BY_ADDRESS.items():
        # Whoever has just set a password is led to the log-in too.
        if went.path == reverse(name) and not written:
            return outcome
    if method not in SAFE:
        return Outcome.OK if written else Outcome.REFUSED
    return Outcome.OK if secret in text_of(response) else Outcome.BARE


_MARKED = re.compile(r"</?mark\b[^<>]{0,80}>")  # around what was searched for, inside a title


def text_of(response: Any) -> str:
    """Everything readable in an answer: the files inside of a spreadsheet or a bundle too."""
    content = b"".join(response) if response.streaming else response.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(_member(archive, name) for name in archive.namelist())
    return _MARKED.sub("", content.decode("utf-8", errors="replace"))


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    content = archive.read(name)
    return gzip.decompress(content) if name.endswith(".gz") else content


# What every visit may write: the session, when it was last seen, what was tried at the log-in.
_OF_EVERY_VISIT = frozenset(
    {"django_session", "usersessions_usersession", "organisations_loginattempts"}
)
_VERBS = ("INSERT INTO", "INSERT OR IGNORE INTO", "UPDATE", "DELETE FROM")


class Written:
    """The tables that one request has changed; what a savepoint took back does not count."""

    def __init__(self) -> None:
        self._tables: list[str] = []
        self._savepoints: dict[str, int] = {}

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        changed = getattr(context["cursor"], "rowcount", 0)
        self._note(sql, changed)
        return answer

    def _note(self, sql: str, changed: int) -> None:
        words = sql.split()
        if sql.startswith("SAVEPOINT"):
            self._savepoints[words[1]] = len(self._tables)
        elif sql.startswith("ROLLBACK TO SAVEPOINT"):
            del self._tables[self._savepoints[words[3]] :]
        elif changed:
            for verb in _VERBS:
                if sql.startswith(verb):
                    self._tables.append(words[len(verb.split())].strip('"`'))

    @property
    def tables(self) -> frozenset[str]:
        return frozenset(self._tables) - _OF_EVERY_VISIT


@contextmanager
def noticing() -> Iterator[Written]:
    """Note what the requests inside write."""
    written = Written()
    with connection.execute_wrapper(written):
        yield written
