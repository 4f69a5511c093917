"""Pages and exports over whatever was read: a field may be missing, empty, huge, hostile or of another type."""

import csv
import io
import uuid

import openpyxl
import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhban.foundation.text import INVISIBLE
from tinhban.logbook.models import BatchState, BookKind, ImportBatch, ImportRow, RowState
from tinhban.logbook.tests.conftest import LAI_CHAU
from tinhban.sheets import doubts, fields
from tinhban.sheets.result import PROBLEMS

HOSTILE = (
    "", " ", "<script>alert('x')</script>", "=HYPERLINK(\"http://x\")", "@SUM(A1)", "\u202etxet\u202c", INVISIBLE,
    "\x01\x02\x1b[31m", "%(shown)s %s %", "{{ row.values }}{% now 'Y' %}", "A" * 10_000, "à" * 3_000, "\u0301" * 50,
    "9" * 400, "-1", "31/02/2022", "2022-02-31", "2022-02-10", "null", "'\"><img src=x onerror=alert(1)>", "💥\u2028",
    "item:", "item:xyz", "date:", "year:0", "partner:1", "kind:", str(uuid.UUID(int=7)),
)  # fmt: skip
# No NUL and no half of a pair of surrogates: what is read and what is sent never holds them.
texts = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=40
)
scalars = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | texts
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6
)  # fmt: skip
stored = anything.filter(lambda one: one is not None)
names = st.sampled_from([*fields.FIELDS, "pieces", "titles", "supplier_above"])
values = st.dictionaries(names, scalars | anything, max_size=8)
PARAMS = (
    "shown", "proposed", "source", "month", "year", "days", "first", "last", "swapped", "above", "count", "partner",
    "items", "sheet", "row", "length", "limit", "day", "group", "name", "titles",
)  # fmt: skip
CHOICES = (
    doubts.KEEP, doubts.LEAVE_OUT, doubts.SWAP, doubts.ABOVE, doubts.SUPPLIED, doubts.SPLIT, doubts.CONVERT, doubts.YEAR,
    doubts.DATE, doubts.TEXT, doubts.TIME, doubts.PARTNER, doubts.ITEM, doubts.WITHOUT_ITEM, "kind:news_item",
)  # fmt: skip
one_doubt = st.fixed_dictionaries(
    {
        "code": st.sampled_from([*doubts.DOUBTS, "none_such"]),
        "field": names,
        "column": st.none() | st.sampled_from(["A", "ZZ"]) | scalars,
        "params": st.dictionaries(st.sampled_from(PARAMS), scalars | anything, max_size=5),
        "choices": st.lists(st.sampled_from(CHOICES) | texts, max_size=5),
    },
    optional={"default": st.sampled_from(CHOICES) | scalars},
)
some_doubts = st.lists(one_doubt, max_size=3) | stored


@st.composite
def rows(draw):
    found = draw(some_doubts)
    marks = [
        f"{d['code']}.{d['field']}"
        for d in (found if isinstance(found, list) else [])
        if isinstance(d, dict) and {"code", "field"} <= d.keys() and isinstance(d["field"], str)
    ]
    named = f" {' '.join(marks)} " if marks else ""
    return {
        "sheet": draw(texts)[:80],
        "number": draw(st.integers(0, 2**31 - 1)),
        "cells": draw(st.lists(texts, max_size=6) | stored),
        "values": draw(values | stored),
        "settled": draw(values | stored),
        "doubts": found,
        "read_doubts": draw(some_doubts),
        "answers": draw(st.dictionaries(texts, scalars, max_size=3)),
        "asks": draw(st.sampled_from(["", named])),
        "told": named,
        "state": draw(st.sampled_from(RowState.values)),
        "reason": draw(texts),
        "supplier": draw(st.none() | st.uuids()),
        "item": draw(st.none() | st.uuids()),
        "proposed": draw(st.none() | st.uuids()),
        "refused_items": draw(stored),
        "usages": draw(st.lists(st.uuids().map(str), max_size=2)),
    }


