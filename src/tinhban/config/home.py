"""The data directory of a node: where it is, the secrets made in it at first start, its database."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def place() -> Path:
    """The directory named by TINHBAN_HOME (default `var/` where the command runs), whether it exists or not."""
    return Path(os.environ.get("TINHBAN_HOME") or "var").resolve()


def directory() -> Path:
    """The same, made if missing."""
    path = place()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


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


# Keys are random, so every commit touches pages all over the file: with the 2 MB and the thousand
# pages that are the default, each was read again and written twice.
PRAGMAS = "".join(
    f"PRAGMA {name}={value};"
    for name, value in {
        "journal_mode": "WAL",
        "synchronous": "FULL",
        "foreign_keys": "ON",
        "cache_size": -32_000,  # KB of memory
        "mmap_size": 2_000_000_000,  # address space, not memory: indexes lie all over the file
        "temp_store": "MEMORY",
        "wal_autocheckpoint": 8_000,  # pages of 4 KB
        "journal_size_limit": 67_108_864,
    }.items()
)


def database(url: str, at: Path) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name`, or for SQLite if empty."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": at / "tinhban.sqlite3",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError("TINHBAN_DATABASE must begin with postgresql://")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or query.get("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
