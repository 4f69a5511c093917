"""A dead job falls silent, and of those who look one takes it up."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.desk import expected, named
from tinhban.exchange.tests.conftest import channel, observer, owner, partner  # noqa: F401 - fixtures
from tinhban.foundation import time
from tinhban.jobs import beating, work
from tinhban.watch.jobs import SCAN
from tinhban.watch.models import Source, Watch

pytestmark = pytest.mark.django_db


@pytest.fixture
def watch(owner, channel):  # noqa: F811
    """A run at work whose worker says nothing more."""
    return Watch.objects.create(
        organisation=owner.office,
        publisher=owner.uid,
        outlet="Bản tin thử",
        source=Source.FEED,
        address="http://127.0.0.1:9/rss",
        created_by=owner.editor,
        runner=uuid4(),
    )


@pytest.fixture
def begun(monkeypatch) -> list:
    """What was put into the queue."""
    found: list = []
    monkeypatch.setattr(work, "enqueue", lambda name, row: found.append((name, row.pk)))
    return found


@pytest.mark.parametrize("case", expected("silence"), ids=named)
def test_only_a_dead_job_is_taken_up(watch, case, begun):
    with time.at(watch.beat_at + timedelta(seconds=case["seconds"])):
        assert work.resume(SCAN) == len(begun) == case["taken"]
        assert begun == ([(SCAN, watch.pk)] if case["taken"] else [])
        assert work.resume(SCAN) == 0  # its clock was moved: nobody else does


def test_what_waits_in_the_queue_is_not_queued_again(watch):
    work.carry_out.enqueue(SCAN, str(watch.uid))
    with time.at(watch.beat_at + timedelta(minutes=10)):
        assert work.resume(SCAN) == work.resume_all() == 0
        assert work.queued(SCAN).count() == 1
        assert work.queued("proof bundle").count() == 0


def test_what_waits_under_another_name_hinders_nobody(watch, begun):
    work.carry_out.enqueue("proof bundle", str(watch.uid))
    with time.at(watch.beat_at + timedelta(minutes=10)):
        assert work.resume_all() == 1
    assert begun == [(SCAN, watch.pk)]


def test_two_who_look_at_once_start_it_once(watch):
    with time.at(watch.beat_at + timedelta(minutes=1)):
        seen_by_both = list(Watch.objects.at_work())
        assert beating._mine(seen_by_both[0]) == 1
        assert beating._mine(watch) == 0
