import io
from datetime import date

import openpyxl
import pytest

from tinhban.exchange import actions
from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.models import Usage
from tinhban.foundation import time
from tinhban.foundation.problems import Problem
from tinhban.jobs import work
from tinhban.jobs.beating import SILENCE
from tinhban.ledger.models import Entry
from tinhban.logbook import importing
from tinhban.logbook.answers import answer_all, answer_row
from tinhban.logbook.columns import correct_columns, leave_sheet_out
from tinhban.logbook.importing import stop_import
from tinhban.logbook.models import WORK, BatchState, RowState
from tinhban.logbook.refusals import NotYet
from tinhban.logbook.repair import repair_file
from tinhban.logbook.taking_back import undo_import
from tinhban.logbook.tests.conftest import LAI_CHAU, TITLE, fresh
from tinhban.sheets.reading import read_log

DAY = date(2022, 2, 10)
CLAIMED = "vn.tinhban.usage.claimed.v1"


@pytest.fixture
def ask_all(partner, django_capture_on_commit_callbacks):
    def answered(batch, code, answer, **more):
        with django_capture_on_commit_callbacks(execute=True):
            return answer_all(batch=batch, code=code, answer=answer, **more, **partner.does)

    return answered


def test_rows_become_signed_uses(upload, run, item, deliver, owner, partner):
    deliver(item)
    batch = run(upload([1, DAY, TITLE, "Tin", LAI_CHAU]))
    usage = Usage.objects.get()
    assert batch.state == BatchState.DONE
    assert (usage.item_id, usage.supplier_uid, usage.used_by) == (item.uid, owner.uid, partner.uid)
    assert (usage.used_on, usage.sheet) == (DAY, batch.sha256)
    assert batch.rows.get().state == RowState.DONE


def test_nothing_is_recorded_while_a_question_is_open(upload, run, item, deliver):
    deliver(item)
    batch = upload([1, DAY, TITLE, "Tin", LAI_CHAU], [2, "22/2", "Tin khác", "Tin", LAI_CHAU])
    with pytest.raises(NotYet):
        run(batch)
    assert not Usage.objects.exists()


def test_one_answer_serves_all_rows(upload, run, ask_all, partner, owner):
    rows = [[n, f"{n}/3", f"Tin số {n}", "Tin", LAI_CHAU] for n in range(1, 6)]
    batch = upload(*rows)
    assert ask_all(batch, "year_inferred", "year:2022") == 5
    assert ask_all(batch, "item_unknown", "without_item") == 0  # in force where nothing is on file
    batch = run(fresh(batch))
    assert batch.state == BatchState.DONE
    assert set(Usage.objects.values_list("supplier_uid", "item_id")) == {(owner.uid, None)}
    assert Usage.objects.count() == 5
    assert {usage.used_on.year for usage in Usage.objects.all()} == {2022}


def test_one_answer_for_one_unknown_name(upload, ask_all, owner):
    batch = upload(
        [1, DAY, "Tin A", "Tin", "Đài Sơn Hà"],
        [2, DAY, "Tin B", "Tin", "Đài Sông Hậu"],
    )
    ask_all(batch, "partner_unknown", f"partner:{owner.uid}", shown="ĐÀI SƠN HÀ")
    first, second = batch.rows.order_by("position")
    assert first.supplier == owner.uid
    assert [doubt.code for doubt in second.open_doubts] == ["partner_unknown"]


def test_answers_of_one_row(upload, run, partner, item, deliver):
    deliver(item)
    batch = upload([1, "31/02/2022", "Người dân Sin Suối Hồ", "Tin", LAI_CHAU])
    row = batch.rows.get()
    with pytest.raises(Problem):
        answer_row(
            row=row, doubt="date_impossible.used_on", answer="date:30/2/2022", **partner.does
        )
    answer_row(row=row, doubt="date_impossible.used_on", answer="date:28/2/2022", **partner.does)
    answer_row(row=row, doubt="item_unknown.title", answer=f"item:{item.uid}", **partner.does)
    run(fresh(batch))
    usage = Usage.objects.get()
    assert (usage.used_on, usage.item_id) == (date(2022, 2, 28), item.uid)


def test_left_out_rows_are_not_recorded(upload, run, ask_all):
    batch = upload([1, DAY, "Tin A", "Tin", LAI_CHAU], [2, None, "Tin B", "Tin", LAI_CHAU])
    ask_all(batch, "used_date_missing", "leave_out")
    ask_all(batch, "item_unknown", "without_item")
    run(fresh(batch))
    assert [usage.title for usage in Usage.objects.all()] == ["Tin A"]


