"""The data directory of a node: where it is, who may read it, the secret made in it at first start."""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from tinhban.config.database import database

__all__ = ["database", "directory", "keep_private", "place", "secret_key"]


def place() -> Path:
    """The directory named by TINHBAN_HOME (default `var/` where the command runs), whether it exists or not."""
    return Path(os.environ.get("TINHBAN_HOME") or "var").resolve()


def directory() -> Path:
    """The same, made if missing."""
    path = place()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def keep_private(at: Path) -> None:
    """Nobody else on the machine reads what this process makes, nor what an earlier release left open."""
    os.umask(0o077)
    names = {path.name for path in at.iterdir()}
    if names and "secret-key" not in names:
        return  # somebody's own folder, not one of ours: its rights are left alone
    for path in (at, *at.iterdir()):
        with suppress(OSError):
            mode = path.stat(follow_symlinks=False).st_mode
            if mode & 0o077 and not stat.S_ISLNK(mode):
                path.chmod(stat.S_IMODE(mode) & 0o700)


def secret_key(at: Path) -> str:
    """The key that signs cookies: read from the data directory, made at the first start."""
    file = at / "secret-key"
    try:
        return file.read_text()
    except FileNotFoundError:
        made = file.with_suffix(f".{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(50))
        try:
            os.link(made, file)  # the first process wins, whole
        except FileExistsError:
            pass
        finally:
            made.unlink()
        return file.read_text()
