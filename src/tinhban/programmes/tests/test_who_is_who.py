"""Parties in the order signed, the same pair whichever order, contact points and who stands in for them."""

from datetime import date

import pytest

from tinhban.organisations.reader import Reader
from tinhban.programmes import actions, queries
from tinhban.programmes.models import Link, Programme

from .conftest import party, terms_of

DAY = date(2022, 6, 1)


def propose(who, *parties, **more):
    draft = actions.save_draft(terms=terms_of(*parties, **more), **who.acting)
    return actions.propose_programme(draft=draft, **who.acting)


def test_same_pair_in_either_order(owner, partner, third):
    one = propose(owner, party(owner), party(partner), party(third, "observer"))
    two = propose(owner, party(partner), party(owner))
    propose(owner, party(owner), party(partner), party(third))
    pair = (owner.office.uid, partner.office.uid)
    assert set(queries.between(pair)) == set(queries.between(reversed(pair))) == {one, two}
    assert [p.name for p in queries.parties_shown(two, DAY)] == [
        "Sở TT&TT tỉnh Lai Châu",
        "Sở TT&TT tỉnh Lào Cai",
    ]


def test_name_of_the_day_of_signing_with_today_s_beside(programme, owner):
    names = owner.office.names
    names.update(valid_to=date(2025, 2, 28))
    names.create(name="Sở KH&CN tỉnh Lào Cai", valid_from=date(2025, 3, 1))
    shown = queries.parties_shown(programme, date(2026, 1, 5))[0]
    assert shown.name == "Sở TT&TT tỉnh Lào Cai"
    assert "Sở KH&CN tỉnh Lào Cai" in shown.today
    assert queries.parties_shown(programme, DAY)[0].today == ""


def test_contact_point_and_substitute_on_a_day(programme, owner, partner):
    actions.name_contact(
        programme=programme, position="Phòng Báo chí - Xuất bản", starts_on=date(2022, 3, 1),
        **partner.acting,
    )  # fmt: skip
    actions.name_contact(
        programme=programme, position="Phòng Bưu chính", substitute=True,
        starts_on=date(2022, 5, 20), ends_on=date(2022, 6, 10), **owner.acting,
    )  # fmt: skip
    on = {c.party.organisation: c for c in queries.contacts_on(programme, DAY)}
    ours, theirs = on[owner.office.uid], on[partner.office.uid]
    assert (ours.position, ours.substitute) == ("Văn phòng Sở", "Phòng Bưu chính")
    assert theirs.position == "Phòng Báo chí - Xuất bản" and not theirs.substitute
    before = {c.party.organisation: c for c in queries.contacts_on(programme, date(2022, 2, 1))}
    assert before[partner.office.uid].position == "Văn phòng Sở"
    assert not before[owner.office.uid].substitute
    with pytest.raises(actions.ProgrammeRefused):
        actions.name_contact(programme=programme, position="x", substitute=True, **owner.acting)
    with pytest.raises(actions.ProgrammeRefused):
        actions.name_contact(
            programme=programme, position="x", starts_on=DAY, ends_on=date(2022, 5, 1),
            **owner.acting,
        )  # fmt: skip


def test_counting_from_a_programme_that_one_observes(owner, partner, third, programme, stranger):
    stations = propose(
        partner, party(partner), party(third), party(owner, "observer"), title="Hai Đài 2021 - 2025"
    )
    hidden = propose(partner, party(partner), party(third))
    for _ in (1,):
        actions.link_programme(
            programme=programme, channel=stations.channel, title=stations.title, **owner.acting
        )
    with pytest.raises(actions.ProgrammeRefused):
        actions.link_programme(
            programme=programme, channel=stations.channel, title="lần nữa", **partner.acting
        )
    with pytest.raises(actions.ProgrammeRefused):
        actions.link_programme(
            programme=programme, channel=hidden.channel, title="x", **owner.acting
        )
    assert queries.linked_channels(programme, owner.office) == sorted(
        [programme.channel, stations.channel]
    )
    shown = queries.links_shown(programme, owner.person, owner.office, DAY)
    assert [one.programme for one in shown] == [stations]
    assert Link.objects.get().linked_by == owner.office.uid


def test_observer_of_one_channel_counts_only_what_it_reads(owner, partner, third, observer):
    stations = propose(partner, party(partner), party(third), party(owner, "observer"))
    joint = propose(owner, party(owner), party(partner), party(observer, "observer"))
    actions.link_programme(
        programme=joint, channel=stations.channel, title="Hai Đài", **owner.acting
    )
    assert queries.linked_channels(joint, observer.office) == [joint.channel]
    (shown,) = queries.links_shown(joint, observer.person, observer.office, DAY)
    assert shown.programme is None and shown.link.title == "Hai Đài"
    assert stations not in Programme.objects.visible_to(Reader.of(observer.person, observer.office))


def test_phases_of_a_term(programme, owner, partner):
    actions.open_phase(
        programme=programme, year=2023, theme="Tăng hợp tác - Cùng tiến bộ", **owner.acting
    )
    actions.open_phase(programme=programme, year=2023, theme="Khác", **partner.acting)
    assert [p.theme for p in queries.phases_of(programme)] == ["Tăng hợp tác - Cùng tiến bộ"]
    for year in (2021, 2024):
        with pytest.raises(actions.ProgrammeRefused):
            actions.open_phase(programme=programme, year=year, **owner.acting)
    with pytest.raises(actions.ProgrammeRefused):
        actions.open_phase(programme=programme, year=2023, **owner.acting)