def test_a_row_of_several_items_is_split_only_on_request(upload, run, ask_all):
    batch = upload([1, DAY, "Chùm tin Tết", "3 tin", LAI_CHAU])
    ask_all(batch, "several_items", "split")
    run(fresh(batch))
    assert sorted(Usage.objects.values_list("title", flat=True)) == [
        "Chùm tin Tết (1/3)", "Chùm tin Tết (2/3)", "Chùm tin Tết (3/3)"
    ]  # fmt: skip


def test_the_same_row_in_another_file_doubles_nothing(upload, run, item, deliver):
    deliver(item)
    run(upload([1, DAY, TITLE, "Tin", LAI_CHAU]))
    again = upload([7, DAY, TITLE, "Tin", LAI_CHAU], name="sổ cả năm.xlsx")
    assert again.rows.get().state == RowState.KNOWN
    with pytest.raises(NotYet):
        run(again)
    assert Usage.objects.count() == 1


def test_a_use_claimed_by_hand_that_day_is_asked(upload, item, deliver, partner):
    deliver(item)
    by_hand = Publication(used_on=DAY, outlet="LTV", section="Thời sự tối")
    actions.claim_usage(item=item, publication=by_hand, **partner.does)
    row = upload([1, DAY, TITLE, "Tin", LAI_CHAU]).rows.get()
    [doubt] = row.open_doubts
    assert (doubt.code, doubt.params["shown"]) == ("already_claimed", "LTV Thời sự tối")


def test_a_repeat_of_the_same_day_needs_its_time(upload, run, item, deliver, partner):
    deliver(item)
    batch = upload([1, DAY, TITLE, "Tin", LAI_CHAU], [2, DAY, TITLE, "Tin", LAI_CHAU])
    second = batch.rows.get(position=2)
    assert [doubt.code for doubt in second.open_doubts] == ["repeated_row"]
    answer_row(row=second, doubt="repeated_row.title", answer="time:11h30", **partner.does)
    run(fresh(batch))
    assert sorted(Usage.objects.values_list("timecode", flat=True)) == ["", "11h30"]


def killed_after(groups, monkeypatch):
    """A worker that dies once so many groups are in the book."""
    record, done = importing._record_group, []

    def dying(batch):
        if len(done) == groups:
            raise KeyboardInterrupt
        done.append(1)
        return record(batch)

    monkeypatch.setattr(importing, "_record_group", dying)
    return lambda: monkeypatch.setattr(importing, "_record_group", record)


