"""One screen: a file is downloaded, never shown in place."""

import re
from pathlib import Path
from typing import IO

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from tinhban.evidence import access, queries
from tinhban.organisations.access import ActingRequest

_ONE_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


@login_required
@require_safe
def download(request: ActingRequest, sha256: str) -> HttpResponseBase:
    """The bytes, as an attachment; a download that broke off goes on by Range."""
    stored = access.readable_file(request, sha256)
    etag = f'"{stored.sha256}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers={"ETag": etag})
    as_ = request.acting_as
    path, size = queries.path_of(stored), stored.size
    start, end = 0, size
    asked = request.headers.get("Range", "")
    if asked and request.headers.get("If-Range", etag) == etag:
        wanted = _range(asked, size)
        if wanted is None:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        start, end = wanted
    response = FileResponse(
        _Part(path, start, end),
        as_attachment=True,
        filename=queries.label_of(stored, as_),
        content_type=stored.media_type,
    )
    if (start, end) != (0, size):
        response.status_code = 206
        response["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    response["Content-Length"] = str(end - start)
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _range(header: str, size: int) -> tuple[int, int] | None:
    """First and last-plus-one byte of one range; the whole file when the header is not one range."""
    match = _ONE_RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return 0, size
    first, last = match.groups()
    if not first:
        return max(0, size - int(last)), size
    start, end = int(first), min(int(last) + 1 if last else size, size)
    return (start, end) if start < end else None


class _Part:
    """A file read from `start` up to `end`, in pieces."""

    def __init__(self, path: Path, start: int, end: int) -> None:
        self._file: IO[bytes] = path.open("rb")
        self._file.seek(start)
        self._left = end - start

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(piece)
        return piece

    def close(self) -> None:
        self._file.close()
