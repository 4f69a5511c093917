"""The plan of 2023 is drawn from the programme of 2022: same items, next term, today's bodies."""

from datetime import date

import pytest

from tinhban.foundation.time import at
from tinhban.organisations.models import (
    ChangeKind,
    Kind,
    Organisation,
    OrganisationName,
    OrgChange,
    OrgChangeShare,
)
from tinhban.organisations.reader import Reader
from tinhban.programmes import actions
from tinhban.programmes.drafts import carried_over, terms_of_draft, terms_of_programme
from tinhban.programmes.models import ProgrammeDraft


def test_next_year_with_new_uids(programme, owner, partner):
    draft = actions.roll_over(programme=programme, **owner.acting)
    terms = terms_of_draft(draft)
    assert terms.title == "Hợp tác truyền thông Lào Cai - Lai Châu 2023"
    assert (terms.starts_on, terms.ends_on) == (date(2023, 1, 1), date(2023, 12, 31))
    assert [i.text for i in terms.items] == [i.text for i in programme.items.all()]
    assert not {i.item for i in terms.items} & {i.uid for i in programme.items.all()}
    assert terms.commitments[0].item == terms.items[0].item
    assert terms.commitments[0].starts_on == date(2023, 1, 1)
    assert [p.role for p in terms.parties] == ["party", "party", "observer"]


def test_pressed_twice_and_by_a_partner(programme, owner, colleague, partner):
    first = actions.roll_over(programme=programme, **owner.acting)
    assert actions.roll_over(programme=programme, **colleague.acting) == first
    theirs = actions.roll_over(programme=programme, **partner.acting)
    assert theirs != first
    assert (
        ProgrammeDraft.objects.visible_to(Reader.of(partner.person, partner.office)).get() == theirs
    )


def test_four_years_are_followed_by_four_years(programme):
    from dataclasses import replace

    terms = replace(
        terms_of_programme(programme), title="Chương trình 2012 - 2015",
        starts_on=date(2012, 1, 1), ends_on=date(2015, 12, 31),
    )  # fmt: skip
    later = carried_over(terms, on=date(2015, 11, 1))
    assert later.title == "Chương trình 2016 - 2019" and later.ends_on == date(2019, 12, 31)


def test_merged_bodies_become_one_party(programme, owner, partner):
    heir = Organisation.objects.create(
        slug="bao-ptth", kind=Kind.DEPARTMENT, protocol_order=1, sort_key="a"
    )
    OrganisationName.objects.create(organisation=heir, name="Sở KH&CN tỉnh Lào Cai")
    change = OrgChange.objects.create(slug="2025", kind=ChangeKind.MERGE, on=date(2025, 7, 1))
    for body in (owner.office, partner.office):
        Organisation.objects.filter(pk=body.pk).update(operating_to=date(2025, 6, 30))
        OrgChangeShare.objects.create(change=change, predecessor=body, successor=heir)
    terms = carried_over(terms_of_programme(programme), on=date(2026, 1, 5))
    assert [p.name_as_signed for p in terms.parties] == ["Sở KH&CN tỉnh Lào Cai", "Báo Lào Cai"]
    assert terms.commitments[0].debtor == heir.uid


def test_stranger_rolls_over_nothing(programme, stranger):
    with pytest.raises(actions.ProgrammeRefused):
        actions.roll_over(programme=programme, **stranger.acting)
    assert not ProgrammeDraft.objects.filter(organisation=stranger.office).exists()


def test_at_a_past_day(programme, owner):
    from datetime import UTC, datetime

    with at(datetime(2022, 12, 1, tzinfo=UTC)):
        draft = actions.roll_over(programme=programme, **owner.acting)
    assert draft.created_at.year == 2022