def test_a_killed_import_goes_on_and_ends_with_exactly_the_right_rows(
    upload, run, ask_all, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(importing, "GROUP", 10)
    rows = [[n, date(2022, 3, n % 28 + 1), f"Tin số {n}", "Tin", LAI_CHAU] for n in range(35)]
    batch = upload(*rows)
    ask_all(batch, "item_unknown", "without_item")
    alive_again = killed_after(2, monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        run(fresh(batch))
    alive_again()
    half = fresh(batch)
    assert (half.state, half.done, Usage.objects.count()) == (BatchState.IMPORTING, 20, 20)
    with django_capture_on_commit_callbacks(execute=True), time.at(time.now() + 2 * SILENCE):
        assert work.resume(WORK) == 1
    whole = fresh(batch)
    assert (whole.state, whole.done, Usage.objects.count()) == (BatchState.DONE, 35, 35)
    assert Entry.objects.filter(type=CLAIMED).count() == 35


def test_a_group_that_fails_leaves_neither_entries_nor_marks(upload, run, ask_all, monkeypatch):
    batch = upload(*[[n, DAY, f"Tin số {n}", "Tin", LAI_CHAU] for n in range(5)])
    ask_all(batch, "item_unknown", "without_item")
    claim, calls = importing._claim, []

    def failing(*args, **more):
        calls.append(1)
        if len(calls) == 4:
            raise OSError("the disk is full")
        return claim(*args, **more)

    monkeypatch.setattr(importing, "_claim", failing)
    batch = run(fresh(batch))
    assert batch.state == BatchState.STOPPED
    assert batch.refusal == {"code": "broken"}
    assert not Usage.objects.exists()
    assert not Entry.objects.filter(type=CLAIMED).exists()
    assert not batch.rows.filter(state=RowState.DONE).exists()
    monkeypatch.setattr(importing, "_claim", claim)
    assert run(batch).state == BatchState.DONE
    assert Usage.objects.count() == 5


def test_stopping_keeps_whole_groups(upload, run, ask_all, partner, monkeypatch):
    monkeypatch.setattr(importing, "GROUP", 2)
    batch = upload(*[[n, DAY, f"Tin số {n}", "Tin", LAI_CHAU] for n in range(6)])
    ask_all(batch, "item_unknown", "without_item")
    record = importing._record_group

    def then_stop(at_work):
        more = record(at_work)
        stop_import(batch=at_work, **partner.does)
        return more

    monkeypatch.setattr(importing, "_record_group", then_stop)
    batch = run(fresh(batch))
    assert (batch.state, batch.done, Usage.objects.count()) == (BatchState.STOPPED, 2, 2)
    monkeypatch.setattr(importing, "_record_group", record)
    assert run(batch).done == 6


def test_a_whole_import_is_taken_back_and_may_be_recorded_anew(upload, run, item, deliver):
    deliver(item)
    batch = run(upload([1, DAY, TITLE, "Tin", LAI_CHAU]))
    batch = run(batch, undo_import, reason="Nhầm sổ của năm khác")
    usage = Usage.objects.get()
    assert batch.state == BatchState.UNDONE
    assert usage.withdrawn_reason == "Nhầm sổ của năm khác"
    again = run(upload([1, DAY, TITLE, "Tin", LAI_CHAU]))
    assert again.uid != batch.uid
    assert Usage.objects.filter(withdrawn_on=None).count() == 1
    assert Usage.objects.count() == 2


def test_what_changed_in_the_book_is_asked_again_before_anything_is_recorded(
    upload, run, item, deliver, owner
):
    deliver(item)
    batch = upload([1, DAY, TITLE, "Tin", LAI_CHAU])
    actions.kill_item(item=item, reason="Sai sự thật", killed_on=date(2022, 2, 5), **owner.does)
    batch = run(batch)
    assert (batch.state, batch.refusal) == (BatchState.READ, {"code": "changed"})
    assert [doubt.code for doubt in batch.rows.get().open_doubts] == ["use_refused"]
    assert not Usage.objects.exists()


def test_the_repair_file_says_by_itself_what_the_rows_around_said(upload, run, ask_all, owner):
    """Repaired and uploaded again its rows are the same uses: "nt", headings and months are written out."""
    head = ["TT", "Ngày phát", "Tên tin, bài", "Thể loại", "Số lượng"]
    batch = upload(
        ["I. ĐÀI LAI CHÂU"],
        [1, DAY, "Tin A", "PSN"],
        [2, "nt", "-5 độ: Tin B", "nt", 3],
        ["II. ĐÀI SƠN HÀ"],
        [3, "nt", "Tin C", "nt"],
        head=head,
    )
    ask_all(batch, "item_unknown", "without_item")
    packed = repair_file(fresh(batch))
    reading = read_log(packed, "can-sua.xlsx", today=date(2023, 2, 7))
    assert [{**row.values, "quantity": None} for row in reading.rows] == [
        {"title": "-5 độ: Tin B", "used_on": DAY, "supplier": "ĐÀI LAI CHÂU", "kind": "short_report", "quantity": None},
        {"title": "Tin C", "used_on": DAY, "supplier": "ĐÀI SƠN HÀ", "kind": "short_report", "quantity": None},
    ]  # fmt: skip
    sheet = openpyxl.load_workbook(io.BytesIO(packed)).active
    assert [cell.value for cell in sheet["C"]] == ["Tên tin, bài", "'-5 độ: Tin B", "Tin C"]


@pytest.mark.parametrize(
    ("above", "asked"),
    [(LAI_CHAU, []), ("Đài Sơn Hà", ["supplier_missing"]), ("Yên Bái", ["supplier_missing"])],
)
def test_an_empty_cell_below_another_partner_is_not_given_to_the_only_one(upload, above, asked):
    batch = upload([1, DAY, "Tin A", "Tin", above], [2, DAY, "Tin B", "Tin", None])
    second = batch.rows.get(position=2)
    found = [doubt.code for doubt in second.open_doubts if doubt.field == "supplier"]
    assert found == asked


def test_a_sheet_left_out_is_read_no_more(upload, partner):
    batch = upload([1, DAY, "Tin A", "Tin", LAI_CHAU], sheet="T2")
    batch = leave_sheet_out(batch=batch, sheet="T2", **partner.does)
    assert not batch.rows.exists()
    assert {"code": "sheet_left_out", "params": {"sheet": "T2"}} in batch.problems
    assert leave_sheet_out(batch=batch, sheet="T2", out=False, **partner.does).rows.count() == 1


def test_a_column_left_out_is_not_doubled_again_by_the_repair_file(upload, partner):
    head = ["TT", "Ngày phát", "Tên tin, bài", "Ngày phát", "Thể loại"]
    batch = upload([1, DAY, "Tin A", DAY, "phim"], head=head)
    assert [problem["code"] for problem in batch.problems] == ["column_doubled"]
    batch = correct_columns(batch=batch, sheet="2022", columns={"D": ""}, **partner.does)
    assert not read_log(repair_file(batch), "can-sua.xlsx").stops()
