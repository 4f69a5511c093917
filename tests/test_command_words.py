"""What an operator reads at the command line: Vietnamese sentences, and nothing broken by a refused command."""

import socket
from collections.abc import Iterator

import click
import pytest
import typer.main
from typer.testing import CliRunner

from tests.browser.visitor import ENGLISH
from tinhban.config import command_line, setting_up
from tinhban.config.commands import node

RUNNER = CliRunner()


def texts(command: click.Command, path: str) -> Iterator[tuple[str, str]]:
    yield path, command.help or ""
    for parameter in command.params:
        if parameter.name != "help":
            yield f"{path} {parameter.name}", getattr(parameter, "help", None) or ""
    for name, part in getattr(command, "commands", {}).items():
        if not part.hidden:
            yield from texts(part, f"{path} {name}")


def test_every_help_is_there_and_in_vietnamese():
    told = dict(texts(typer.main.get_command(command_line.with_commands()), "tinhban"))
    assert len(told) > 40
    assert [path for path, text in told.items() if not text] == []
    assert {path: text for path, text in told.items() if ENGLISH.search(text)} == {}


def test_a_port_that_is_taken_is_told_before_anything_is_prepared(monkeypatch):
    monkeypatch.setattr(setting_up, "prepare", lambda: pytest.fail("the node at work is touched"))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        app = typer.Typer()
        node.register(app)
        answer = RUNNER.invoke(app, ["serve", "--port", str(port)])
    assert answer.exit_code == 1
    assert f"Cổng {port} đang được sử dụng" in answer.output


def test_a_node_that_cannot_begin_says_why(db, monkeypatch):
    monkeypatch.setattr(setting_up, "prepare", lambda: None)
    app = typer.Typer()
    node.register(app)
    answer = RUNNER.invoke(
        app, ["init", "--organisation", "khong-co", "--administrator", "quantri"]
    )
    assert answer.exit_code == 1
    assert "Không có cơ quan nào mang mã “khong-co”" in answer.output
