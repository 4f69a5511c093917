"""Log lines: JSON, one a line, with the request id and without names or bodies."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from tinhban.foundation import time

_request: ContextVar[str] = ContextVar("request_id", default="")


@contextmanager
def request(request_id: str) -> Iterator[None]:
    """Let the lines written inside carry this request id."""
    token = _request.set(request_id)
    try:
        yield
    finally:
        _request.reset(token)


class WithRequestId(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _request.get()
        return True


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": time.now().isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", ""),
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
