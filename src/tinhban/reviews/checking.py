"""The number check of a text: candidates come from a review's figures, counted now."""

import codecs
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from tinhban.correspondence.reading import Note, read_plain, read_word
from tinhban.exchange.models import Column, ColumnPartner
from tinhban.figures.periods import Period
from tinhban.foundation.numerals import grouped
from tinhban.foundation.problems import Problem
from tinhban.foundation.quantities import Hint, Slots, Verdict
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import by_uid, name_map, today_for
from tinhban.programmes.models import Programme
from tinhban.reviews import live, number_check, queries
from tinhban.reviews.live import Figure
from tinhban.reviews.number_check import Body, Candidate, Finding, Measure
from tinhban.reviews.phrases import kept
from tinhban.reviews.problems import ReviewRefused
from tinhban.reviews.snapshot import phrases_of

_BINARY = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF")
_WORD_NAMES = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".rtf")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Checked:
    """A text that was looked through: its numbers, and the Word file in which they are marked."""

    text: str
    findings: list[Finding]
    marked: bytes
    names: Mapping[str, str]  # of the indicators, for people
    notes: tuple[Note, ...] = ()

    @property
    def pieces(self) -> list[tuple[str, Finding | None]]:
        """The text cut at its numbers."""
        found: list[tuple[str, Finding | None]] = []
        at = 0
        for finding in self.findings:
            if finding.start > at:
                found.append((self.text[at : finding.start], None))
            found.append((self.text[finding.start : finding.end], finding))
            at = finding.end
        return [*found, (self.text[at:], None)] if at < len(self.text) else found

    def of(self, verdict: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.verdict == verdict]

    @property
    def told(self) -> list[str]:
        """What was left out, turned or not read, in words."""
        return told(self.notes)


def told(notes: Iterable[Note]) -> list[str]:
    """Notes of a reading in the language of the reader."""
    return [_(note.message) % note.params for note in notes]


def check(
    text: str, programme: str, period: Period | str, person: Person, as_: Organisation
) -> list[Finding]:
    """Every quantity of a text, with what the books say of it."""
    return number_check.check_text(text, candidates(programme, period, person, as_))


def check_file(
    name: str,
    data: bytes,
    programme: str,
    period: Period | str,
    person: Person,
    as_: Organisation,
) -> list[Finding]:
    """The same for a file: a Word file by its ending or its first bytes, else text."""
    return checked_file(name, data, programme, period, person, as_)[0]


def checked_file(
    name: str,
    data: bytes,
    programme: str,
    period: Period | str,
    person: Person,
    as_: Organisation,
) -> tuple[list[Finding], tuple[Note, ...]]:
    """The figures of a file, and what of it was left out, turned or not read."""
    found = candidates(programme, period, person, as_)
    try:
        if name.lower().endswith(_WORD_NAMES) or data.startswith(_BINARY):
            read = read_word(data)
            findings, notes = number_check.check_word(read, found)
            return findings, (*read.notes, *notes)
        read = read_plain(decoded(data))
        return number_check.check_text(read.text, found), read.notes
    except Problem as problem:
        raise ReviewRefused(_(problem.message) % problem.params) from problem


def look_through(
    text: str, programme: str, period: Period, person: Person, as_: Organisation
) -> Checked:
    """Check a pasted text; its marked copy is a Word file all the same."""
    found = candidates(programme, period, person, as_)
    read = read_plain(text)
    try:
        marked = number_check.check_plain(read.text, found, describe=described)
    except Problem as problem:
        raise ReviewRefused(_(problem.message) % problem.params) from problem
    names = names_of(programme, period, person, as_)
    return Checked(
        marked.text, marked.findings, marked.content, names, (*read.notes, *marked.notes)
    )


def look_through_docx(
    data: bytes, programme: str, period: Period, person: Person, as_: Organisation
) -> Checked:
    """Check a Word file and mark it."""
    found = candidates(programme, period, person, as_)
    try:
        marked = number_check.check_docx(data, found, describe=described)
    except Problem as problem:
        raise ReviewRefused(_(problem.message) % problem.params) from problem
    names = names_of(programme, period, person, as_)
    return Checked(marked.text, marked.findings, marked.content, names, marked.notes)


def decoded(data: bytes) -> str:
    """Text of a file: UTF-8, with or without its mark, or UTF-16 with it."""
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReviewRefused(
            _("The file is not text in UTF-8. Save it anew, or as .docx.")
        ) from error


def described(finding: Finding) -> str:
    """The comment in the margin of the Word file; nothing on numbers that nothing counts. In Vietnamese."""
    if finding.verdict is Verdict.UNKNOWN:
        return ""
    said = "Khớp với sổ" if finding.verdict is Verdict.SUPPORTED else "Không khớp với sổ"
    closer = " Có thể viết số sát hơn." if finding.hint is Hint.CLOSER else ""
    with override("vi"):
        return f"{said}: đếm được {count_in_words(finding)}.{closer}"


