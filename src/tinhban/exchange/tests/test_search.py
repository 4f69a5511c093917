"""Words without marks find items, uses and requests of one's own channels, the newest first."""

from datetime import date

import pytest
from django.urls import reverse
from tests.desk import expected, named

from tinhban.exchange import actions
from tinhban.exchange.nouns.columns import declare_column
from tinhban.exchange.tests.conftest import content, evening
from tinhban.foundation.ids import new_uid
from tinhban.foundation.marking import Asked
from tinhban.ledger import actions as ledger
from tinhban.organisations.reader import Reader
from tinhban.records import finding
from tinhban.records.index import nouns, tables
from tinhban.records.index.filling import put
from tinhban.records.index.nouns import Indexed
from tinhban.records.index.search import number_of, page, register
from tinhban.records.models import Findable
from tinhban.screens.hits import Hit, Number


def search(text: str, person, office, limit: int = 20) -> list[Hit]:
    return page(Asked.of(text), Reader.of(person, office), limit=limit).rows


def found(text: str, desk, limit: int = 20) -> list[str]:
    return [line.title for line in search(text, desk.editor, desk.office, limit)]


@pytest.fixture
def three(approve) -> None:
    approve("Điện Biên đón khách đầu xuân", on=date(2022, 1, 5))
    approve("Chợ phiên Lào Cai ngày Tết", on=date(2022, 1, 6))
    approve("Đường lên Sa Pa, Lào Cai", on=date(2022, 1, 7))


@pytest.mark.parametrize("asked", ["lao cai", "LÀO CAI", "Lào  Cai", "lao ca", " lao-cai "])
def test_marks_and_case_do_not_matter_and_the_newest_comes_first(asked, three, partner):
    assert found(asked, partner) == ["Đường lên Sa Pa, Lào Cai", "Chợ phiên Lào Cai ngày Tết"]


def test_words_that_stand_one_after_the_other_come_first(three, approve, partner):
    assert found("dien bien", partner) == ["Điện Biên đón khách đầu xuân"]
    approve("Biên phòng Lào Cai thắp điện cho bản xa", on=date(2022, 2, 2))
    assert found("dien bien", partner) == [
        "Điện Biên đón khách đầu xuân",
        "Biên phòng Lào Cai thắp điện cho bản xa",
    ]
    assert found("dien bien hai phong", partner) == []


@pytest.mark.parametrize("case", expected("worth"), ids=named)
def test_what_is_worth_more_comes_first(case, approve, owner, partner, channel):
    """Each row is made as it is written down; its name stands at the end of its address."""
    names = {}
    for name, kind, title, text, day in case["rows"]:
        on = date.fromisoformat(day)
        if kind == "item":
            made = approve(title, text=text or "…", on=on).uid
        else:
            publication = evening(on, outlet=text)
            made = actions.claim_outside_usage(
                channel=channel,
                supplier=owner.uid,
                kind="news_item",
                title=title,
                publication=publication,
                **partner.does,
            ).uid
        names[str(made)] = name
    hits = search(case["asked"], partner.editor, partner.office)
    assert [names[hit.url.rstrip("/").rpartition("/")[2]] for hit in hits] == case["order"]


def test_pages_follow_each_other_without_a_gap(approve, partner):
    titles = [f"Bản tin {n} về hoa ban" for n in range(7)]
    for n, title in enumerate(titles):
        approve(title, on=date(2022, 3, 1 + n))
    approve("Ban mai trên đồi hoa", on=date(2022, 4, 1))
    approve("Ngày hội", text="Hoa ban nở trắng", on=date(2022, 5, 1))
    asked, seen, after = Asked.of("hoa ban"), [], ""
    reader = Reader.of(partner.editor, partner.office)
    while True:
        hits = page(asked, reader, limit=2, after=after)
        seen += [hit.title for hit in hits.rows]
        after = hits.next
        if not after:
            break
    assert seen == [*reversed(titles), "Ban mai trên đồi hoa", "Ngày hội"]
    numbers = {noun: number_of(asked, reader, noun=noun) for noun in ("item", "usage", "request")}
    assert numbers == {"item": Number(9), "usage": Number(0), "request": Number(0)}


@pytest.mark.parametrize("after", ["9.9", "1.", "x", "0.-1", "0.٣", "2." + "9" * 40, "\0"])
def test_an_altered_address_gives_a_page(three, partner, after):
    reader = Reader.of(partner.editor, partner.office)
    assert isinstance(page(Asked.of("lao cai"), reader, limit=5, after=after).rows, list)


def test_a_partner_is_found_by_its_name_and_ones_own_name_is_no_reason(three, owner, partner):
    assert len(found("lai chau", partner)) == 3  # the owner of all three
    assert found("lai chau", owner) == []
    assert found("lai chau sa pa", partner) == ["Đường lên Sa Pa, Lào Cai"]


def test_a_hit_says_whose_it_is_and_in_which_text_it_was_found(approve, owner, partner):
    approve("Tin vắn", text="Trời trở rét ở vùng cao", on=date(2022, 1, 9))
    (hit,) = search("tro ret", partner.editor, partner.office)
    assert (hit.whose, hit.on) == ("Đài PT-TH tỉnh Lai Châu", date(2022, 1, 9))
    assert "trở rét" in hit.body


