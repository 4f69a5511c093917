"""What a node needs before it can work: tables, reference data, static files, and its first people."""

import json
import pkgutil
from enum import Enum
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation.reloader import translation_file_changed

from tinhban.config import carrying_over, messages
from tinhban.foundation.problems import Refused

LATER_WORDS = (
    "Dữ liệu của nút do phiên bản sau của Tỉnh bạn ghi; phiên bản này không đọc được trọn vẹn nên không "
    "mở. Cài lại phiên bản mới, hoặc dùng bản sao lưu trước khi nâng cấp. Không có gì bị thay đổi."
)
BEFORE_WORDS = (
    "Dữ liệu của nút ở dạng của bản trước khi bảng được xếp lại. Dừng máy chủ, sao lưu thư mục dữ liệu, rồi chạy "
    "“tinhban carry-over” một lần. Không có gì bị thay đổi."
)
STATIC = Path(__file__).resolve().parent.parent / "screens" / "static"


class Standing(Enum):
    """How the tables of the node stand to this release."""

    EMPTY = "empty"
    BEFORE = "before"  # see `carrying_over`
    OLDER = "older"
    LATER = "later"
    READY = "ready"


def state() -> Standing:
    """Whether a command may work on this node, without changing it."""
    recorder = MigrationRecorder(connection)
    applied = set(recorder.applied_migrations())
    if not applied:
        return Standing.EMPTY
    known = _shipped()
    labels = {app.label for app in apps.get_app_configs()}
    if {one for one in applied if one[0] in carrying_over.OURS} == carrying_over.BEFORE:
        return Standing.BEFORE
    if any(one for one in applied - known if one[0] in labels):
        return Standing.LATER
    return Standing.OLDER if known - applied else Standing.READY


def _shipped() -> set[tuple[str, str]]:
    """App and name of every migration of this release, by the names of the files: none is read."""
    return {
        (app.label, module.name)
        for app in apps.get_app_configs()
        for module in pkgutil.iter_modules([str(Path(app.path) / "migrations")])
        if not module.ispkg and module.name[0] not in "_~"
    }


class LaterRelease(Refused):
    """The data were written by a later release; this one would spoil them."""


class EarlierTables(Refused):
    """The data must be carried over first."""


def refuse_others() -> None:
    """Raise `LaterRelease` or `EarlierTables` with what to do."""
    there = state()
    if there is Standing.LATER:
        raise LaterRelease(LATER_WORDS)
    if there is Standing.BEFORE:
        raise EarlierTables(BEFORE_WORDS)


def prepare() -> None:
    """Bring tables, catalogues and static files up to date; quick when nothing has changed."""
    refuse_others()
    for catalogue in messages.compile_catalogues():
        # What this process read before it was there would stay English, in rows that it writes too.
        translation_file_changed(None, catalogue)
    if state() is not Standing.READY:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        _load_reference_data()
    _collect_static()


def _load_reference_data() -> None:
    from tinhban.organisations import loading

    loading.load_units()
    loading.load_bodies()


def _collect_static() -> None:
    """Compress and name the static files, unless the same files were collected before."""
    present = {
        str(f.relative_to(STATIC)): [f.stat().st_size, f.stat().st_mtime_ns]
        for f in sorted(STATIC.rglob("*"))
        if f.is_file()
    }
    mark = Path(settings.STATIC_ROOT) / "collected.json"
    if mark.exists() and json.loads(mark.read_text()) == present:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(json.dumps(present))


def take_up() -> None:
    """What a process that begins to serve owes to the one before it: its guards, and its unfinished jobs."""
    from tinhban.jobs import work
    from tinhban.ledger import actions as ledger
    from tinhban.watch import jobs

    ledger.raise_guards()
    work.resume_all()
    jobs.start_clock()


def start_empty(*, organisation: str, administrator: str) -> str:
    """Make the keys of one organisation and its first administrator; the words to print once."""
    from tinhban.config import first_start

    return first_start.run(organisation=organisation, administrator=administrator)


def load_demonstration() -> bool:
    """Fill an empty node with the demonstration world; False if it holds anything already."""
    from tinhban.config.demonstration import world
    from tinhban.screens import logs

    with logs.quiet():
        return world.load()


def log_ins() -> str:
    """The log-ins of a demonstration node, as printed at its start; empty on a real node."""
    from tinhban.config.demonstration import told

    return told.log_ins()
