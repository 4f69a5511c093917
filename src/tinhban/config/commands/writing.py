"""Writing a file that a command was asked for: whole or not at all, and over nothing without being told to."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from tinhban.config.commands import acting

Out = Annotated[
    Path | None, typer.Option("--out", help="Tệp kết quả; dấu “-” để ghi ra đầu ra chuẩn.")
]
Force = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]


def require_room(out: Path | None, *, force: bool) -> Path:
    """The file may be written; else the command ends before it has worked for nothing."""
    if out is None:
        acting.fail("Ghi tên tệp kết quả sau --out.", 2)
    if str(out) == "-":
        return out
    if out.is_dir():
        acting.fail(f"{out} là thư mục. Ghi tên tệp sau --out.", 2)
    if not out.parent.is_dir():
        acting.fail(f"Không có thư mục {out.parent}.", 2)
    if out.exists() and not force:
        acting.fail(f"Tệp {out} đã có. Chọn tên khác, hoặc thêm --force để ghi đè.", 2)
    return out


def write(out: Path, data: bytes, *, force: bool) -> None:
    """Put the content into its place at once; what was there stays until then."""
    if str(out) == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        _put(out, data, force=force)
    except FileExistsError:
        acting.fail(f"Tệp {out} vừa được tạo. Chọn tên khác, hoặc thêm --force để ghi đè.", 2)
    except OSError as error:
        acting.fail(f"Không ghi được tệp {out}: {error.strerror}.", 2)
    typer.echo(f"Đã ghi {out}.", err=True)


def _put(out: Path, data: bytes, *, force: bool) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{out.name[:80]}.", dir=out.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        if force:
            os.replace(name, out)
            return
        os.link(name, out)  # refused where somebody was quicker
    finally:
        Path(name).unlink(missing_ok=True)
