"""Every address of a report: who may press what, in the browser's words."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tinhban.figures import actions as figures
from tinhban.organisations.models import Role
from tinhban.organisations.queries import today_for
from tinhban.reviews import actions
from tinhban.reviews.models import FrozenReview, Review
from tinhban.reviews.urls import report

pytestmark = pytest.mark.django_db


def address(world, name, **more):
    said = {"slug": world.programme.slug, "period": "2022", **more}
    return reverse(f"reviews:{name}", kwargs=said)


@pytest.fixture
def log_in(client):
    def as_(body, role=Role.OFFICER):
        client.force_login(body.people[role])
        return client

    return as_


def test_a_stranger_finds_none_of_the_addresses(world, log_in):
    world.exchange_items(3, 2, 2)
    review = world.start()
    edition = actions.freeze_review(review=review, **world.department.leader)
    section = review.sections.first()
    client = log_in(world.stranger, Role.LEADER)
    for pattern in report:
        names = {
            "uid": edition.uid if "ban/" in str(pattern.pattern) else section.uid,
            "key": "lai-chau-lao-cai",
        }
        wanted = {name: names[name] for name in pattern.pattern.converters if name in names}
        for method in (client.get, client.post):
            status = method(address(world, pattern.name, **wanted)).status_code
            assert status in (404, 405), (pattern.name, status)


def test_who_is_not_logged_in_is_sent_to_log_in(world, client):
    for name in ("review", "json", "word", "start"):
        answer = (
            client.post(address(world, name))
            if name == "start"
            else client.get(address(world, name))
        )
        assert answer.status_code == 302
        assert "login" in answer["Location"] or "tai-khoan" in answer["Location"]


def test_an_officer_writes_and_does_not_freeze(world, log_in):
    world.exchange_items(3, 2, 2)
    client = log_in(world.department)
    client.post(address(world, "start"))
    review = Review.objects.get()
    section = review.sections.get(heading__startswith="II.")
    sent = {"heading": section.heading, "text": "Có {{so:khong-co}} tin."}
    refused = client.post(address(world, "section", uid=section.uid), sent)
    assert refused.status_code == 422
    assert "Có {{so:khong-co}} tin." in refused.content.decode()
    client.post(
        address(world, "section", uid=section.uid), {"heading": section.heading, "text": "Đã sửa."}
    )
    section.refresh_from_db()
    assert section.text == "Đã sửa."
    client.post(
        address(world, "phrase", key="lai-chau-lao-cai"),
        {"way": "own", "number": "1", "qualifier": "more_than"},
    )
    assert review.phrases.get().number == 1
    details = client.get(address(world, "details")).context["form"].initial
    client.post(address(world, "details"), {**details, "place": "Sa Pa"})
    review.refresh_from_db()
    assert review.place == "Sa Pa"
    added = {"kind": "section", "heading": "5. Việc khác", "text": "Không."}
    client.post(address(world, "new_section", uid=section.uid), added)
    made = review.sections.get(heading="5. Việc khác")
    client.post(address(world, "remove_section", uid=made.uid))
    assert not review.sections.filter(pk=made.pk).exists()
    assert client.post(address(world, "freeze")).status_code == 403
    assert not FrozenReview.objects.exists()


def test_a_leader_freezes_another_seals_and_the_paper_is_attached(world, log_in):
    world.exchange_items(3, 2, 2)
    world.start()
    leader = log_in(world.department, Role.LEADER)
    assert "btn-sign" in leader.get(address(world, "freeze")).content.decode()
    leader.post(address(world, "freeze"))
    edition = FrozenReview.objects.get()
    again = leader.post(address(world, "freeze"), follow=True)
    assert FrozenReview.objects.count() == 1
    assert "note-bad" in again.content.decode()
    assert leader.get(address(world, "seal", uid=edition.uid)).status_code == 404
    neighbour = log_in(world.neighbour, Role.LEADER)
    neighbour.post(address(world, "seal", uid=edition.uid))
    assert edition.seals.get().sealed_by == world.neighbour.uid
    officer = log_in(world.department)
    day = today_for(world.department.office)
    paper = {"number": "12/BC-STTTT", "issued_on": day.isoformat()}
    wrong = SimpleUploadedFile("a.pdf", b"khong phai")
    sent = officer.post(address(world, "issue", uid=edition.uid), {**paper, "paper": wrong})
    assert sent.status_code == 422
    right = SimpleUploadedFile("a.pdf", b"%PDF-1.7\n%%EOF")
    officer.post(address(world, "issue", uid=edition.uid), {**paper, "paper": right})
    page = officer.get(address(world, "review")).content.decode()
    assert "12/BC-STTTT" in page
    assert officer.get(address(world, "verify", uid=edition.uid)).context["report"].ok


def test_frozen_figures_differ_from_later_ones_in_words(world, log_in):
    usages = world.exchange_items(3, 2, 2)
    review = world.start()
    actions.freeze_review(review=review, **world.department.leader)
    from tinhban.exchange import actions as exchange

    exchange.withdraw_usage(usage=usages[0], reason="Nhầm", **world.station.editor)
    page = log_in(world.department).get(address(world, "review")).content.decode()
    assert "Số liệu đã chốt khác số liệu hiện nay" in page
    assert "đã sử dụng 2, nay 1" in page


def test_papers_of_a_pair_are_made_for_both_sides(world, log_in):
    world.exchange_items(3, 2, 2)
    client = log_in(world.department)
    for name in ("minutes", "confirmation"):
        assert client.get(address(world, name, key="lai-chau-lao-cai")).content[:2] == b"PK"
        refused = client.get(address(world, name, key="ve-mien-hoa-ban-trang"))
        assert refused.status_code == 302
    unread = log_in(world.paper)
    assert unread.get(address(world, "confirmation", key="lai-chau-lao-cai")).status_code == 302


def test_a_period_that_cannot_be_read_is_no_address(world, log_in):
    client = log_in(world.department)
    for period in ("2017-2012", "nam-toi", "2022-13"):
        said = reverse("reviews:review", kwargs={"slug": world.programme.slug, "period": period})
        assert client.get(said).status_code == 404


def test_a_typed_figure_stands_in_the_report_with_its_paper(world, log_in):
    from tinhban.evidence import actions as evidence
    from tinhban.figures.periods import Period
    from tinhban.reviews.output import review_json

    officer = world.department.officer
    words = {"name_vi": "Tin", "name_en": "Items", "unit_vi": "tin", "unit_en": "items"}
    typed = figures.define_indicator(key="da-go", measure="entered", **words, **officer)
    commitment = world.programme.items.get(sector_field="post").commitments.get()
    type(commitment).objects.filter(pk=commitment.pk).update(indicator_key="da-go")
    paper = evidence.store_file(content=b"%PDF-1.7 x", name="x.pdf", **officer)
    figures.enter_figure(
        indicator=typed, period=Period.parse("2022"), number=7, paper=paper, **officer
    )
    said = review_json(world.programme.slug, "2022", officer["by"], officer["as_"])
    figure = next(f for f in said["figures"] if f["key"] == "da-go")
    assert (figure["state"], figure["number"], figure["verdict"]) == ("typed", 7, "unknown")
    edition = actions.freeze_review(review=world.start(), **world.department.leader)
    assert next(f for f in edition.figures if f["key"] == "da-go")["paper"] == paper.sha256
    assert date(2022, 12, 31) == edition.ends_on


def test_the_signed_paper_opens_for_readers_of_the_channel_alone(world, log_in):
    world.exchange_items(3, 2, 2)
    edition = actions.freeze_review(review=world.start(), **world.department.leader)
    paper = actions.issue_review(
        edition=edition, number="12/BC-STTTT", issued_on=today_for(world.department.office),
        content=b"%PDF-1.7\nban ky", name="bao-cao.pdf", **world.department.officer,
    )  # fmt: skip
    download = reverse("evidence:download", args=[paper.sha256])
    version = {"ban": str(edition.uid)}
    for reader in (world.department, world.neighbour, world.paper):
        client = log_in(reader)
        assert download in client.get(address(world, "review"), version).content.decode()
        assert b"".join(client.get(download)) == b"%PDF-1.7\nban ky"
        text = reverse("evidence:download", args=[edition.narrative])
        assert client.get(text).status_code == 200
    for hidden in (paper.sha256, edition.narrative, edition.lists):
        address_of_file = reverse("evidence:download", args=[hidden])
        assert log_in(world.stranger, Role.LEADER).get(address_of_file).status_code == 404


def test_the_programme_page_leads_to_the_report_of_the_year(world, log_in):
    page = log_in(world.department).get(world.programme.get_absolute_url()).content.decode()
    assert f'href="{address(world, "review")}"' in page and "Báo cáo kết quả" in page


def test_the_page_of_a_counted_commitment_shows_the_rows_behind_its_result(world, log_in):
    usages = world.exchange_items(3, 2, 1)
    counted = world.programme.items.get(sector_field="broadcasting").commitments.get(
        indicator_key="lai-chau-lao-cai"
    )
    where = reverse("programmes:commitment", args=[world.programme.slug, counted.uid])
    page = log_in(world.department).get(where, {"nam": "2022"})
    text = page.content.decode()
    assert page.status_code == 200
    assert page.context["progress"].measure.value == 2
    for usage in usages:
        assert usage.title in text and usage.entry_hash in text
    ((words, unanswered),) = page.context["pending"]
    assert words in text and [row.title for row in unanswered] == [usages[1].title]
    supplied = log_in(world.department).get(where, {"nam": "2022", "xem": "delivery"})
    assert len(supplied.context["counted"]) == 3
    assert log_in(world.stranger, Role.LEADER).get(where).status_code == 404
    column = world.programme.items.get(text="Chuyên mục riêng").commitments.get()
    slots = reverse("programmes:commitment", args=[world.programme.slug, column.uid])
    world.publish(date(2022, 1, 12))
    published = log_in(world.paper).get(slots, {"nam": "2022"})
    assert published.context["progress"].measure.slots.filled == 1
    assert "Bài 2022-01-12" in published.content.decode()
