"""Common text, never again: for the office that says so, until it takes it back."""

import pytest

from tinhban.records.refusals import RecordRefused
from tinhban.watch import comparing, deciding, library
from tinhban.watch.models import CommonPassage, SuspectedUse, SuspicionState
from tinhban.watch.scanning import run_watch
from tinhban.watch.tests.conftest import put, words

State = SuspicionState
SHARED = words(1, 150)


@pytest.fixture
def two(written, deliver, owner, partner, watch_folder):
    """The partner reads its own running orders; the owner reads what the partner publishes."""
    deliver(written(1))
    ours, theirs = watch_folder(partner, partner), watch_folder(owner, partner)
    for desk in (partner, owner):
        put(desk, "2022-02-03.txt", SHARED)
        put(desk, "2022-02-04.txt", f"{SHARED} Thêm một câu khác nữa.")
    for watch in (ours, theirs):
        assert run_watch(watch.uid).found == 2
    return ours, theirs


def states(desk) -> list[str]:
    rows = SuspectedUse.objects.filter(organisation=desk.office)
    return list(rows.order_by("article__url", "item_title").values_list("state", flat=True))


def say_common(desk, commits) -> SuspectedUse:
    one = SuspectedUse.objects.filter(organisation=desk.office).order_by("article__url")[0]
    with commits(execute=True):
        deciding.call_common(suspected=one, **desk.does)
    return one


def test_one_office_hides_nothing_from_another(
    two, owner, partner, django_capture_on_commit_callbacks
):
    ours, theirs = two
    library.warm()
    one = say_common(partner, django_capture_on_commit_callbacks)
    _compare()
    assert states(partner) == [State.COMMON, State.COMMON]
    assert states(owner) == [State.SUSPECTED, State.SUSPECTED]
    put(partner, "2022-02-05.txt", f"{SHARED} Lại một câu khác.")
    put(owner, "2022-02-05.txt", f"{SHARED} Lại một câu khác.")
    assert run_watch(ours.uid).found == 0
    assert run_watch(theirs.uid).found == 1
    assert library.where_from(SHARED, by=partner.editor, as_=partner.office) == []
    (found,) = library.where_from(SHARED, by=owner.editor, as_=owner.office)
    assert found.item == one.item


def test_what_was_called_common_by_mistake_is_taken_back(
    two, partner, django_capture_on_commit_callbacks
):
    ours, _theirs = two
    one = say_common(partner, django_capture_on_commit_callbacks)
    _compare()
    put(partner, "2022-02-05.txt", f"{SHARED} Lại một câu khác.")
    assert run_watch(ours.uid).found == 0
    put_aside = SuspectedUse.objects.get(organisation=partner.office, article__url="2022-02-04.txt")
    with pytest.raises(RecordRefused):  # nobody said it of this one: it follows the other
        deciding.reopen(suspected=put_aside, **partner.does)
    with django_capture_on_commit_callbacks(execute=True):
        deciding.reopen(suspected=one, **partner.does)
    _compare()
    assert states(partner) == [State.SUSPECTED] * 3
    assert not CommonPassage.objects.exists()


def test_only_what_waits_because_of_the_text_is_put_aside(
    two, written, deliver, partner, django_capture_on_commit_callbacks
):
    ours, _theirs = two
    deliver(written(2))
    put(partner, "2022-02-06.txt", f"{SHARED}\n{words(2, 150)}")
    run_watch(ours.uid)
    say_common(partner, django_capture_on_commit_callbacks)
    _compare()
    assert states(partner) == [State.COMMON, State.COMMON, State.COMMON, State.SUSPECTED]
    assert SuspectedUse.objects.get(
        state=State.SUSPECTED, organisation=partner.office
    ).item_title == ("Tin số 2")


def test_a_suspected_use_of_an_item_that_was_corrected_is_not_put_aside(
    two, written, deliver, owner, partner, django_capture_on_commit_callbacks
):
    from tinhban.exchange import actions
    from tinhban.exchange.content import Content

    ours, _theirs = two
    other = written(3)
    deliver(other)
    put(partner, "2022-02-07.txt", words(3, 150))
    run_watch(ours.uid)
    changed = Content(kind="article", title="Tin số 3", text=words(9, 150))
    actions.correct_item(item=other, content=changed, reason="Sai", **owner.does)
    say_common(partner, django_capture_on_commit_callbacks)
    _compare()
    assert states(partner)[-1] == State.SUSPECTED


def _compare() -> None:
    with library.writing() as index:
        library.follow(index)
        comparing.compare_kept(index)
