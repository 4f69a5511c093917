"""What the same machine does without us: signatures, bare SQLite, bare waiting for the disk."""

import hashlib
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from nacl.signing import SigningKey

from tests.bench.timing import rate

GROUP = 100
LINK, BODY = 620, 420  # bytes of an entry of the benchmark, about
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"


def fsyncs(folder: Path) -> float:
    """How often in a second 1 KB reaches the disk."""
    with tempfile.NamedTemporaryFile(dir=folder, buffering=0) as file:

        def once() -> None:
            file.write(bytes(1024))
            os.fsync(file.fileno())

        return rate(lambda: [once() for _ in range(40)], 40)


def signatures() -> float:
    """Ed25519 signatures in a second, one core."""
    key, message = SigningKey.generate(), os.urandom(LINK)
    return rate(lambda: [key.sign(message) for _ in range(1000)], 1000)


def verifications() -> float:
    """Ed25519 verifications in a second, one core."""
    key = SigningKey.generate()
    signed = key.sign(os.urandom(LINK))
    check = key.verify_key.verify
    return rate(lambda: [check(signed) for _ in range(1000)], 1000)


def commits(folder: Path) -> float:
    """Bare SQLite: commits of one row of the size of an entry in a second."""
    return _inserts(folder, each=1, commits=100)


def inserts(folder: Path) -> float:
    """Bare SQLite: rows of the size of an entry, a hundred to a commit, in a second."""
    return _inserts(folder, each=GROUP, commits=20)


def reads(folder: Path, rows: int) -> float:
    """Bare SQLite: rows of that size read and hashed in a second, as the least an audit must do."""
    with closing(_database(folder)) as database:
        database.executemany("INSERT INTO entry VALUES (?, ?, ?)", _entries(rows))
        database.commit()

        def hashed() -> None:
            for link, body in database.execute("SELECT link, body FROM entry"):
                hashlib.sha256(link).digest()
                hashlib.sha256(body).digest()

        return rate(hashed, rows, rounds=3)


def _inserts(folder: Path, *, each: int, commits: int) -> float:
    with closing(_database(folder)) as database:

        def work() -> None:
            for _ in range(commits):
                database.execute("BEGIN IMMEDIATE")
                database.executemany("INSERT INTO entry VALUES (?, ?, ?)", _entries(each))
                database.execute("COMMIT")

        return rate(work, each * commits)


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
