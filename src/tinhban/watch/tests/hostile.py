"""A server of our own that does to whoever asks what it is told to do."""

import socket
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tinhban.watch.tests.inputs.servers import Again, Drip, Silence

LIFE = timedelta(days=30)
NO_RULES = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
Act = bytes | Drip | Again | Silence


def own_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate that nobody else has signed, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - LIFE)
        .not_valid_after(now + LIFE)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "own.pem", folder / "own.key"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths


class Hostile:
    """Listens on this machine; robots.txt is answered at once unless it has acts of its own."""

    def __init__(
        self,
        acts: Iterable[Act],
        *,
        robots: Iterable[Act] = (NO_RULES,),
        tls: bool = False,
        leaves: bool = False,
    ) -> None:
        """With `leaves` a second question on one connection is heard, and the connection closed."""
        self.acts, self.robots, self.tls = tuple(acts), tuple(robots), tls
        self.leaves = leaves
        self.asked: list[str] = []
        self.heads: list[dict[str, str]] = []
        self._ended = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.base = f"http{'s' if tls else ''}://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> "Hostile":
        return self

    def __exit__(self, *problem: object) -> None:
        self._ended.set()
        self._listening.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _address = self._listening.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            if self.tls:
                connection.recv(65_536)
                return self._act(connection, self.acts)
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(65_536)
                if not piece:
                    return None
                head += piece
            path = head.split(b" ", 2)[1].decode()
            self.asked.append(path)
            lines = head.decode("latin-1").split("\r\n")[1:]
            told = (line.partition(":") for line in lines if line)
            self.heads.append({name.lower(): value.strip() for name, _colon, value in told})
            self._act(connection, self.robots if path == "/robots.txt" else self.acts)
            if self.leaves:
                connection.recv(65_536)
        return None

    def _act(self, connection: socket.socket, acts: Iterable[Act]) -> None:
        for act in acts:
            if isinstance(act, bytes):
                connection.sendall(act)
            elif isinstance(act, Silence):
                self._ended.wait(20)
            else:
                self._repeat(connection, act)

    def _repeat(self, connection: socket.socket, act: Drip | Again) -> None:
        pieces = [bytes([one]) for one in act.bytes] if isinstance(act, Drip) else [act.bytes]
        while not self._ended.is_set():
            for piece in pieces:
                connection.sendall(piece)
                time.sleep(act.pause)