def test_counting_stops_at_a_thousand(monkeypatch, three, partner):
    monkeypatch.setattr("tinhban.records.index.search.COUNTED", 1)
    reader = Reader.of(partner.editor, partner.office)
    assert number_of(Asked.of("lao cai"), reader, noun="item") == Number(1, True)


def test_only_channels_of_the_acting_organisation_are_searched(three, owner, observer, stranger):
    assert len(found("lao cai", owner)) == len(found("lao cai", observer)) == 2
    assert found("lao cai", stranger) == []
    assert search("lao cai", stranger.editor, owner.office) == []


@pytest.mark.parametrize("asked", ["", "   ", '"', "* OR folded:x", "lao' cai\"", "\0", "a" * 5000])
def test_nothing_typed_breaks_the_search(asked, three, partner):
    assert isinstance(found(asked, partner), list)


def test_at_most_as_many_as_wanted(three, partner):
    assert found("lao cai", partner, 1) == ["Đường lên Sa Pa, Lào Cai"]


def test_a_correction_is_found_by_its_new_title_only(item, owner, partner):
    actions.correct_item(
        item=item,
        content=content("Bản Sin Suối Hồ vào xuân", text="Chợ họp từ sớm"),
        reason="Sai tên",
        **owner.does,
    )
    assert found("cho hop", partner) == ["Bản Sin Suối Hồ vào xuân"]
    assert found("vao xuan", partner) == ["Bản Sin Suối Hồ vào xuân"]
    assert found("don khach dau xuan", partner) == []


def test_uses_and_requests_are_found_with_their_pages(item, deliver, owner, partner, channel):
    deliver(item)
    actions.claim_usage(item=item, publication=evening(section="Bản tin trưa"), **partner.does)
    actions.make_request(
        channel=channel, to=owner.uid, kind="photo", title="Ảnh bản tin cũ", **partner.does
    )
    lines = search("ban tin", owner.editor, owner.office)
    assert {line.kind for line in lines} == {"usage", "request"}
    assert all(line.url.startswith("/trao-doi/") for line in lines)


def test_a_column_is_found_by_its_name_and_its_publication_as_it_is_declared_now(
    channel, owner, partner, stranger
):
    declared = {
        "channel": channel,
        "outlet": "Báo Lai Châu",
        "frequency": "week",
        "about": (partner.uid,),
        "starts_on": date(2022, 1, 1),
    }
    column = declare_column(name="Lào Cai - Lai Châu kết nghĩa", **declared, **owner.does)
    (hit,) = search("ket nghia", partner.editor, partner.office)
    assert (hit.kind, hit.facts) == ("column", ("Báo Lai Châu",))
    assert hit.url == reverse("exchange:column", args=[column.uid])
    assert found("bao lai chau", partner) == [column.name]
    assert found("ket nghia", stranger) == []
    again = declared | {"outlet": "Báo điện tử", "starts_on": date(2022, 2, 1)}
    declare_column(column=column, name="Nhịp cầu hai tỉnh", **again, **owner.does)
    assert found("ket nghia", partner) == []
    assert found("nhip cau", partner) == ["Nhịp cầu hai tỉnh"]
    ledger.rebuild()
    assert found("dien tu", partner) == ["Nhịp cầu hai tỉnh"]


def test_a_noun_is_found_with_one_declaration(monkeypatch, owner, partner, channel):
    for module, known in ((nouns, "_nouns"), (finding, "_kinds")):
        monkeypatch.setattr(module, known, dict(getattr(module, known)))
    relays = finding.Heading("Relays", 90)
    relay = register(
        Indexed("relay", "tiep-song", "Relays", relays, what="Relay", page="exchange:item")
    )
    tables.make_missing(using="default")  # as after `migrate`
    uid, row = new_uid(), {"channel": channel, "entry_hash": "e" * 43, "title": "Tiếp sóng 19 giờ"}
    put(relay, uid, date(2022, 1, 5), owner.uid, row, words=["cầu truyền hình"], who=[partner.uid])
    reader = Reader.of(partner.editor, partner.office)
    kind = finding.kinds()[-1]
    assert (kind.key, kind.number(Asked.of("truyen hinh"), reader)) == ("tiep-song", Number(1))
    (hit,) = kind.page(Asked.of("tiep song"), reader, limit=5).rows
    assert (hit.what, hit.title, str(uid) in hit.url) == ("Relay", row["title"], True)
    with pytest.raises(ValueError, match="no name"):
        Indexed("x; DROP", "x", "", relays, "", "")


def test_a_rebuild_refills_the_index(three, partner):
    before = found("lao cai", partner)
    ledger.rebuild()
    assert found("lao cai", partner) == before
    assert Findable.objects.count() == 3


def test_things_of_one_day_have_numbers_of_their_own():
    day = date(2022, 1, 5)
    numbers = {Findable.number_of(day, new_uid()) for _ in range(5000)}
    assert len(numbers) == 5000
    assert max(numbers) < Findable.number_of(date(2022, 1, 6), new_uid())
    assert max(numbers) < 2**63
