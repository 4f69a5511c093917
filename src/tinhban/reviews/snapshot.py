"""What is signed at freezing: the figures with their lists and heads, and the text, read at one moment."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tinhban.figures.counters import Tally
from tinhban.figures.measures import Measure, lists
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations.models import Organisation
from tinhban.programmes.models import Programme
from tinhban.proof.counted import Counted
from tinhban.proof.rule_data import Declared, by_name
from tinhban.proof.rules import digest
from tinhban.reviews import drafting, live
from tinhban.reviews.live import Figure
from tinhban.reviews.models import Review
from tinhban.reviews.phrases import Phrase
from tinhban.reviews.problems import ReviewRefused
from tinhban.wire.declaring import JSON
from tinhban.wire.reviews import FrozenAct, FrozenFigure, FrozenHead

TRIES = 5
MOST_HEADS = 150  # with the figures, what one entry of the ledger can hold


@dataclass(frozen=True)
class Snapshot:
    """Figures, lists, heads and text that belong together."""

    figures: tuple[FrozenFigure, ...]
    heads: tuple[FrozenHead, ...]
    counted: tuple[dict[str, JSON], ...]  # what the rules count, declared once for all figures
    lists: bytes
    narrative: bytes


def phrases_of(review: Review | None) -> dict[str, Phrase]:
    """How the office writes each number."""
    if review is None:
        return {}
    return {
        one.key: Phrase(one.number, one.qualifier, noun=one.noun)  # type: ignore[arg-type]
        for one in review.phrases.all()
    }


def take(review: Review, programme: Programme, as_: Organisation, today: date) -> Snapshot:
    """Count and list; again, when an entry came in between."""
    period, phrases = review.as_period(), phrases_of(review)
    for _attempt in range(TRIES):
        bound = live.bound_commitments(programme, period, as_)
        channels = live.channels_of((one.rule for one in bound if one.rule), programme)
        before = heads_of(channels)
        figures = live.counted(bound, period, as_=as_, today=today, phrases=phrases)
        evidence = {figure.key: _lists(figure) for figure in figures}
        if heads_of(channels) == before:
            break
    else:
        raise ReviewRefused(_("Entries keep coming in. Freeze the figures again in a minute."))
    if len(before) > MOST_HEADS:
        raise ReviewRefused(
            _("The figures count from more than %d logs. Split the report by programme.")
            % MOST_HEADS
        )
    declared = by_name(act for f in figures if f.rule for act in f.rule.acts)
    return Snapshot(
        figures=tuple(_frozen(figure, evidence[figure.key], declared) for figure in figures),
        heads=before,
        counted=tuple(one.to_json() for one in declared.values()),
        lists=_json({"v": 1, "figures": evidence}),
        narrative=narrative_of(review, as_),
    )


def heads_of(channels: Sequence[str]) -> tuple[FrozenHead, ...]:
    """The last entry of every log of these channels."""
    return tuple(
        FrozenHead(
            channel=channel,
            organisation=head.organisation,
            epoch=head.epoch,
            seq=head.seq,
            hash=head.hash,
        )
        for channel in sorted(channels)
        for head in ledger_queries.heads(channel)
    )


def narrative_of(review: Review, as_: Organisation) -> bytes:
    """The text and what stands around it, as one file."""
    day = review.structure_date
    return _json(
        {
            "v": 1,
            "subject": review.subject,
            **drafting.letterhead(as_, day),
            "notation": review.notation,
            "place": review.place,
            "signer_position": review.signer_position,
            "signer_authority": review.signer_authority,
            "signer_name": review.signer_name,
            "addressees": review.addressees.splitlines(),
            "recipients": review.recipients.splitlines(),
            "sections": [
                {"kind": s.kind, "heading": s.heading, "text": s.text}
                for s in review.sections.all()
            ],
        }
    )


def _lists(figure: Figure) -> dict[str, list[str]]:
    return lists(figure.rule) if figure.rule else {}


def _frozen(figure: Figure, evidence: dict[str, list[str]], declared: Declared) -> FrozenFigure:
    measure = figure.measure
    phrase = figure.phrase
    return FrozenFigure(
        key=figure.key,
        printed=str(phrase),
        qualifier=phrase.qualifier,
        measure=figure.kind,
        state=figure.state,
        number=phrase.number,
        value=figure.value,
        per=phrase.per,
        noun=phrase.noun,
        upper=phrase.upper,
        acts=_acts(measure, evidence) if measure else (),
        slots=_slots(measure),
        rule=measure.rule.to_json(declared) if measure else None,
        paper=figure.observation.paper if figure.observation else "",
    )


def _acts(measure: Measure, evidence: dict[str, list[str]]) -> tuple[FrozenAct, ...]:
    return tuple(_act(act, tally, evidence[act.name]) for act, tally in measure.items())


def _act(act: Counted, tally: Tally, lines: list[str]) -> FrozenAct:
    return FrozenAct(
        name=act.name,
        number=tally.number,
        agreed=tally.agreed,
        contradicted=tally.contradicted,
        awaiting=tally.awaiting,
        lines=len(lines),
        digest=digest(lines),
    )


def _slots(measure: Measure | None) -> dict[str, Any] | None:
    return dict(measure.slots.to_json()) if measure and measure.slots else None


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
