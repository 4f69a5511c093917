"""The memory of the highest entry written since the machine started: it dies with the boot, a backup never has it."""

import ctypes
import fcntl
import hashlib
import json
import logging
import os
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings

log = logging.getLogger(__name__)

_MEMORY_FILE_SYSTEMS = {0x01021994, 0x858458F6}  # tmpfs, ramfs
_CANDIDATES = ("/dev/shm", "/run/user/{uid}", "/run", "/tmp")  # noqa: S108 - checked by statfs
OPENING = -1  # an epoch chosen but not yet known to be committed


@dataclass(frozen=True)
class Mark:
    """The highest entry that this machine, in this boot, knows to be durable."""

    boot: str
    epoch: str
    seq: int
    hash: str


def may_continue(mark: Mark | None, *, boot: str, head_seq: int | None, at_mark: str) -> bool:
    """Whether the epoch the mark names may go on: its log is not behind and still has the entry.

    `head_seq` is the last seq of that epoch in the database (None: no such epoch), `at_mark` the
    hash the database has at the mark's seq. Everything else needs a new epoch.
    """
    if mark is None or mark.boot != boot or head_seq is None or head_seq < mark.seq:
        return False
    return mark.seq == OPENING or at_mark == mark.hash


@lru_cache(maxsize=1)
def boot_id() -> str:
    """A name of this boot of the machine, or of this process where the system has none."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return f"process-{os.getpid()}-{os.urandom(8).hex()}"


def is_memory(folder: str | Path) -> bool:
    """Whether a folder lies on a memory file system, asked of the kernel and not of its name."""
    try:
        statfs = ctypes.CDLL(None, use_errno=True).statfs
    except (AttributeError, OSError):
        return False
    answer = ctypes.create_string_buffer(512)
    if statfs(os.fsencode(folder), answer) != 0:
        return False
    return (ctypes.c_long.from_buffer(answer).value & 0xFFFFFFFF) in _MEMORY_FILE_SYSTEMS


def read(channel: str, organisation: UUID) -> Mark | None:
    """The mark of a log, if this boot has one."""
    folder = _folder()
    if folder is None:
        with _lock:
            return _process_marks.get(_name(channel, organisation))
    try:
        descriptor = os.open(
            folder / _name(channel, organisation), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC
        )
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        return _parse(os.pread(descriptor, 1024, 0))
    finally:
        os.close(descriptor)


def begin_epoch(channel: str, organisation: UUID, epoch: str) -> None:
    """Say that this log goes on in a new epoch; called under the log's lock, before the commit."""
    with _file(channel, organisation) as kept:
        kept.mark = Mark(boot_id(), epoch, OPENING, "")


def raise_to(channel: str, organisation: UUID, *, epoch: str, seq: int, hash: str) -> None:
    """Remember a committed entry; never lowers a mark, never returns to an epoch left behind."""
    with _file(channel, organisation) as kept:
        now = kept.mark
        if now is None or (now.boot == boot_id() and now.epoch == epoch and now.seq < seq):
            kept.mark = Mark(boot_id(), epoch, seq, hash)


def covers(channel: str, organisation: UUID, *, epoch: str, seq: int) -> bool:
    """Whether peers may be served this entry of ours: it is durable as far as the guard knows."""
    mark = read(channel, organisation)
    if mark is None or mark.epoch != epoch:
        return True  # an epoch that nobody continues
    return seq <= mark.seq


class _Kept:
    """A mark, read and written back under a lock."""

    def __init__(self, mark: Mark | None) -> None:
        self.mark = mark


_lock = threading.Lock()
_process_marks: dict[str, Mark | None] = {}


@contextmanager
def _file(channel: str, organisation: UUID) -> Iterator[_Kept]:
    folder, name = _folder(), _name(channel, organisation)
    if folder is None:
        with _lock:
            kept = _Kept(_process_marks.get(name))
            yield kept
            _process_marks[name] = kept.mark
        return
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        descriptor = os.open(folder / name, flags, 0o600)
    except FileNotFoundError:  # somebody tidied the memory up: a new epoch, not a standstill
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(folder / name, flags, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        before = os.pread(descriptor, 1024, 0)
        kept = _Kept(_parse(before))
        yield kept
        after = json.dumps(asdict(kept.mark)).encode().ljust(256) if kept.mark else b""
        if after != before:
            os.pwrite(descriptor, after, 0)
    finally:
        os.close(descriptor)


def _parse(raw: bytes) -> Mark | None:
    try:
        return Mark(**json.loads(raw))
    except (ValueError, TypeError):
        return None


def _name(channel: str, organisation: UUID) -> str:
    return hashlib.sha256(f"{_home()}|{channel}|{organisation}".encode()).hexdigest()


def _home() -> str:
    home = os.path.realpath(settings.TINHBAN_HOME)
    about = os.stat(home)
    return f"{home}|{about.st_dev}|{about.st_ino}"


def _folder() -> Path | None:
    return _checked_folder(str(settings.TINHBAN_GUARD or ""))


@lru_cache(maxsize=64)
def _checked_folder(chosen: str) -> Path | None:
    if chosen:
        Path(chosen).mkdir(mode=0o700, parents=True, exist_ok=True)
        if is_memory(chosen):
            return _private(Path(chosen))
        log.warning("the guard folder is not on a memory file system: every start opens an epoch")
        return None
    for candidate in _CANDIDATES:
        parent = candidate.format(uid=os.getuid())
        if os.access(parent, os.W_OK | os.X_OK) and is_memory(parent):
            folder = _private(Path(parent) / f"tinhban-{os.getuid()}")
            if folder is not None:
                return folder
    log.warning("no memory file system for the guard: every start of a process opens an epoch")
    return None


def _private(folder: Path) -> Path | None:
    """The folder, if it is ours alone; somebody else's of the same name is no guard."""
    folder.mkdir(mode=0o700, exist_ok=True)
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.getuid():
        return None
    if about.st_mode & 0o077:
        folder.chmod(0o700)
    return folder
