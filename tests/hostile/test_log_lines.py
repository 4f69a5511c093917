"""Lines as they are printed: what must stand there, and what must never."""

import ast
import json
import logging
from pathlib import Path

import pytest

import tinhban
from tests.hostile import secrets
from tinhban.screens import logs, masking

LEVELS = ("debug", "info", "warning", "error", "exception", "critical")
LOGGERS = ("log", "access_log", "logger", "logging")
HIDDEN = (secrets.TOKEN, secrets.LINK, secrets.SECRET, secrets.NAME, secrets.BODY)


def printed(message: str, extra: dict[str, object] | None = None, error: str = "") -> str:
    """One line, through the formatter of the node."""
    exc_info = None
    if error:
        try:
            raise ValueError(error)
        except ValueError as raised:
            exc_info = (type(raised), raised, raised.__traceback__)
    record = logging.getLogger("tinhban.x").makeRecord(
        "tinhban.x", logging.WARNING, "x.py", 1, message, (), exc_info, extra=extra or None
    )
    logs.WithRequestId().filter(record)
    return logs.JsonLines().format(record)


@pytest.mark.parametrize(("message", "extra", "error"), secrets.NEVER)
def test_a_line_never_holds(message, extra, error):
    line = printed(message, extra, error)
    assert not [hidden for hidden in HIDDEN if hidden in line], line
    json.loads(line)


@pytest.mark.parametrize(("extra", "wanted"), secrets.ALWAYS)
def test_a_line_says(extra, wanted):
    line = json.loads(printed("entry refused", extra))
    assert {name: line.get(name) for name in wanted} == wanted


def test_a_field_that_is_not_known_is_named_and_not_told():
    line = json.loads(printed("refused", {"title": secrets.BODY, "entry": "k"}))
    assert line["withheld"] == ["title"]
    assert line["entry"] == "k"


def test_a_line_is_one_line_whatever_it_holds():
    line = printed("a\nb\r\u2028c\x1b[31m\x9b31m\ud800", {"reason": "x\n{}\x07", "host": "\x85"})
    assert "\n" not in line and "\r" not in line
    assert json.loads(line)["message"].isprintable()
    assert json.loads(line)["reason"].isprintable()


def test_an_error_keeps_its_kind_its_place_and_its_cause():
    try:
        try:
            {}["x"]
        except KeyError as error:
            raise RuntimeError("the first") from error
    except RuntimeError as error:
        exc_info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "", 1, "broke", (), exc_info)
    told = json.loads(logs.JsonLines().format(record))["error"]
    assert told.index("KeyError") < told.index("RuntimeError: the first")
    assert "test_log_lines.py" in told


def test_every_field_that_the_source_logs_is_one_that_is_printed():
    unknown = []
    for file in Path(tinhban.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text())):
            if isinstance(call, ast.Call):
                unknown += [
                    f"{file.name}:{call.lineno} {n}"
                    for n in _logged(call)
                    if n not in masking.FIELDS
                ]
    assert not unknown, unknown


def _logged(call: ast.Call) -> list[str]:
    named = getattr(call.func, "attr", "")
    if named == "note" and getattr(getattr(call.func, "value", None), "id", "") == "logs":
        return [k.arg for k in call.keywords if k.arg and k.arg != "level"]
    for keyword in call.keywords:
        if keyword.arg == "extra" and isinstance(keyword.value, ast.Dict):
            return [key.value for key in keyword.value.keys if isinstance(key, ast.Constant)]
    return []


def test_no_line_of_the_source_writes_a_value_into_its_words_but_a_number_or_an_id():
    """`log.x("… %s", value)` goes past the list of fields: only what says so may do it."""
    allowed = {"trouble", "uid"}
    wrong = []
    for file in Path(tinhban.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text())):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            if call.func.attr in LEVELS and getattr(call.func.value, "id", "") in LOGGERS:
                names = [
                    getattr(arg, "id", ast.dump(arg)) for arg in call.args[1:] if not _is_key(arg)
                ]
                wrong += [f"{file.name}:{call.lineno} {n}" for n in names if n not in allowed]
    assert not wrong, wrong


def _is_key(arg: ast.expr) -> bool:
    """`watch.pk`: the name of a row is no text of anybody."""
    return isinstance(arg, ast.Attribute) and arg.attr in ("pk", "uid")
