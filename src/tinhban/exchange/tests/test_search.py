"""Words without marks find items, uses and requests of one's own channels, the newest first."""

from datetime import date

import pytest

from tinhban.exchange import actions
from tinhban.exchange.models import Findable
from tinhban.exchange.search import search
from tinhban.exchange.tests.conftest import content, evening
from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger


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


def test_words_stand_one_after_the_other(three, partner):
    assert found("dien bien", partner) == ["Điện Biên đón khách đầu xuân"]
    assert found("bien dien", partner) == []


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
        item=item, content=content("Bản Sin Suối Hồ vào xuân"), reason="Sai tên", **owner.does
    )
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
