"""Programmes: one that runs, one to sign, one to type a signature into, a draft to write and to propose."""

from datetime import date

from tests.authorisation.cast import SCENES
from tests.authorisation.stage import TODAY, Stage
from tinhban.foundation import ids
from tinhban.ledger import actions as ledger
from tinhban.organisations.models import Role
from tinhban.programmes import actions
from tinhban.programmes.models import Commitment, Programme, ProgrammeDraft, TargetKind
from tinhban.programmes.terms import Terms
from tinhban.wire.channels import Role as ChannelRole
from tinhban.wire.programmes import CommitmentTerms, ItemTerms, PartyTerms

HERE = SCENES["department"]


def put_on(stage: Stage) -> None:
    _running(stage)
    _to_sign(stage)
    _drafts(stage)


def _running(stage: Stage) -> None:
    running = stage.provinces
    ledger.add_member(
        running.channel,
        organisation=stage.cast.body(HERE.observer).uid,
        role=ChannelRole.OBSERVER,
        as_=running.proposed_by,
        by=stage.cast.acting(HERE.owner, Role.LEADER)["by"].uid,
    )
    stage.put("a running programme", "department", running.title, slug=running.slug)
    stage.put("the programmes", "department", running.title)
    stage.put(
        "the programme of the stations", "stations", stage.stations.title, slug=stage.stations.slug
    )
    qualitative = Commitment.objects.filter(
        item__programme=running, target_kind=TargetKind.QUALITATIVE, indicator_key=""
    ).first()
    assert qualitative is not None
    where = {"slug": running.slug, "uid": qualitative.uid}
    stage.put("a commitment in words", "department", qualitative.item.text, **where)
    stage.put("how a commitment is counted", "department", qualitative.phrase, **where)
    stage.values["stations_channel"] = stage.stations.channel
    stage.values["provinces_channel"] = running.channel


def _terms(stage: Stage, title: str) -> Terms:
    starts_on, ends_on = date(2023, 1, 1), date(2023, 12, 31)
    item = ItemTerms(item=ids.new_uid(), sector_field="press", text=f"Trao đổi tin, bài: {title}")
    return Terms(
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        parties=tuple(
            PartyTerms(
                party=ids.new_uid(),
                organisation=stage.cast.body(slug).uid,
                name_as_signed=stage.cast.body(slug).name_on(TODAY),
                role=role,
            )
            for slug, role in (
                (HERE.owner, "party"),
                (HERE.partner, "party"),
                (HERE.observer, "observer"),
            )
        ),
        items=(item,),
        commitments=(
            CommitmentTerms(
                commitment=ids.new_uid(),
                item=item.item,
                phrase="thường xuyên",
                target_kind="qualitative",
                starts_on=starts_on,
                ends_on=ends_on,
            ),
        ),
    )


def _draft(stage: Stage, title: str) -> ProgrammeDraft:
    return actions.save_draft(
        terms=_terms(stage, title), uid=ids.new_uid(), **stage.cast.acting(HERE.owner, Role.LEADER)
    )


def _proposed(stage: Stage, title: str) -> Programme:
    return actions.propose_programme(
        draft=_draft(stage, title), **stage.cast.acting(HERE.owner, Role.LEADER)
    )


def _to_sign(stage: Stage) -> None:
    for name, title in (
        ("a programme to sign", "Chương trình chờ ký 2023"),
        ("a programme signed on paper", "Chương trình ký trên giấy 2023"),
    ):
        proposed = _proposed(stage, title)
        stage.put(name, "department", title, slug=proposed.slug)
    stage.values["partner"] = str(stage.cast.body(HERE.partner).uid)
    stage.values["today"] = TODAY.isoformat()


def _drafts(stage: Stage) -> None:
    title = "Dự thảo kín của Sở 2023"
    stage.put("a draft programme", "department", title, uid=_draft(stage, title).uid)
