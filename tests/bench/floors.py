"""What the same machine does without us: signatures, bare SQLite, bare waiting for the disk."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from nacl.signing import SigningKey

from tests.bench.timing import Work

GROUP = 100
AT_ONCE = 250  # what takes some hundredths of a second, as what stands beside it
LINK, BODY = 620, 420  # bytes of an entry of the benchmark, about
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"


@contextmanager
def fsyncs(folder: Path) -> Iterator[Work]:
    """1 KB reaches the disk."""
    with tempfile.NamedTemporaryFile(dir=folder, buffering=0) as file:

        def once() -> None:
            file.write(bytes(1024))
            os.fsync(file.fileno())

        yield Work(lambda: [once() for _ in range(20)], 20)


def signatures() -> Work:
    """Ed25519 signatures, one core."""
    key, message = SigningKey.generate(), os.urandom(LINK)
    return Work(lambda: [key.sign(message) for _ in range(AT_ONCE)], AT_ONCE)


def verifications() -> Work:
    """Ed25519 verifications, one core."""
    key = SigningKey.generate()
    signed = key.sign(os.urandom(LINK))
    check = key.verify_key.verify
    return Work(lambda: [check(signed) for _ in range(AT_ONCE)], AT_ONCE)


@contextmanager
def inserts(folder: Path, *, each: int = GROUP, commits: int = 2) -> Iterator[Work]:
    """Bare SQLite: rows of the size of an entry, a hundred to a commit."""
    with closing(_database(folder)) as database:

        def work() -> None:
            for _ in range(commits):
                database.execute("BEGIN IMMEDIATE")
                database.executemany("INSERT INTO entry VALUES (?, ?, ?)", _entries(each))
                database.execute("COMMIT")

        yield Work(work, each * commits)


@contextmanager
def reads(folder: Path, rows: int) -> Iterator[Work]:
    """Bare SQLite: rows of that size read and hashed, as the least an audit must do."""
    with closing(_database(folder)) as database:
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT INTO entry VALUES (?, ?, ?)", _entries(rows))
        database.execute("COMMIT")

        def hashed() -> None:
            for link, body in database.execute("SELECT link, body FROM entry"):
                hashlib.sha256(link).digest()
                hashlib.sha256(body).digest()

        yield Work(hashed, rows)


def _entries(count: int) -> list[tuple[str, bytes, bytes]]:
    return [
        (hashlib.sha256(os.urandom(8)).hexdigest()[:43], os.urandom(LINK), os.urandom(BODY))
        for _ in range(count)
    ]


def _database(folder: Path) -> sqlite3.Connection:
    name = Path(tempfile.mkdtemp(dir=folder)) / "floor.sqlite3"
    database = sqlite3.connect(name, isolation_level=None)
    database.executescript(PRAGMAS)
    database.execute("CREATE TABLE entry (hash TEXT PRIMARY KEY, link BLOB, body BLOB)")
    return database