def count_in_words(finding: Finding) -> str:
    """What was counted: "396", "51 of 52 slots, 1 excused"."""
    count = finding.count
    if isinstance(count, Slots):
        return _("%(filled)d of %(planned)d slots, %(excused)d excused") % {
            "filled": count.filled,
            "planned": count.planned,
            "excused": count.excused,
        }
    return "-" if count is None else grouped(count)


def names_of(slug: str, period: Period, person: Person, as_: Organisation) -> dict[str, str]:
    """What each figure of a programme counts, in few words."""
    programme = queries.readable_programme(slug, person, as_)
    if programme is None:
        raise ReviewRefused(queries.no_programme(slug))
    bound = live.bound_commitments(programme, period, as_)
    bodies = {uid for one in bound if one.rule for uid in (one.rule.supplier, one.rule.user) if uid}
    names = name_map({UUID(uid) for uid in bodies}, period.ends_on, short=True)
    told = {}
    for one in bound:
        rule = one.rule
        user = names.get(UUID(rule.user), "") if rule else ""
        supplier = names.get(UUID(rule.supplier), "") if rule and rule.supplier else ""
        told[one.key] = f"{supplier} → {user}" if supplier else user or one.commitment.phrase
    return told


def candidates(
    slug: str, period: Period | str, person: Person, as_: Organisation
) -> list[Candidate]:
    """What a text about a programme may count, with the counts of a period."""
    read = Period.parse(period) if isinstance(period, str) else period
    programme = queries.readable_programme(slug, person, as_)
    if programme is None:
        raise ReviewRefused(queries.no_programme(slug))
    review = queries.draft_of(programme, read, as_)
    figures = live.figures_of(
        programme, read, as_=as_, today=today_for(as_), phrases=phrases_of(review)
    )
    return _of_figures(figures, programme, read)


def _of_figures(figures: Sequence[Figure], programme: Programme, period: Period) -> list[Candidate]:
    columns = _columns(figures)
    partners = _partners(columns)
    named: set[UUID] = {uid for uids in partners.values() for uid in uids}
    for figure in figures:
        named |= {uid for uid in (figure.user, figure.supplier, figure.partner) if uid}
    bodies = by_uid(named | {party.organisation for party in programme.parties.all()})
    found: list[Candidate] = []
    for figure in figures:
        if figure.rule is None or figure.measure is None or not figure.rule.channels:
            continue
        column = columns.get(UUID(figure.rule.column)) if figure.rule.column else None
        about = partners.get(column.uid, ()) if column else ()
        if not about and figure.supplier is None and figure.partner:
            about = (figure.partner,)
        found += _of_figure(figure, period, bodies, column, about)
    return found


def _of_figure(
    figure: Figure,
    period: Period,
    bodies: dict[UUID, Organisation],
    column: Column | None,
    about: Iterable[UUID],
) -> list[Candidate]:
    measure = figure.measure
    if measure is None:
        return []
    day = period.ends_on
    user = _body(bodies.get(figure.user) if figure.user else None, day)
    supplier = _body(bodies.get(figure.supplier) if figure.supplier else None, day)
    provinces = tuple(dict.fromkeys(_province(bodies[uid], day) for uid in about if uid in bodies))
    days = (period.starts_on, period.ends_on)
    if measure.slots:
        return [
            Candidate(
                indicator=figure.key,
                measure=Measure.RATE,
                count=kept(measure),
                user=user,
                about=provinces,
                column=column.name if column else "",
                per=measure.rule.slot,
                period=days,
            )
        ]
    if supplier is None:
        return [
            Candidate(
                indicator=figure.key,
                measure=Measure.PUBLISHED,
                count=measure.used,
                user=user,
                about=provinces,
                column=column.name if column else "",
                period=days,
            )
        ]
    return [
        Candidate(
            indicator=figure.key,
            measure=kind,
            count=count,
            user=user,
            supplier=supplier,
            period=days,
        )
        for kind, count in (
            (Measure.SUPPLIED, measure.supplied),
            (Measure.RECEIVED, measure.received),
            (Measure.USED, measure.used),
        )
    ]


def _columns(figures: Sequence[Figure]) -> dict[UUID, Column]:
    uids = {f.rule.column for f in figures if f.rule and f.rule.column}
    return {column.uid: column for column in Column.objects.filter(uid__in=uids)}


def _partners(columns: Iterable[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    found: dict[UUID, tuple[UUID, ...]] = {}
    rows = ColumnPartner.objects.filter(column_id__in=list(columns)).order_by("uid")
    for column, organisation in rows.values_list("column_id", "organisation"):
        found[column] = (*found.get(column, ()), organisation)
    return found


def _body(organisation: Organisation | None, day: date) -> Body | None:
    """An organisation under every name that a text of that time may use."""
    if organisation is None:
        return None
    province = _province(organisation, day)
    official, short = organisation.name_on(day), organisation.short_name_on(day)
    usual = number_check.body_names(official, province) if province else (official,)
    names = [*usual, short]
    return Body(names=tuple(dict.fromkeys(names)), province=province)


def _province(organisation: Organisation, day: date) -> str:
    province = organisation.province_on(day)
    return province.short_name if province else ""
