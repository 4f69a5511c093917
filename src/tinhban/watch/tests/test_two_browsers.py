"""Two people, two windows, two sources: one appearance is one use, and who is first decides."""

from datetime import date

import pytest

from tinhban.exchange import actions
from tinhban.exchange.models import Usage
from tinhban.records.refusals import RecordRefused
from tinhban.watch import deciding
from tinhban.watch.models import Source, SuspectedUse, SuspicionState
from tinhban.watch.scanning import run_watch
from tinhban.watch.tests.conftest import words
from tinhban.watch.tests.test_watch_screens import _used
from tinhban.watch.watches import Wanted, save_watch


@pytest.fixture
def found(written, deliver, partner, site):
    """One page of ours holds two items of the partner; the feed and the sitemap both name it."""
    first, second = written(1), written(2)
    deliver(first, second)
    page = site.article("/bai-00001.html", "Bài", f"{words(1, 150)}\n{words(2, 150)}")
    feed = site.feed("/rss", [(page, "Bài")])
    sitemap = site.page("/sitemap.xml", f"<urlset><url><loc>{page}</loc></url></urlset>")
    for source, address in ((Source.FEED, feed), (Source.SITEMAP, sitemap)):
        wanted = Wanted(publisher=partner.uid, outlet="Trang tin", source=source, address=address)
        assert run_watch(save_watch(wanted=wanted, **partner.does).uid).found == 2
    return list(SuspectedUse.objects.order_by("item_title", "uid"))


def confirm(suspected, desk) -> Usage:
    told = deciding.publication_of(suspected)
    return deciding.confirm(suspected=suspected, publication=told, **desk.does)


def test_one_page_found_by_two_sources_is_one_use(found, partner, owner, channel):
    one, twin, *_other = found
    assert (one.item, one.article.url) == (twin.item, twin.article.url)
    usage = confirm(one, partner)
    twin.refresh_from_db()
    assert (twin.state, twin.usage) == (SuspicionState.CONFIRMED, usage.uid)
    assert confirm(twin, partner) == usage
    assert _used(channel, partner, owner) == 1
    assert SuspectedUse.objects.filter(state=SuspicionState.SUSPECTED).count() == 2
    assert _used(channel, partner, owner) == 1  # what is suspected adds nothing


def test_a_wrong_pair_that_was_confirmed_and_taken_back_counts_nothing(
    found, partner, owner, channel
):
    wrong, _twin, right, _other = found
    mistaken = confirm(wrong, partner)
    actions.withdraw_usage(usage=mistaken, reason="Nhầm tin", **partner.does)
    assert _used(channel, partner, owner) == 0
    usage = confirm(right, partner)
    assert confirm(right, partner) == usage
    assert _used(channel, partner, owner) == 1
    again = confirm(wrong, partner)
    assert again != mistaken
    assert Usage.objects.filter(withdrawn_on=None).count() == 2


def test_the_second_window_is_told_what_the_first_said(found, partner, owner, channel):
    one, twin, *_other = found
    stale = SuspectedUse.objects.get(pk=one.pk)
    deciding.reject(suspected=one, **partner.does)
    with pytest.raises(RecordRefused):
        confirm(stale, partner)
    assert not Usage.objects.exists()
    deciding.reject(suspected=stale, **partner.does)  # the same again changes nothing
    confirm(twin, partner)
    stale_twin = SuspectedUse.objects.get(pk=twin.pk)
    for say in (deciding.reject, deciding.call_common):
        with pytest.raises(RecordRefused):
            say(suspected=stale_twin, **partner.does)
    with pytest.raises(RecordRefused):
        deciding.reopen(suspected=stale_twin, **partner.does)
    assert _used(channel, partner, owner) == 1


def test_a_use_typed_from_the_log_and_the_page_that_is_found_are_one(
    found, partner, owner, channel
):
    from tinhban.exchange.actions.claims import Publication
    from tinhban.exchange.models import Item

    one = found[0]
    typed = Publication(used_on=date(2022, 2, 3), outlet="Thời sự tối")
    known = actions.claim_usage(
        item=Item.objects.get(pk=one.item), publication=typed, **partner.does
    )
    assert confirm(one, partner) == known
    assert _used(channel, partner, owner) == 1