@st.composite
def batches(draw):
    columns = [
        {"letters": letters, "heading": draw(texts), "field": draw(names | st.just("")), "confidence": 60}
        for letters in ("A", "B")
    ]  # fmt: skip
    sheet = draw(texts)
    params = st.dictionaries(st.sampled_from(["sheet", "field", "row", "heading", "column"]), texts)
    problem = st.fixed_dictionaries({"code": st.sampled_from(list(PROBLEMS)), "params": params})
    return {
        "state": draw(st.sampled_from([BatchState.READ, BatchState.STOPPED, BatchState.DONE])),
        "book": draw(st.sampled_from(["", *BookKind.values])),
        "filename": draw(texts.filter(bool))[:200],
        "outlet": draw(texts)[:200],
        "sheets": [{"name": sheet, "hidden": False, "rows": 1, "columns": columns}],
        "problems": draw(st.lists(problem, max_size=3)),
        "skipped": [{"sheet": sheet, "number": 1, "reason": draw(texts), "text": draw(texts)}],
        "answers": draw(st.dictionaries(st.sampled_from(list(doubts.DOUBTS)) | texts, texts, max_size=3)),
        "headings": draw(st.dictionaries(texts, names, max_size=2)),
        "refusal": draw(st.just({}) | st.just({"code": "some_stand", "params": {}})),
    }  # fmt: skip


def nothing_acts(answer, told):
    """No script in a page, no formula in a file."""
    kind = answer.headers["Content-Type"]
    if kind.startswith("text/html"):
        assert b"<script>alert" not in told
        assert b"<img src=x" not in told
    elif kind.startswith("text/csv"):
        cells = [cell for row in csv.reader(io.StringIO(told.decode("utf-8-sig"))) for cell in row]
        assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@\t\r")]
    else:
        book = openpyxl.load_workbook(io.BytesIO(told))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.fixture
def visited(client, partner, upload):
    """Every page and file about a log, looked at by its editor."""
    batch = upload([1, "22/2", "Tin A", "Tin", LAI_CHAU])
    client.force_login(partner.editor)

    def look(of_batch, of_rows):
        ImportRow.objects.filter(batch=batch).delete()
        ImportBatch.objects.filter(pk=batch.pk).update(**of_batch)
        ImportRow.objects.bulk_create(
            ImportRow(batch=batch, position=n, **row) for n, row in enumerate(of_rows, 1)
        )
        pages = [
            (name, [batch.uid], {}) for name in ("log", "log_repair", "log_links", "log_record")
        ]
        pages += [("log", [batch.uid], {"xuat": kind}) for kind in ("xlsx", "csv")]
        pages += [
            ("log", [batch.uid], {"trang_thai": "asks", "hoi": "title_missing"}),
            ("logs", [], {}),
        ]
        pages += [("log_row", [batch.uid, n], {}) for n in range(1, len(of_rows) + 1)]
        for name, args, query in pages:
            answer = client.get(reverse(f"logbook:{name}", args=args), query)
            told = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert answer.status_code in (200, 302), (name, answer.status_code)
            nothing_acts(answer, told)
        for state in (BatchState.IMPORTING, BatchState.FAILED):
            ImportBatch.objects.filter(pk=batch.pk).update(state=state)
            assert client.get(reverse("logbook:log", args=[batch.uid])).status_code == 200

    return look


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(of_batch=batches(), of_rows=st.lists(rows(), min_size=1, max_size=3))
def test_no_page_raises(visited, of_batch, of_rows):
    with transaction.atomic():
        visited(of_batch, of_rows)
        transaction.set_rollback(True)


@pytest.mark.parametrize("gone", [*fields.FIELDS])
def test_a_field_that_is_missing_or_empty_or_of_another_type(visited, gone):
    """Each field by itself, in a row that is right but for it."""
    whole = dict.fromkeys(fields.FIELDS, "chữ") | {
        fields.USED_ON: "2022-02-10",
        fields.SUPPLIED_ON: "2022-02-09",
    }
    base = {
        "sheet": "T1",
        "number": 3,
        "cells": ["1", "22/2"],
        "state": RowState.ASKS,
        "doubts": [],
    }
    cases = [{k: v for k, v in whole.items() if k != gone}]
    cases += [whole | {gone: wrong} for wrong in ("", None, 7, [], {}, "x" * 10_000, True)]
    found = [{**base, "values": case, "settled": case} for case in cases]
    state = {"state": BatchState.READ, "book": "used"}
    visited(
        state,
        [*found, {**base, "values": {}, "settled": {}}, {**base, "values": [], "settled": "x"}],
    )
