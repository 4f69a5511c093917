"""Every page of the exchange opens for its people, is 404 for a stranger, and acts when pressed."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.markup import seen

from tinhban.exchange import actions
from tinhban.exchange.models import (
    Item,
    ItemDraft,
    Offer,
    OfferAnswer,
    Receipt,
    Request,
    RequestAnswer,
    SlotExcuse,
    Usage,
)
from tinhban.exchange.nouns.columns import declare_column
from tinhban.exchange.tests.conftest import evening
from tinhban.foundation.ids import new_uid
from tinhban.foundation.time import today
from tinhban.records import tabs


def logged_in(desk, *, officer: bool = False) -> Client:
    client = Client()
    client.force_login(desk.officer if officer else desk.editor)
    return client


@pytest.fixture
def story(approve, deliver, owner, partner, channel) -> dict:
    """An item offered, delivered, received, used; one corrected; a request; a column."""
    item, corrected = approve("Tin đã phát"), approve("Tin có sửa")
    offer = actions.make_offer(item=approve("Tin mới giới thiệu"), **owner.does)
    delivery = deliver(item, corrected)
    actions.receive_delivery(
        delivery=delivery, lines=delivery.lines.filter(item=item), **partner.does
    )
    usage = actions.claim_usage(item=item, publication=evening(), **partner.does)
    actions.claim_usage(item=corrected, publication=evening(), **partner.does)
    from tinhban.exchange.tests.conftest import content

    actions.correct_item(
        item=corrected, content=content("Tin đã sửa"), reason="Sai tên xã", **owner.does
    )
    request = actions.make_request(
        channel=channel, to=owner.uid, kind="photo", title="Ảnh chợ phiên", **partner.does
    )
    column = declare_column(
        channel=channel,
        outlet="Báo Lào Cai",
        name="Về miền hoa ban trắng",
        frequency="week",
        starts_on=date(2022, 1, 1),
        about=(owner.uid,),
        **partner.does,
    )
    return {
        "item": item,
        "corrected": corrected,
        "offer": offer,
        "delivery": delivery,
        "usage": usage,
        "request": request,
        "column": column,
    }


def pages(story: dict) -> list[str]:
    """Every address that shows something of the story."""
    uid = {name: thing.uid for name, thing in story.items()}
    named = [
        ("item", uid["item"]),
        ("item", uid["corrected"]),
        ("item", story["offer"].item_id),
        ("delivery", uid["delivery"]),
        ("usage", uid["usage"]),
        ("request", uid["request"]),
        ("column", uid["column"]),
        ("package", uid["item"]),
    ]
    return [
        *(reverse(f"exchange:{name}", args=[args]) for name, args in named),
        reverse("exchange:version", args=[uid["corrected"], 1]),
    ]


def test_every_page_opens_for_members_and_observers_and_not_for_strangers(
    story, owner, partner, observer, stranger
):
    for desk in (owner, partner, observer):
        for address in pages(story):
            assert logged_in(desk).get(address).status_code == 200, address
    for address in pages(story):
        assert logged_in(stranger).get(address).status_code == 404, address
        assert Client().get(address).status_code == 302


@pytest.mark.parametrize("tab", ["", *(tab.key for tab in tabs.of("exchange"))])
def test_every_list_opens_filters_and_exports(tab, story, owner, partner, observer, stranger):
    address = reverse("exchange:desk")
    for desk in (owner, partner, observer, stranger):
        assert logged_in(desk).get(address, {"muc": tab}).status_code == 200
    client = logged_in(partner)
    if not tab:
        return
    narrowed = {"muc": tab, "tim": "khong co gi", "tu": "2022-01-01", "den": "2030-01-01"}
    assert client.get(address, {**narrowed, "ben": str(owner.uid)}).status_code == 200
    csv = client.get(address, {"muc": tab, "xuat": "csv"})
    assert csv.status_code == 200
    assert "text/csv" in csv["Content-Type"]


def test_the_stranger_s_lists_hold_nothing(story, stranger):
    client = logged_in(stranger)
    for tab in (one.key for one in tabs.of("exchange")):
        shown = client.get(reverse("exchange:desk"), {"muc": tab}).content.decode()
        assert not any(title in shown for title in ("Tin đã phát", "Tin đã sửa", "Ảnh chợ"))


def test_search_in_a_list_needs_no_marks(story, partner):
    client = logged_in(partner)
    found = client.get(reverse("exchange:desk"), {"muc": "kho-tin", "tim": "tin da phat"})
    assert "Tin đã phát" in found.content.decode()
    missed = client.get(reverse("exchange:desk"), {"muc": "kho-tin", "tim": "bong da"})
    assert "Tin đã phát" not in missed.content.decode()


def test_an_item_is_written_approved_and_offered_on_one_page(owner, partner, channel):
    client = logged_in(owner)
    address = client.get(reverse("exchange:compose"))["Location"]
    uid = address.rstrip("/").rpartition("/")[2]
    written = {"title": "Mùa nước đổ", "kind": "short_report", "length": "02:40", "text": "Lời."}
    kept = client.post(reverse("exchange:autosave", args=[uid]), written)
    assert kept.status_code == 200
    assert ItemDraft.objects.get().title == "Mùa nước đổ"
    by = today() + timedelta(days=3)
    sent = {**written, "lam": "duyet", "channel": channel, "offer": "on", "answer_by": f"{by}"}
    for _ in range(2):
        assert client.post(address, sent).status_code == 302
    assert (Item.objects.get().length, Offer.objects.get().answer_by) == (160, by)
    waiting = logged_in(partner).get(reverse("exchange:desk")).content.decode()
    assert "Mùa nước đổ" in waiting


def test_what_is_wrong_with_a_draft_is_told_and_nothing_typed_is_lost(owner, channel):
    client = logged_in(owner)
    address = client.get(reverse("exchange:compose"))["Location"]
    written = {"title": "", "kind": "article", "text": "Một đoạn dài", "length": "hai phút"}
    wrong = client.post(address, {**written, "lam": "duyet", "channel": channel})
    assert wrong.status_code == 422
    assert "Một đoạn dài" in wrong.content.decode() and "hai phút" in wrong.content.decode()
    written["length"] = ""
    untitled = client.post(address, {**written, "lam": "duyet", "channel": channel})
    assert untitled.status_code == 422
    assert ItemDraft.objects.count() == 1 and not Item.objects.exists()


def test_an_item_whose_offer_is_refused_is_not_approved_either(owner, channel):
    client = logged_in(owner)
    address = client.get(reverse("exchange:compose"))["Location"]
    written = {"title": "Tin", "kind": "photo", "text": "x", "lam": "duyet", "channel": channel}
    refused = client.post(address, {**written, "offer": "on", "answer_by": "2020-01-01"})
    assert refused.status_code == 422
    assert not Item.objects.exists() and ItemDraft.objects.get().approved_item is None
    assert client.post(address, {**written, "offer": "on"}).status_code == 302
    assert Offer.objects.count() == 1


def test_an_officer_sees_no_approval_and_cannot_force_it(owner, channel):
    client = logged_in(owner, officer=True)
    address = client.get(reverse("exchange:compose"))["Location"]
    written = {"title": "Tin", "kind": "photo", "text": "x"}
    assert client.post(address, written).status_code == 302
    forced = client.post(address, {**written, "lam": "duyet", "channel": channel})
    assert forced.status_code == 403
    assert not Item.objects.exists()


def test_a_draft_of_another_office_is_404(owner, partner):
    draft = actions.save_draft(title="Riêng của đài", **owner.does)
    client = logged_in(partner)
    for name in ("draft", "autosave", "discard"):
        address = reverse(f"exchange:{name}", args=[draft.uid])
        answer = client.get(address) if name == "draft" else client.post(address, {"title": "x"})
        assert answer.status_code == 404
    assert ItemDraft.objects.get().title == "Riêng của đài"


def test_taking_an_offer_asks_for_it_and_taking_a_delivery_signs(story, owner, partner):
    client = logged_in(partner)
    item = story["offer"].item
    client.post(reverse("exchange:take", args=[item.uid]), {"id": str(new_uid())})
    asked = Request.objects.get(item=item)
    assert asked.to_uid == owner.uid
    logged_in(owner).post(
        reverse("exchange:fulfil", args=[asked.uid]),
        {"to": str(partner.uid), "items": [str(item.uid)], "delivered_on": f"{today()}"},
    )
    client.post(reverse("exchange:take", args=[item.uid]))
    assert Receipt.objects.filter(delivery__request=asked).count() == 1


def test_declining_asks_for_the_reason_first(story, partner):
    client, address = logged_in(partner), reverse("exchange:decline", args=[story["offer"].uid])
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": ""}).status_code == 422
    assert not OfferAnswer.objects.exists()
    assert client.post(address, {"reason": "Đã có tin"}).status_code == 302
    assert OfferAnswer.objects.get().reason == "Đã có tin"


def test_a_use_is_claimed_undone_and_claimed_again(story, partner):
    client, item = logged_in(partner), story["item"]
    address = reverse("exchange:claim", args=[item.uid])
    said = {"used_on": "2022-02-09", "outlet": "Bản tin trưa", "id": str(new_uid())}
    for _ in range(2):
        page = client.post(address, said, follow=True)
    usage = Usage.objects.get(outlet="Bản tin trưa")
    undo = reverse("exchange:undo_usage", args=[usage.uid])
    assert undo in page.content.decode()
    client.post(undo)
    assert Usage.objects.get(pk=usage.pk).withdrawn_on == today()
    refused = client.post(address, {**said, "used_on": "2022-01-01", "id": str(new_uid())})
    assert refused.status_code == 422
    assert "02/02/2022" in refused.content.decode()


def test_withdrawing_a_use_asks_for_the_reason(story, partner, owner):
    address = reverse("exchange:withdraw_usage", args=[story["usage"].uid])
    assert logged_in(partner).post(address, {"reason": " "}).status_code == 422
    other = logged_in(owner).post(address, {"reason": "Không phải của tôi"})
    assert other.status_code == 422
    assert Usage.objects.get(pk=story["usage"].pk).withdrawn_on is None
    assert logged_in(partner).post(address, {"reason": "Ghi nhầm"}).status_code == 302
    assert Usage.objects.get(pk=story["usage"].pk).withdrawn_reason == "Ghi nhầm"


def test_uses_are_confirmed_many_at_once(story, owner):
    client, address = logged_in(owner), reverse("exchange:confirm")
    assert "Tin đã phát" in client.get(address).content.decode()
    client.post(address, {"tin": [str(story["usage"].uid)]})
    assert "Tin đã phát" not in client.get(address).content.decode()
    client.post(address, {"tat-ca": "1"})
    assert not Usage.objects.filter(partners__answer="").exists()


def test_an_officer_does_not_confirm(story, owner):
    address = reverse("exchange:confirm_usage", args=[story["usage"].uid])
    assert logged_in(owner, officer=True).post(address).status_code == 403
    assert not Usage.objects.filter(partners__answer="confirmed").exists()


def test_our_book_may_say_otherwise(story, owner):
    address = reverse("exchange:contradict", args=[story["usage"].uid])
    said = {"answer": "disputed", "reason": "Sổ của đài ghi ngày 04"}
    assert logged_in(owner).post(address, said).status_code == 302
    page = logged_in(owner).get(reverse("exchange:usage", args=[story["usage"].uid]))
    assert "Sổ của đài ghi ngày 04" in page.content.decode()


def test_a_request_is_answered_in_place_by_htmx(story, owner):
    address = reverse("exchange:accept_request", args=[story["request"].uid])
    answer = logged_in(owner).post(address, headers={"HX-Request": "true", "HX-Target": "viec-1"})
    assert answer.status_code == 200
    assert seen(answer.content).startswith('<li id="viec-1">')
    assert RequestAnswer.objects.get().accepted


def test_acting_on_a_correction_closes_it(story, partner):
    client = logged_in(partner)
    assert "Tin đã sửa" in client.get(reverse("exchange:desk")).content.decode()
    address = reverse("exchange:act_on_correction", args=[story["corrected"].uid])
    assert client.post(address, {"done": ""}).status_code == 422
    assert client.post(address, {"done": "corrected", "note": "Bản tin tối"}).status_code == 302
    assert "Tin đã sửa" not in client.get(reverse("exchange:desk")).content.decode()


def test_a_week_is_made_up_for_and_another_excused(story, partner):
    client, column = logged_in(partner), story["column"]
    page = reverse("exchange:column", args=[column.uid])
    assert client.get(page, {"nam": 2022}).status_code == 200
    assert client.get(reverse("exchange:columns"), {"nam": 2022}).status_code == 200
    piece = reverse("exchange:piece", args=[column.uid])
    written = {"title": "Bài đăng bù", "kind": "article", "used_on": "2022-09-01"}
    client.post(f"{piece}?nam=2022", {**written, "slot": "2022-W34"})
    assert Usage.objects.get(title="Bài đăng bù").late
    excuse = reverse("exchange:excuse", args=[column.uid])
    client.post(f"{excuse}?nam=2022", {"slot": "2022-W05", "reason": "Nghỉ Tết"})
    assert SlotExcuse.objects.get().slot == "2022-W05"


def test_owners_acts_are_closed_to_partners(story, partner):
    client = logged_in(partner)
    for name in ("correct", "kill", "withhold", "offer", "deliver"):
        address = reverse(f"exchange:{name}", args=[story["item"].uid])
        assert client.get(address).status_code == 403, name
        assert client.post(address, {"reason": "x"}).status_code == 403, name


def test_owner_corrects_stops_and_withholds(story, owner):
    client, uid = logged_in(owner), story["item"].uid
    for name in ("correct", "kill", "withhold", "offer", "deliver"):
        assert client.get(reverse(f"exchange:{name}", args=[uid])).status_code == 200, name
    said = {"title": "Tên đúng", "kind": "news_item", "text": "Lời đúng.", "reason": "Sai tên"}
    assert client.post(reverse("exchange:correct", args=[uid]), said).status_code == 302
    assert Item.objects.get(pk=uid).version == 2
    client.post(reverse("exchange:withhold", args=[uid]), {"reason": "Chờ"})
    client.post(reverse("exchange:kill", args=[uid]), {"reason": "Sai sự thật"})
    assert Item.objects.get(pk=uid).killed_reason == "Sai sự thật"


def test_the_next_page_of_a_long_list_goes_on_where_the_first_ended(approve, partner):
    for n in range(35):
        approve(f"Tin số {n:02}")
    client, address = logged_in(partner), reverse("exchange:desk")
    first = client.get(address, {"muc": "kho-tin"})
    second = client.get(address, {"muc": "kho-tin", "trang": first.context["listing"].page.next})
    titles = [line.title for page in (first, second) for line in page.context["shown"]]
    assert len(titles) == len(set(titles)) == 35


def test_an_address_that_goes_elsewhere_is_not_followed(story, partner):
    address = reverse("exchange:decline", args=[story["offer"].uid])
    said = {"reason": "Không dùng", "ve": "https://example.org/"}
    answer = logged_in(partner).post(address, said)
    assert answer["Location"] == reverse("exchange:item", args=[story["offer"].item_id])
