"""From a folder or a site to a suspected use, and from there by one press into the book."""

from datetime import date

import pytest

from tinhban.exchange import actions
from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.models import Usage
from tinhban.organisations import permissions
from tinhban.organisations.reader import Reader
from tinhban.records.refusals import RecordRefused
from tinhban.watch import deciding, library
from tinhban.watch.models import FetchedArticle, SuspectedUse, SuspicionState, Watch
from tinhban.watch.passages import word_by_word
from tinhban.watch.scanning import run_watch
from tinhban.watch.tests.conftest import put, words

DAY = "2022-02-03"


@pytest.fixture
def found(written, deliver, partner, watch_folder):
    """The partner broadcast an item of the owner, says a running order."""
    item = written(1)
    deliver(item)
    watch = watch_folder(partner, partner)
    put(partner, f"{DAY} thoi su.txt", f"Lời dẫn.\n{words(1, 150)}\nHết.")
    put(partner, f"{DAY} tin khac.txt", words(77, 150))
    assert run_watch(watch.uid).found == 1
    return SuspectedUse.objects.get()


def test_a_running_order_that_holds_an_item_is_suspected(found, written, partner):
    assert found.state == SuspicionState.SUSPECTED
    assert found.published_on == date(2022, 2, 3)
    assert found.containment > 900
    assert FetchedArticle.objects.count() == 2
    version = found.article.text
    a0, a1, i0, i1 = found.spans[0]
    item = library.text_of("Tin số 1", words(1, 150))
    assert version[a0:a1].split()[:5] == item[i0:i1].split()[:5]


def test_a_second_run_finds_nothing_twice(found):
    assert run_watch(found.article.watch_id).found == 0
    assert SuspectedUse.objects.count() == 1
    watch = Watch.objects.get()
    assert (watch.runner, watch.last_error) == (None, {})


def test_one_press_makes_it_a_use_in_the_book(found, partner):
    publication = deciding.publication_of(found)
    usage = deciding.confirm(suspected=found, publication=publication, **partner.does)
    assert (usage.item_id, usage.used_on, usage.outlet) == (
        found.item,
        date(2022, 2, 3),
        "Thời sự tối",
    )
    assert Usage.objects.count() == 1
    again = deciding.confirm(suspected=found, publication=publication, **partner.does)
    assert again == usage
    assert Usage.objects.count() == 1
    found.refresh_from_db()
    assert (found.state, found.usage) == (SuspicionState.CONFIRMED, usage.uid)


def test_a_use_that_the_book_has_is_linked_and_never_doubled(found, partner):
    from tinhban.exchange.models import Item

    published = Publication(used_on=date(2022, 2, 3), outlet="Bản tin trưa")
    known = actions.claim_usage(item=Item.objects.get(), publication=published, **partner.does)
    told = deciding.publication_of(found)
    assert deciding.confirm(suspected=found, publication=told, **partner.does) == known
    assert Usage.objects.count() == 1


def test_what_is_in_the_book_before_is_not_asked_about(written, deliver, partner, watch_folder):
    item = written(1)
    deliver(item)
    published = Publication(used_on=date(2022, 2, 3), outlet="Thời sự tối")
    known = actions.claim_usage(item=item, publication=published, **partner.does)
    watch = watch_folder(partner, partner)
    put(partner, f"{DAY}.txt", words(1, 150))
    run_watch(watch.uid)
    found = SuspectedUse.objects.get()
    assert (found.state, found.usage) == (SuspicionState.CONFIRMED, known.uid)


def test_a_claim_that_was_taken_back_may_be_declared_again(found, partner):
    told = deciding.publication_of(found)
    first = deciding.confirm(suspected=found, publication=told, **partner.does)
    actions.withdraw_usage(usage=first, reason="Nhầm", **partner.does)
    second = deciding.confirm(suspected=found, publication=told, **partner.does)
    assert second != first
    assert Usage.objects.filter(withdrawn_on=None).count() == 1


def test_an_article_older_than_the_item_used_nothing(written, partner, watch_folder):
    written(1, on=date(2022, 3, 1))
    watch = watch_folder(partner, partner)
    put(partner, f"{DAY}.txt", words(1, 150))
    assert run_watch(watch.uid).found == 0


