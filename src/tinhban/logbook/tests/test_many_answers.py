"""An answer for more rows than a request may wait for."""

from datetime import date

from tinhban.foundation import time
from tinhban.jobs import work
from tinhban.jobs.beating import SILENCE
from tinhban.logbook import answers
from tinhban.logbook.models import WORK, BatchState, ImportBatch, RowState
from tinhban.logbook.tests.conftest import LAI_CHAU

DAY = date(2022, 2, 10)


def test_it_is_applied_by_the_worker(
    upload, partner, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(answers, "AT_ONCE", 3)
    batch = upload(*[[n, DAY, f"Tin số {n}", "Tin", LAI_CHAU] for n in range(5)])
    with django_capture_on_commit_callbacks() as waiting:
        answers.answer_all(batch=batch, code="item_unknown", answer="without_item", **partner.does)
    at_work = ImportBatch.objects.get()
    assert (at_work.state, at_work.total) == (BatchState.SETTLING, 5)
    assert len(waiting) == 1
    # The worker was killed before it began; whoever looks starts it again.
    with django_capture_on_commit_callbacks(execute=True), time.at(time.now() + 2 * SILENCE):
        assert work.resume(WORK) == 1
    assert ImportBatch.objects.get().state == BatchState.READ
    assert batch.rows.filter(state=RowState.READY).count() == 5
