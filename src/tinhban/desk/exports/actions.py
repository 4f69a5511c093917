"""Begin, stop, carry out a long export; throw away what is old."""

import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language

from tinhban.desk.exports.asking import ask_again
from tinhban.desk.models import ExportState, LongExport
from tinhban.evidence import files
from tinhban.evidence.models import StoredFile
from tinhban.foundation import time
from tinhban.jobs import work
from tinhban.jobs.hand import in_hand
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.reader import Reader
from tinhban.screens import logs
from tinhban.screens.exporting import Shelf

LIMIT = 512 * 1024 * 1024
KEPT = timedelta(days=7)
AT_A_TIME = 3  # of one person: a fourth click looks at the third
MAKING = "long export"


def begin(request: ActingRequest, filename: str, rows: int) -> HttpResponseBase:
    """What a list answers whose file is too long for a request: the page of the job."""
    throw_away_old()
    address, as_ = request.get_full_path(), request.acting_as
    mine = LongExport.objects.visible_to(Reader.of(request.user, as_))
    at_work = mine.filter(state=ExportState.MAKING)
    same = at_work.filter(address=address).first()
    looked_at = same or (at_work.first() if at_work.count() >= AT_A_TIME else None)
    if looked_at is not None:
        return redirect(looked_at)
    made = LongExport.objects.create(
        organisation=as_,
        asked_by=request.user,
        address=address[:2_000],
        language=get_language() or "vi",
        filename=filename,
        total=rows,
    )
    work.enqueue(MAKING, made)
    return redirect(made)


def stop(*, export: LongExport, by: Person, as_: Organisation) -> None:
    """Give it up; the job at work notices it at its next step."""
    LongExport.objects.visible_to(Reader.of(by, as_)).filter(
        pk=export.pk, state=ExportState.MAKING
    ).update(state=ExportState.CANCELLED, runner=None)


def run(uid: UUID) -> None:
    """Write the file to its end; started again after a break it begins from nothing."""
    at_work = LongExport.objects.at_work().filter(pk=uid)
    with in_hand(at_work, broken={"state": ExportState.FAILED}) as hand:
        if hand is None:
            return
        export = hand.mine.select_related("organisation", "asked_by").get()
        with tempfile.TemporaryDirectory(prefix="tinhban-export-") as folder:
            shelf = Shelf(Path(folder) / "file", hand.told)
            try:
                ask_again(export, shelf)
            except PermissionDenied:  # rights that ended meanwhile
                hand.leave(state=ExportState.FAILED)
                return
            with shelf.file.open("rb") as file:
                sha256, size = files.keep(file, limit=LIMIT)
        kept = {"sha256": sha256, "size": size, "media_type": shelf.media_type}
        hand.leave(state=ExportState.DONE, done=shelf.rows, total=shelf.rows, **kept)
        logs.note(
            "export made",
            person=export.asked_by_id,
            organisation=export.organisation_id,
            uid=export.uid,
            rows=shelf.rows,
        )


def throw_away_old() -> int:
    """Forget exports of a week ago, and their files where nothing else is kept under the same hash."""
    old = LongExport.objects.filter(asked_at__lt=time.now() - KEPT)
    hashes = set(old.exclude(sha256="").values_list("sha256", flat=True))
    gone, _by_model = old.delete()
    kept = set(LongExport.objects.filter(sha256__in=hashes).values_list("sha256", flat=True))
    kept |= set(StoredFile.objects.filter(sha256__in=hashes).values_list("sha256", flat=True))
    for sha256 in hashes - kept:
        files.path_of(sha256).unlink(missing_ok=True)
    return gone
