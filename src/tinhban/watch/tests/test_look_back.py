"""Items that come after an article was fetched are looked for in it: once, in parts, and from where it stopped."""

import shutil
from datetime import UTC, date, datetime

import pytest

from tinhban.exchange import actions
from tinhban.exchange.content import Content
from tinhban.foundation import time
from tinhban.ledger import actions as ledger
from tinhban.watch import again, comparing, library, working
from tinhban.watch.models import FetchedArticle, SuspectedUse, SuspicionState
from tinhban.watch.scanning import run_watch
from tinhban.watch.tests.conftest import put, words

DAYS = ("2022-02-03", "2022-02-10", "2022-02-20")


@pytest.fixture
def kept(written, partner, watch_folder):
    """Three articles that use items of which the node knows nothing yet; one item makes the index."""
    written(50)
    watch = watch_folder(partner, partner)
    for seed, day in enumerate(DAYS, 1):
        put(partner, f"{day}.txt", f"Lời dẫn.\n{words(seed, 150)}")
    assert run_watch(watch.uid).found == 0
    assert not again.waiting().exists()
    return watch


def look(most: int = 1_000) -> tuple[int, bool]:
    with library.writing() as index:
        library.follow(index)
        return comparing.compare_kept(index, most=most)


def test_an_item_that_comes_late_is_found_in_what_was_fetched_before(kept, written):
    item = written(2, on=date(2022, 2, 8))
    with library.writing() as index:
        assert library.follow(index) == 1
    marked = again.waiting().order_by("published_on").values_list("published_on", flat=True)
    assert list(marked) == [date(2022, 2, 10), date(2022, 2, 20)]  # not what is older than the item
    assert look() == (1, False)
    found = SuspectedUse.objects.get()
    assert (found.item, found.published_on) == (item.uid, date(2022, 2, 10))
    assert look() == (0, False)
    assert SuspectedUse.objects.count() == 1


def test_the_worker_does_it(kept, written):
    written(3, on=date(2022, 2, 1))
    working.prepare()
    working.compare_kept()
    assert SuspectedUse.objects.get().published_on == date(2022, 2, 20)
    assert not again.waiting().exists()


def test_a_process_that_dies_before_the_item_is_indexed_finds_it_new_again(
    kept, written, monkeypatch
):
    written(1)

    def killed(*told):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(library.reuse.Index, "add", killed)
        with pytest.raises(KeyboardInterrupt), library.writing() as index:
            library.follow(index)
    with library.writing() as index:  # the marked articles are compared without the item ...
        assert comparing.compare_kept(index) == (0, False)
    assert look() == (1, False)  # ... which is new all the same


def test_much_is_compared_in_parts(kept, written, monkeypatch):
    for seed in (1, 2, 3):
        written(seed)
    monkeypatch.setattr(comparing, "PART", 1)
    assert look(most=2) == (2, True)
    assert again.waiting().count() == 1
    assert look(most=2) == (1, False)
    assert SuspectedUse.objects.count() == 3


def test_an_index_that_was_lost_finds_everything_again_and_doubles_nothing(kept, written, node):
    written(1)
    assert look() == (1, False)
    shutil.rmtree(node / "reuse")
    library._reader.index = None
    assert look() == (0, False)
    assert SuspectedUse.objects.count() == 1
    written(2)
    assert look() == (1, False)


def test_a_correction_is_looked_for_from_its_day_on(kept, written, owner):
    item = written(40, on=date(2022, 2, 1))
    look()
    changed = Content(kind="article", title="Tin số 40", text=words(2, 150))
    actions.correct_item(
        item=item, content=changed, reason="Sai", corrected_on=date(2022, 2, 9), **owner.does
    )
    with library.writing() as index:
        library.follow(index)
    assert again.waiting().count() == 2
    assert look() == (1, False)
    assert SuspectedUse.objects.get().version == 2


def test_what_was_said_stands_when_an_article_is_compared_again(kept, written, partner):
    from tinhban.watch import deciding

    written(1)
    look()
    deciding.reject(suspected=SuspectedUse.objects.get(), **partner.does)
    written(4, on=date(2022, 1, 1))
    assert look() == (0, False)
    assert SuspectedUse.objects.get().state == SuspicionState.REJECTED


def test_an_item_of_our_own_marks_nothing_of_our_own_outlet(kept, partner, channel):
    text = Content(kind="article", title="Tin của ta", text=words(1, 150))
    actions.approve_item(
        channel=channel, content=text, approved_on=date(2022, 2, 1), **partner.does
    )
    with library.writing() as index:
        library.follow(index)
    assert not again.waiting().exists()


def test_who_joins_a_channel_late_has_its_items_looked_for(
    written, owner, stranger, channel, watch_folder
):
    written(1, on=date(2022, 2, 1))
    watch = watch_folder(stranger, stranger)
    put(stranger, f"{DAYS[0]}.txt", words(1, 150))
    assert run_watch(watch.uid).found == 0
    ledger.add_member(
        channel,
        organisation=stranger.uid,
        role=ledger.Role.MEMBER,
        as_=owner.office,
        by=owner.editor,
    )
    assert look() == (1, False)
    assert look() == (0, False)


def test_an_article_without_a_day_has_used_nothing_that_came_after_it(
    written, partner, watch_folder, site
):
    from tinhban.watch.models import Source
    from tinhban.watch.watches import Wanted, save_watch

    page = site.page("/bai-12345.html", f"<html><body><article><p>{words(1, 150)}</p></article>")
    feed = site.page("/trang", f"<a href='{page}'>Bài</a>")
    wanted = Wanted(publisher=partner.uid, outlet="Trang", source=Source.PAGE, address=feed)
    with time.at(datetime(2022, 2, 4, 18, tzinfo=UTC)):  # the fifth in Viet Nam
        run_watch(save_watch(wanted=wanted, **partner.does).uid)
    read = FetchedArticle.objects.get()
    assert (read.published_on, read.seen_on) == (None, date(2022, 2, 5))
    written(1, on=date(2022, 2, 6))
    assert look() == (0, False)
    assert not SuspectedUse.objects.exists()
    item = written(1, on=date(2022, 2, 5))
    assert look() == (1, False)
    found = SuspectedUse.objects.get()
    assert (found.item, found.published_on, found.listed_on) == (item.uid, None, date(2022, 2, 5))
