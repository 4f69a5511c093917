"""The pages as each of the cast sees them, without JavaScript, in Vietnamese and in English."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tinhban.evidence.models import Holding
from tinhban.organisations.models import Role
from tinhban.programmes import actions
from tinhban.programmes.models import (
    Commitment,
    CommitmentJudgement,
    Programme,
    ProgrammeDraft,
    Signature,
)

from .conftest import actor, party, terms_of


@pytest.fixture
def as_(client):
    def log_in(who):
        client.force_login(who.person)
        return client

    return log_in


def page(name, programme, *more):
    return reverse(f"programmes:{name}", args=[programme.slug, *more])


def signed_pdf():
    return SimpleUploadedFile("ban-ky.pdf", b"%PDF-1.7 da ky", content_type="text/html")


def test_list_shows_own_programmes_searches_without_marks_and_exports(
    as_, programme, draft, owner, stranger
):
    other = actions.save_draft(
        terms=terms_of(party(owner), party(stranger), title="Dự thảo khác"), **owner.acting
    )
    shown = as_(owner).get("/chuong-trinh/")
    assert programme.title in shown.text and other.title in shown.text
    assert "Chờ các bên ký" in shown.text
    found = as_(owner).get("/chuong-trinh/", {"tim": "truyen thong lai chau"})
    assert programme.title in found.text
    for query, there in (
        ({"tim": "can tho"}, False),
        ({"trang_thai": "closed"}, False),
        ({"trang_thai": "proposed"}, True),
        ({"linh_vuc": "post", "nam": "2022"}, True),
        ({"linh_vuc": "telecom"}, False),
    ):
        assert (
            programme.get_absolute_url() in as_(owner).get("/chuong-trinh/", query).text
        ) is there
    export = as_(owner).get("/chuong-trinh/", {"xuat": "csv"})
    assert programme.title in export.content.decode() and "Lai Châu" in export.content.decode()
    nothing = as_(stranger).get("/chuong-trinh/").text
    assert programme.title not in nothing and other.title not in nothing


def test_programme_page_for_the_cast(as_, programme, owner, partner, observer, stranger, client):
    address = programme.get_absolute_url()
    assert client.get(address).status_code == 302
    assert as_(stranger).get(address).status_code == 404
    text = as_(owner).get(address).text
    for words in ("Sở TT&amp;TT tỉnh Lai Châu", "Nhìn ra tỉnh bạn", "duy trì thường xuyên"):
        assert words in text
    assert "Kiểm tra kỹ thuật" in text and programme.entry_hash in text
    assert page("sign", programme) in text and page("close", programme) in text
    assert page("sign", programme) in as_(partner).get(address).text
    seen = as_(observer).get(address).text
    assert page("sign", programme) not in seen and page("open_phase", programme) not in seen
    english = as_(owner).get(address, headers={"Accept-Language": "en"}).text
    assert "Technical check" in english and "Kiểm tra kỹ thuật" not in english


def test_signing_on_screen_with_paper_and_a_second_click(as_, programme, partner):
    address = page("sign", programme)
    assert "Chức vụ người ký" in as_(partner).get(address).text
    bad = as_(partner).post(address, {"signed_on": "31/02/2022", "signer_position": "Giám đốc"})
    assert bad.status_code == 422 and "Giám đốc" in bad.text
    said = {"signed_on": "22/12/2021", "signer_position": "Giám đốc", "paper": signed_pdf()}
    done = as_(partner).post(address, said, follow=True)
    assert "đã ký 22/12/2021" in done.text
    signature = Signature.objects.get()
    assert signature.signed_on == date(2021, 12, 22)
    paper = as_(partner).get(reverse("evidence:download", args=[signature.paper]))
    assert paper["Content-Type"] == "application/pdf"
    again = as_(partner).post(address, {**said, "paper": signed_pdf()}, follow=True)
    assert again.status_code == 200 and "đã làm rồi" in again.text
    assert Signature.objects.count() == 1


def test_wrong_file_is_refused_in_words_and_nothing_kept(as_, programme, owner, partner):
    said = {
        "organisation": str(partner.office.uid),
        "signed_on": "22/12/2021",
        "signer_position": "Giám đốc",
        "paper": SimpleUploadedFile("ky.pdf", b"MZ program"),
    }
    answer = as_(owner).post(page("type_signature", programme), said)
    assert answer.status_code == 422 and "không đúng loại tệp" in answer.text
    too_early = as_(owner).post(
        page("type_signature", programme),
        {**said, "paper": signed_pdf(), "signed_on": "22/12/2200"},
    )
    assert too_early.status_code == 422 and "22/12/2200" in too_early.text
    assert not Signature.objects.exists() and not Holding.objects.exists()
    said["paper"] = signed_pdf()
    done = as_(owner).post(page("type_signature", programme), said, follow=True)
    assert "nhập tay từ bản giấy" in done.text and Signature.objects.get().is_typed


def test_judging_phases_contacts_and_closing_on_screen(as_, programme, owner):
    promise = Commitment.objects.get()
    judged = as_(owner).post(
        page("judge", programme, promise.uid),
        {"year": "2022", "verdict": "met", "words": "Đủ các kỳ.", "reference": "Báo cáo số 15"},
        follow=True,
    )
    assert "Đủ các kỳ." in judged.text and CommitmentJudgement.objects.count() == 1
    without = as_(owner).post(
        page("judge", programme, promise.uid), {"year": "2022", "verdict": "met", "words": "x"}
    )
    assert without.status_code == 422
    opened = as_(owner).post(
        page("open_phase", programme),
        {"year": "2023", "theme": "Tăng hợp tác - Cùng tiến bộ"},
        follow=True,
    )
    assert "Tăng hợp tác - Cùng tiến bộ" in opened.text
    named = as_(owner).post(
        page("name_contact", programme),
        {"position": "Phòng Thông tin", "starts_on": "01/01/2022"},
        follow=True,
    )
    assert "Phòng Thông tin" in named.text
    detail = as_(owner).get(page("commitment", programme, promise.uid))
    assert "Báo cáo số 15" in detail.text
    closed = as_(owner).post(
        page("close", programme), {"closed_on": "01/02/2023", "reason": ""}, follow=True
    )
    assert "Đã kết thúc" in closed.text
    assert page("sign", programme) not in closed.text


def test_roll_over_leads_to_the_draft_twice(as_, programme, owner):
    first = as_(owner).post(page("roll_over", programme))
    assert as_(owner).post(page("roll_over", programme)).url == first.url
    assert ProgrammeDraft.objects.filter(rolled_from=programme.uid).count() == 1
    assert "Dự thảo kỳ tiếp theo" in as_(owner).get(programme.get_absolute_url()).text


def test_a_role_without_the_right_is_told_so(as_, programme, owner):
    clerk = actor("van-thu", role=Role.RECORDS_CLERK, office=owner.office)
    for name in ("sign", "close", "open_phase"):
        assert as_(clerk).get(page(name, programme)).status_code == 403
    assert as_(clerk).get("/chuong-trinh/du-thao/").status_code == 403
    assert as_(clerk).post(page("roll_over", programme)).status_code == 403
    assert as_(clerk).get(programme.get_absolute_url()).status_code == 200


def test_stranger_meets_404_everywhere(as_, programme, draft, stranger):
    promise = Commitment.objects.get()
    for name in (
        "programme",
        "sign",
        "type_signature",
        "open_phase",
        "name_contact",
        "link",
        "close",
    ):
        assert as_(stranger).get(page(name, programme)).status_code == 404
        assert as_(stranger).post(page(name, programme)).status_code in (404, 405)
    for name in ("commitment", "judge", "count"):
        assert as_(stranger).get(page(name, programme, promise.uid)).status_code == 404
    for name in ("draft", "propose"):
        address = reverse(f"programmes:{name}", args=[draft.uid])
        assert as_(stranger).get(address).status_code == 404
    assert as_(stranger).post(reverse("programmes:discard", args=[draft.uid])).status_code == 404
    assert as_(stranger).post(page("roll_over", programme)).status_code == 404
    assert Programme.objects.count() == 1