def test_a_publication_of_the_partner_is_a_hint_for_us_alone(
    written, deliver, owner, partner, watch_folder
):
    deliver(written(1))
    watch = watch_folder(owner, partner)
    put(owner, f"{DAY}.txt", words(1, 150))
    assert run_watch(watch.uid).found == 1
    found = SuspectedUse.objects.get()
    assert not SuspectedUse.objects.visible_to(Reader.of(partner.editor, partner.office)).exists()
    assert SuspectedUse.objects.visible_to(Reader.of(owner.editor, owner.office)).count() == 1
    with pytest.raises(RecordRefused):
        deciding.confirm(suspected=found, publication=deciding.publication_of(found), **owner.does)
    deciding.note(suspected=found, **owner.does)
    found.refresh_from_db()
    assert found.state == SuspicionState.KNOWN
    assert not Usage.objects.exists()


def test_a_stranger_finds_no_item_that_it_may_not_read(
    written, owner, partner, stranger, watch_folder
):
    written(1)
    watch = watch_folder(stranger, stranger)
    put(stranger, f"{DAY}.txt", words(1, 150))
    assert run_watch(watch.uid).found == 0
    text = words(1, 150)
    assert library.where_from(text, by=stranger.editor, as_=stranger.office) == []
    assert len(library.where_from(text, by=partner.editor, as_=partner.office)) == 1
    assert library.where_from(text, by=stranger.editor, as_=partner.office) == []


def test_only_who_watches_decides(found, owner, partner):
    with pytest.raises(permissions.PermissionDenied):
        deciding.reject(suspected=found, **owner.does)
    deciding.reject(suspected=found, **partner.does)
    with pytest.raises(RecordRefused):
        deciding.call_common(suspected=found, **partner.does)
    deciding.reopen(suspected=found, **partner.does)
    found.refresh_from_db()
    assert found.is_open


def test_common_text_is_not_told_again(found, partner, django_capture_on_commit_callbacks):
    put(partner, "2022-02-04.txt", words(1, 150) + " Thêm một câu khác nữa.")
    run_watch(found.article.watch_id)
    assert SuspectedUse.objects.count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        deciding.call_common(suspected=found, **partner.does)
    assert set(SuspectedUse.objects.values_list("state", flat=True)) == {SuspicionState.COMMON}
    put(partner, "2022-02-05.txt", words(1, 150) + " Lại một câu khác.")
    assert run_watch(found.article.watch_id).found == 0


def test_a_correction_is_followed_and_a_rebuild_loses_nothing(written, owner, partner):
    from tinhban.exchange.content import Content

    item, other = written(1), written(2)
    with library.writing() as index:
        assert library.follow(index) == 2
        assert library.follow(index) == 0
    changed = Content(kind="article", title="Tin số 1", text=words(9, 150))
    actions.correct_item(item=item, content=changed, reason="Sai", **owner.does)
    with library.writing() as index:
        assert library.follow(index) == 2  # one version in, one out
    told = []
    assert library.rebuild(lambda done, total: told.append((done, total))) == 2
    (one,) = library.where_from(words(9, 150), by=partner.editor, as_=partner.office)
    assert (one.item, one.version) == (item.uid, 2)
    assert not library.where_from(words(1, 150), by=partner.editor, as_=partner.office)
    assert library.where_from(words(2, 150), by=partner.editor, as_=partner.office)
    assert other.uid != item.uid


def test_what_only_one_text_has_is_not_marked():
    article = "Mở đầu. Hôm qua, Sa Pa đón thêm 20 khách tới thăm bản."
    item = "Sa Pa đón 15 khách tới thăm bản."
    whole = [(9, len(article), 0, len(item))]
    finer = word_by_word(whole, article, item)
    assert [article[a0:a1] for a0, a1, _i0, _i1 in finer] == ["Sa Pa đón", "khách tới thăm bản"]
    assert [item[i0:i1] for _a0, _a1, i0, i1 in finer] == ["Sa Pa đón", "khách tới thăm bản"]


def test_a_slow_site_is_read_in_turns(site, written, deliver, partner):
    from tinhban.watch.models import Source
    from tinhban.watch.watches import Wanted, save_watch

    deliver(written(0))
    links = [(site.article(f"/bai-{n:05}.html", f"Bài {n}", words(n, 150)), "") for n in range(3)]
    wanted = Wanted(
        publisher=partner.uid, outlet="Trang", source=Source.FEED, address=site.feed("/rss", links)
    )
    watch = save_watch(wanted=wanted, **partner.does)
    runs = [run_watch(watch.uid, turn=0)]
    told = Watch.objects.get()
    assert (told.asked, told.runner, told.done, told.total) == (True, None, 1, 3)
    while runs[-1].unfinished:
        runs.append(run_watch(watch.uid, turn=0))
    assert [run.found for run in runs] == [1, 0, 0]
    told.refresh_from_db()
    assert (told.asked, told.done, told.total) == (False, 3, 3)
    assert told.last_run_at is not None
