"""What a log line may repeat: no token, no typed text, no address that opens something."""

import re
from functools import cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

LONGEST = 300
HIDDEN = "…"
# The names that a line may carry, each an id, a number or a word of ours. What somebody wrote has none.
FIELDS = frozenset(
    (
        "account",
        "act",
        "address",
        "bundle",
        "by",
        "channel",
        "code",
        "column",
        "count",
        "delivery",
        "entry",
        "epoch",
        "fields",
        "figure",
        "file",
        "format",
        "grant",
        "hash",
        "host",
        "item",
        "job",
        "key",
        "kind",
        "length",
        "log",
        "method",
        "offer",
        "on",
        "organisation",
        "origin",
        "period",
        "person",
        "programme",
        "reason",
        "role",
        "route",
        "row",
        "rows",
        "scheme",
        "seconds",
        "session",
        "setting",
        "sha256",
        "size",
        "state",
        "status",
        "type",
        "uid",
        "usage",
        "version",
        "watch",
        "when",
        "where",
    )
)
_RENAMED = {"status_code": "status"}
# What Python and Django themselves put on a record.
_OF_THE_RECORD = frozenset(
    {"request", "server_time", "message", "asctime", "request_id", "exc_text", "stack_info", "taskName"}
)  # fmt: skip
_TOKEN = re.compile(r"(?<![0-9A-Za-z])[0-9a-z]{4,13}-[0-9a-f]{32}(?![0-9A-Za-z])")
_NAMED_SECRET = re.compile(
    r"(?i)(\w{0,40}(?:pass|token|secret|cookie|sessionid|csrf|authorization)\w{0,40})(\s{0,9}[=:]\s{0,9})\S+"
)
_ELSEWHERE = re.compile(r"(?i)\b([a-z][a-z0-9+.-]{0,20}://[^\s/?#'\"]{1,255})[/?#][^\s'\"]*")
_QUOTES = "'\"`“”‘’«»"


def text(written: str, most: int = LONGEST) -> str:
    """A piece of a line: one line, printable, without secrets and without the rest of an address."""
    plain = "".join(c if c.isprintable() else " " for c in written[: 4 * most])
    plain = _ELSEWHERE.sub(rf"\1/{HIDDEN}", plain)
    plain = _paths().sub(lambda found: shown(found[0]), plain)
    plain = _NAMED_SECRET.sub(rf"\1\2{HIDDEN}", _TOKEN.sub(HIDDEN, plain))
    return plain if len(plain) <= most else plain[:most] + HIDDEN


def error(exception: BaseException) -> str:
    """An exception in one line; what stands in quotes or brackets may be what somebody typed."""
    try:
        first = str(exception).partition("\n")[0]
    except Exception:
        first = ""
    for opening, closing in ((_QUOTES, _QUOTES), ("(", ")"), ("[", "]"), ("{", "}")):
        first = _without_inside(first, opening, closing)
    kind = type(exception)
    name = (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )
    return f"{name}: {text(first)}" if first else name


def _without_inside(line: str, opening: str, closing: str) -> str:
    """From the first sign to the last: where quotes do not pair, too much is hidden, never too little."""
    begin = min((at for sign in opening if (at := line.find(sign)) >= 0), default=-1)
    end = max(line.rfind(sign) for sign in closing)
    if begin < 0:
        return line
    return line[: begin + 1] + HIDDEN + (line[end:] if end > begin else "")


def extras(record: dict[str, Any], usual: frozenset[str]) -> dict[str, Any]:
    """The further fields of a line; a name that is not known is told, and its value is not."""
    found: dict[str, Any] = {}
    for name, value in record.items():
        if name in usual or name in _OF_THE_RECORD or name.startswith("_"):
            continue
        name = _RENAMED.get(name, name)
        if name in FIELDS:
            found[name] = _value(value)
        else:
            found.setdefault("withheld", []).append(name[:40])
    return found


def _value(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str | UUID):
        return text(str(value))
    if isinstance(value, list | tuple | set | frozenset):
        return [_value(one) for one in list(value)[:20]]
    return type(value).__name__


def path(request: HttpRequest) -> str:
    """Where a request went, as the route says it."""
    return shown(request.path)


def shown(address: str) -> str:
    """A path with what is no secret in it: numbers and uids stay, words give way to their names."""
    plain = address.partition("?")[0].partition("#")[0]
    try:
        match = resolve(plain)
    except (Resolver404, ValueError):
        known = _segments()
        parts = [part if part in known else HIDDEN for part in plain.split("/")[1:9]]
        return "/" + "/".join(parts)
    told = "/" + match.route
    for name, value in match.kwargs.items():
        if isinstance(value, UUID | int):
            told = re.sub(rf"<\w+:{re.escape(name)}>", str(value), told)
    return told


@cache
def _segments() -> frozenset[str]:
    """The fixed words of our addresses."""
    return frozenset(
        part for pattern in _patterns(get_resolver()) for part in pattern.split("/") if "<" not in part
    )  # fmt: skip


@cache
def _paths() -> re.Pattern[str]:
    """Whatever begins like one of our addresses."""
    first = sorted(
        {p.split("/")[0] for p in _patterns(get_resolver()) if p and "<" not in p.split("/")[0]}
    )
    return re.compile(rf"/(?:{'|'.join(map(re.escape, filter(None, first)))})/[^\s'\"<>]*")


def _patterns(resolver: URLResolver, prefix: str = "") -> list[str]:
    found: list[str] = []
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            found.append(pattern)
        else:
            found += _patterns(entry, pattern)
    return found
