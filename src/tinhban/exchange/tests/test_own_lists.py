"""Drafts of an office and uses that wait for its word: searched, sorted, filtered, exported, confirmed as filtered."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tinhban.exchange import actions, queries
from tinhban.exchange.tests.conftest import evening

DRAFTS, CONFIRM = "exchange:drafts", "exchange:confirm"


def read(desk, route: str, **query: str) -> str:
    client = Client(headers={"accept-language": "en"})
    client.force_login(desk.editor)
    answer = client.get(reverse(route), query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def drafts(owner, partner) -> None:
    for title, kind in (("Ruộng bậc thang", "photo"), ("Áo chàm", "news_item"), ("", "news_item")):
        actions.save_draft(kind=kind, title=title, text="Chợ phiên Bắc Hà", **owner.does)
    actions.save_draft(kind="photo", title="Riêng của bạn", text="…", **partner.does)


def test_drafts_are_found_by_title_and_text_without_marks(drafts, owner):
    assert "Áo chàm" in read(owner, DRAFTS, tim="ao cham")
    assert "Ruộng bậc thang" not in read(owner, DRAFTS, tim="ao cham")
    assert read(owner, DRAFTS, tim="cho phien").count('<th scope="row">') == 3
    assert "No row matches" in read(owner, DRAFTS, tim="rieng cua ban")


def test_drafts_are_sorted_filtered_and_exported(drafts, owner):
    by_title = read(owner, DRAFTS, xep="ten")
    places = [by_title.index(title) for title in ("Untitled", "Áo chàm", "Ruộng bậc thang")]
    assert places == sorted(places)
    assert "Áo chàm" not in read(owner, DRAFTS, loai="photo")
    exported = read(owner, DRAFTS, xuat="csv")
    assert exported.count("\n") == 4 and "Riêng của bạn" not in exported


def test_a_draft_that_is_saved_again_is_found_by_its_new_words(owner):
    draft = actions.save_draft(kind="photo", title="Tên cũ", text="…", **owner.does)
    actions.save_draft(draft=draft, title="Tên mới", **owner.does)
    assert "Tên mới" in read(owner, DRAFTS, tim="ten moi")
    assert "No row matches" in read(owner, DRAFTS, tim="ten cu")


@pytest.fixture
def uses(approve, deliver, partner) -> None:
    for n, title in enumerate(("Mùa nước đổ", "Hoa ban", "Hoa đào")):
        item = approve(title, on=date(2022, 1, 5))
        deliver(item)
        actions.claim_usage(item=item, publication=evening(date(2022, 2, 3 + n)), **partner.does)


def waiting(owner) -> list[str]:
    rows = queries.waiting_usages(owner.uid).order_by("used_on")
    return list(rows.values_list("title", flat=True))


def test_uses_to_confirm_are_searched_filtered_and_exported(uses, owner, partner):
    assert waiting(owner) == ["Mùa nước đổ", "Hoa ban", "Hoa đào"]
    found = read(owner, CONFIRM, tim="hoa")
    assert "Hoa ban" in found and "Mùa nước đổ" not in found
    assert "2 uses wait for our word." in found and "Confirm all 2" in found
    later = read(owner, CONFIRM, tu="04/02/2022", ben=str(partner.uid))
    assert "Hoa đào" in later and "Mùa nước đổ" not in later
    exported = read(owner, CONFIRM, xuat="csv")
    assert exported.count("\n") == 4 and "Đài PT-TH tỉnh Lào Cai" in exported
    assert "Nothing waits" in read(partner, CONFIRM)


def test_all_that_are_confirmed_are_those_that_the_filters_leave(uses, owner):
    client = Client()
    client.force_login(owner.editor)
    client.post(reverse(CONFIRM) + "?tim=hoa", {"tat-ca": "1"})
    assert waiting(owner) == ["Mùa nước đổ"]
    client.post(
        reverse(CONFIRM) + "?tim=hoa",
        {"tin": [str(u.uid) for u in queries.waiting_usages(owner.uid)]},
    )
    assert waiting(owner) == ["Mùa nước đổ"]  # what the filters leave out is not on the page
