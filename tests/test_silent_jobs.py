"""A dead job falls silent, and of those who look one takes it up."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.desk import expected, named
from tinhban.exchange.tests.conftest import channel, observer, owner, partner  # noqa: F401 - fixtures
from tinhban.foundation import time
from tinhban.jobs import beating
from tinhban.watch.jobs import AT_WORK, scan
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


def started(rows):
    begun = []
    return beating.take_up(rows, (scan,), begun.append), begun


@pytest.mark.parametrize("case", expected("silence"), ids=named)
def test_only_a_dead_job_is_taken_up(watch, case):
    with time.at(watch.beat_at + timedelta(seconds=case["seconds"])):
        count, begun = started(AT_WORK.all())
        assert (count, [row.pk for row in begun]) == ((1, [watch.pk]) if case["taken"] else (0, []))
        assert started(AT_WORK.all()) == (0, [])  # its clock was moved: nobody else does


def test_what_waits_in_the_queue_is_not_queued_again(watch):
    scan.enqueue(str(watch.uid))
    with time.at(watch.beat_at + timedelta(minutes=10)):
        assert started(AT_WORK.all()) == (0, [])
        assert beating.queued(scan) == {str(watch.uid)}


def test_two_who_look_at_once_start_it_once(watch):
    with time.at(watch.beat_at + timedelta(minutes=1)):
        seen_by_both = list(AT_WORK.all())
        assert beating._mine(seen_by_both[0]) == 1
        assert beating._mine(watch) == 0
