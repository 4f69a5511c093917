"""A draft is written with buttons that add and take out rows; what was typed is never lost."""

import re

import pytest
from django.urls import reverse

from tinhban.programmes.models import Programme, ProgrammeDraft

NEW = "/chuong-trinh/du-thao/"


def fields(html):
    """Every control of the draft's form, as a browser would send it."""
    form = html[html.index('id="draft"') : html.index("</form>", html.index('id="draft"'))]
    data = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken":
            data[name[1]] = value[1] if value else ""
    for name, body in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S):
        data[name] = body.strip()
    for name, body in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', body) or re.search(r'value="([^"]*)"', body)
        data[name] = chosen[1] if chosen else ""
    return data


@pytest.fixture
def page(client, owner):
    client.force_login(owner.person)
    return client


def filled(page, owner, partner):
    data = fields(page.get(NEW).text)
    return data | {
        "title": "Hợp tác 2022",
        "term": "2022",
        "parties-0-organisation": str(owner.office.uid),
        "parties-1-organisation": str(partner.office.uid),
        "items-0-sector_field": "press",
        "items-0-text": "Chuyên mục tỉnh bạn",
    }


def test_rows_come_and_go_and_the_rest_stays(page, owner, partner):
    data = filled(page, owner, partner)
    more = page.post(NEW, {**data, "add": "commitments"})
    assert more.status_code == 200 and "Chưa ghi mục này" not in more.text
    assert "aria-invalid" not in more.text and "is-invalid" not in more.text
    data = fields(more.text)
    assert data["title"] == "Hợp tác 2022" and data["commitments-TOTAL_FORMS"] == "1"
    assert data["items-0-text"] == "Chuyên mục tỉnh bạn"
    data |= {
        "commitments-0-item": data["items-0-uid"],
        "commitments-0-phrase": "1 bài/tuần",
        "commitments-0-target_kind": "rate",
        "commitments-0-number": "1",
        "commitments-0-per": "week",
        "commitments-0-debtor": str(owner.office.uid),
    }
    data = fields(page.post(NEW, {**data, "add": "items"}).text)
    data = fields(page.post(NEW, {**data, "add": "items"}).text)
    data["items-2-sector_field"], data["items-2-text"] = "post", "Bưu chính"
    data = fields(page.post(NEW, {**data, "remove": "items-1"}).text)
    assert (data["items-TOTAL_FORMS"], data["items-1-text"]) == ("2", "Bưu chính")
    assert not ProgrammeDraft.objects.exists()
    saved = page.post(NEW, {**data, "save": "1"})
    draft = ProgrammeDraft.objects.get()
    assert saved.url == draft.get_absolute_url()
    assert [i["text"] for i in draft.items] == ["Chuyên mục tỉnh bạn", "Bưu chính"]
    assert draft.commitments[0]["item"] == draft.items[0]["item"]
    assert [p["name_as_signed"] for p in draft.parties] == [
        "Sở TT&TT tỉnh Lào Cai",
        "Sở TT&TT tỉnh Lai Châu",
    ]


def test_order_of_signing_follows_the_numbers(page, owner, partner):
    data = filled(page, owner, partner) | {"parties-0-ORDER": "2", "parties-1-ORDER": "1"}
    page.post(NEW, {**data, "save": "1"})
    draft = ProgrammeDraft.objects.get()
    assert draft.parties[0]["organisation"] == str(partner.office.uid)


def test_saved_draft_opens_as_it_was_and_keeps_its_uids(page, owner, partner):
    page.post(NEW, {**filled(page, owner, partner), "save": "1"})
    draft = ProgrammeDraft.objects.get()
    data = fields(page.get(draft.get_absolute_url()).text)
    assert data["term"] == "2022" and data["items-0-uid"] == draft.items[0]["item"]
    page.post(draft.get_absolute_url(), {**data, "title": "Tên khác", "save": "1"})
    again = ProgrammeDraft.objects.get()
    assert again.title == "Tên khác" and again.items == draft.items


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"term": "2017-2012"}, "2017"),
        ({"term": "hôm nào đó"}, "hôm nào đó"),
        ({"title": ""}, ""),
        ({"items-0-sector_field": ""}, "Chưa ghi mục này"),
        ({"parties-0-organisation": "khác"}, ""),
        ({"parties-TOTAL_FORMS": "99999999"}, ""),
    ],
)
def test_wrong_input_saves_nothing_and_keeps_what_was_typed(page, owner, partner, wrong, words):
    data = filled(page, owner, partner) | wrong
    answer = page.post(NEW, {**data, "save": "1"})
    assert answer.status_code == 422 and words in answer.text
    assert "Chuyên mục tỉnh bạn" in answer.text
    assert not ProgrammeDraft.objects.exists()


def test_look_once_more_then_propose_then_sign(page, owner, partner):
    looked = page.post(NEW, {**filled(page, owner, partner), "look": "1"}, follow=True)
    draft = ProgrammeDraft.objects.get()
    assert "Gửi các bên đề nghị ký" in looked.text
    address = reverse("programmes:propose", args=[draft.uid])
    first = page.post(address)
    assert page.post(address).url == first.url
    programme = Programme.objects.get()
    assert first.url == programme.get_absolute_url()
    assert page.get(draft.get_absolute_url()).url == first.url
    assert page.get(first.url).status_code == 200


def test_incomplete_draft_is_told_every_reason(page, owner, partner):
    data = filled(page, owner, partner) | {"parties-1-organisation": ""}
    looked = page.post(NEW, {**data, "look": "1"}, follow=True)
    assert "ít nhất hai bên ký" in looked.text and "Gửi các bên đề nghị ký" not in looked.text
    draft = ProgrammeDraft.objects.get()
    refused = page.post(reverse("programmes:propose", args=[draft.uid]))
    assert refused.status_code == 422 and not Programme.objects.exists()


def test_discarding_asks_and_is_gone(page, owner, partner):
    page.post(NEW, {**filled(page, owner, partner), "save": "1"})
    draft = ProgrammeDraft.objects.get()
    assert page.get(reverse("programmes:discard", args=[draft.uid])).status_code == 405
    page.post(reverse("programmes:discard", args=[draft.uid]))
    assert not ProgrammeDraft.objects.exists()
    assert ProgrammeDraft.history.filter(history_type="-").count() == 1
