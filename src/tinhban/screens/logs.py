"""Log lines: JSON, one a line, with the request id, who asks, and without names and bodies."""

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from tinhban.foundation import time
from tinhban.screens import masking

# What somebody did that a later question may be about: who got in, who took what, who changed a right or a key.
access = logging.getLogger("tinhban.access")

_request: ContextVar[dict[str, str] | None] = ContextVar("request", default=None)
_quiet: ContextVar[bool] = ContextVar("quiet", default=False)
_USUAL = frozenset(vars(logging.makeLogRecord({})))


@contextmanager
def request(request_id: str) -> Iterator[dict[str, str]]:
    """Let the lines written inside carry this request id; what is told of the request is given out."""
    told = {"request": request_id}
    token = _request.set(told)
    try:
        yield told
    finally:
        _request.reset(token)


def tell(**who: Any) -> None:
    """Let the further lines of this request carry who asks: `person`, `organisation`, as ids."""
    told = _request.get()
    if told is not None:
        told.update((name, str(value)) for name, value in who.items() if value)


@contextmanager
def quiet() -> Iterator[None]:
    """No access lines: a world for demonstration is not somebody's doing."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


def note(act: str, /, *, level: int = logging.INFO, **fields: Any) -> None:
    """An access line: an act of ours, and ids (see `masking.FIELDS` for the names that there are)."""
    if _quiet.get():
        return
    who = {name: value for name, value in (_request.get() or {}).items() if name != "request"}
    told = {name: value for name, value in {**who, **fields}.items() if value not in (None, "", [])}
    words = " ".join(f"{name}={value}" for name, value in told.items())
    access.log(level, "%s", f"{act} {words}".strip(), extra=told)


def _told_of(record: logging.LogRecord) -> dict[str, str]:
    """The id and who asks: of the request at hand, or of the one that Django names when it is over."""
    asked = getattr(record, "request", None)
    return getattr(asked, "told", None) or _request.get() or {}


class WithRequestId(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _told_of(record).get("request", "")
        return True


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": time.now().isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", ""),
            "message": _message(record),
        }
        line |= {name: value for name, value in _told_of(record).items() if name != "request"}
        line |= masking.extras(vars(record), _USUAL)
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _told(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """The message; where a request stands behind it, its address as the route says it."""
    asked = getattr(record, "request", None)
    path = getattr(asked, "path", None)
    if asked is not None and path and isinstance(record.args, tuple):
        # Django writes letters beyond ASCII of an address as escapes.
        same = {path, path.encode("unicode_escape").decode(), asked.get_full_path()}
        args = tuple(masking.shown(path) if arg in same else arg for arg in record.args)
        record = logging.makeLogRecord({"msg": record.msg, "args": args})
    try:
        return masking.text(record.getMessage(), 1_000)
    except Exception:
        return masking.text(str(record.msg), 1_000)


def _told(error: BaseException) -> str:
    """Where it happened, and what happened, without what somebody had typed; its causes too."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(parts) < 5:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        stack = "".join(f"  {f.filename}:{f.lineno} {f.name}\n    {f.line}\n" for f in frames[-30:])
        parts.append(f"{stack}{masking.error(current)}")
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)
    return "\n\n".join(reversed(parts))
