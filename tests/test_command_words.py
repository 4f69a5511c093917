"""What an operator reads at the command line: Vietnamese sentences, and nothing broken by a refused command."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer.main
from django.db import connection
from typer.testing import CliRunner

from tests.browser.visitor import ENGLISH
from tinhban.config import command_line, setting_up
from tinhban.config.commands import node, reporting

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


READING = (
    ["review", "lao-cai-yen-bai-lai-chau-2022", "--period", "2022"],
    ["usage", "list", "LCI-2022-0001"],
    ["ledger", "audit"],
    ["watch", "index"],
)


def told_by(home: Path, arguments: list[str]) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "TINHBAN_HOME": str(home), "TINHBAN_DATABASE": ""}
    command = [sys.executable, "-m", "tinhban.config.command_line", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", READING, ids=lambda words: words[0])
def test_a_folder_without_a_node_is_told_in_words(tmp_path, arguments):
    answer = told_by(tmp_path, arguments)
    assert answer.returncode == 2
    assert answer.stderr.startswith(f"Thư mục dữ liệu {tmp_path} chưa có nút nào.")
    assert "tinhban init" in answer.stderr and len(answer.stderr.splitlines()) < 3


def test_data_of_an_earlier_release_is_not_touched_by_a_command(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM django_migrations WHERE id = (SELECT max(id) FROM django_migrations)"
        )
    app = typer.Typer()
    reporting.register(app)
    app.command()(lambda: None)
    answer = RUNNER.invoke(app, ["review", "khong-co", "--period", "2022"])
    assert answer.exit_code == 2
    assert "phiên bản trước" in answer.output
