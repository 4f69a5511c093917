"""The first draft of a report's text, made of what the programme says and what is counted.

Printed text is Vietnamese whatever the reader's language. The outline is the one that such reports use:
legal bases, I Kết quả, II Tồn tại, hạn chế, nguyên nhân, III Phương hướng, IV Đề xuất, kiến nghị.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tinhban.figures.periods import Period
from tinhban.organisations.models import Organisation
from tinhban.programmes import hooks
from tinhban.programmes.models import (
    Commitment,
    Party,
    PartyRole,
    Programme,
    ProgrammeDraft,
    ProgrammeItem,
)
from tinhban.reviews.live import Figure
from tinhban.reviews.models import SectionKind

FIELDS = {
    "press": "Lĩnh vực báo chí",
    "publishing": "Lĩnh vực xuất bản, in, phát hành",
    "broadcasting": "Lĩnh vực phát thanh, truyền hình",
    "electronic_info": "Lĩnh vực thông tin điện tử",
    "external_info": "Lĩnh vực thông tin đối ngoại",
    "grassroots_info": "Lĩnh vực thông tin cơ sở",
    "post": "Lĩnh vực bưu chính, viễn thông, chuyển đổi số",
    "telecom": "Lĩnh vực bưu chính, viễn thông, chuyển đổi số",
    "it": "Lĩnh vực bưu chính, viễn thông, chuyển đổi số",
    "digital_transformation": "Lĩnh vực bưu chính, viễn thông, chuyển đổi số",
    "information_security": "An toàn thông tin",
    "training": "Đào tạo, bồi dưỡng",
    "master_plan": "Công tác quy hoạch",
    "inspection": "Thanh tra, kiểm tra, giải quyết khiếu nại, tố cáo",
    "promotion": "Xúc tiến, tổ chức sự kiện",
}
OTHER_FIELD = "Công tác quản lý nhà nước và nội dung khác"
SUBJECTS = ("Báo ", "Đài ", "Sở ", "UBND ", "Các ", "Hai ", "Ba ", "2 ", "3 ")
KINDS_OF_PAPER = ("chương trình", "kế hoạch", "quy chế", "thỏa thuận", "bản thỏa thuận")


@dataclass(frozen=True)
class DraftSection:
    """A stretch of text before it becomes a row."""

    kind: str
    heading: str = ""
    text: str = ""


def placeholder(key: str) -> str:
    """What stands in the text for a figure."""
    return "{{so:" + key + "}}"


def programme_name(programme: Programme) -> str:
    """The programme as a report calls it: "Chương trình hợp tác truyền thông ..."."""
    title = programme.title
    if title.casefold().startswith(KINDS_OF_PAPER):
        return title
    return f"Chương trình {title[0].lower()}{title[1:]}"


def subject_of(programme: Programme, period: Period) -> str:
    """What the report is about, as its title says it."""
    name, after = programme_name(programme), period.next().label
    span = "" if str(period.year) in name and period.label.startswith("năm") else f" {period.label}"
    return f"Kết quả thực hiện {name}{span} và phương hướng, nhiệm vụ {after}"


def signing_parties(programme: Programme) -> list[Party]:
    """The parties that sign, in the order in which they do."""
    return [party for party in programme.parties.all() if party.role == PartyRole.PARTY]


def together(names: Sequence[str]) -> str:
    """Several bodies in one phrase: "Sở Thông tin và Truyền thông 3 tỉnh Lào Cai - Lai Châu - Yên Bái"."""
    groups: dict[str, list[str]] = {}
    for name in names:
        head, word, _tail = name.partition(" tỉnh ")
        groups.setdefault(head if word else name.partition(" ")[0], []).append(name)
    told: list[str] = []
    for head, members in groups.items():
        provinces = [name.partition(" tỉnh ")[2] for name in members]
        if len(members) > 1 and all(provinces):
            told.append(f"{head} {len(members)} tỉnh {' - '.join(provinces)}")
        else:
            told += members
    return listed(told)


def listed(names: Sequence[str]) -> str:
    """One after another: "A, B và C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} và {names[-1]}"


def first_draft(
    programme: Programme,
    period: Period,
    figures: Sequence[Figure],
    *,
    as_: Organisation,
    author: str,
    names: Mapping[UUID, str],
) -> list[DraftSection]:
    """The whole text, to be read and changed by an officer."""
    subject = subject_of(programme, period)
    return [
        DraftSection(SectionKind.BASIS, text="\n".join(_bases(programme))),
        DraftSection(SectionKind.OPENING, text=f"{author} báo cáo kết quả thực hiện như sau:"),
        DraftSection(SectionKind.PART, f"I. KẾT QUẢ THỰC HIỆN {period.label.upper()}"),
        *_results(programme, period, figures, names),
        DraftSection(
            SectionKind.PART, "II. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN", "\n".join(_shortcomings(figures))
        ),
        DraftSection(
            SectionKind.PART,
            f"III. PHƯƠNG HƯỚNG, NHIỆM VỤ {period.next().label.upper()}",
            "\n".join(_plans(programme, period, as_)),
        ),
        DraftSection(SectionKind.PART, "IV. ĐỀ XUẤT, KIẾN NGHỊ", "\n".join(_proposals(figures))),
        DraftSection(
            SectionKind.CLOSING,
            text=f"Trên đây là báo cáo {subject[0].lower()}{subject[1:]}, {author} trân trọng báo cáo.",
        ),
    ]


def _bases(programme: Programme) -> Iterator[str]:
    between = together([party.name_as_signed for party in signing_parties(programme)])
    yield f"Căn cứ {programme_name(programme)} giữa {between}"
    linked = list(dict.fromkeys(link.title for link in programme.links.all()))
    if linked:
        yield f"Căn cứ số liệu thực hiện {listed(linked)}"


def _results(
    programme: Programme, period: Period, figures: Sequence[Figure], names: Mapping[UUID, str]
) -> Iterator[DraftSection]:
    by_commitment = {f.commitment.uid: f for f in figures if f.commitment}
    columns = dict(hooks.columns_of({c for f in figures if f.rule for c in f.rule.channels}))
    groups: dict[str, list[str]] = {}
    for item in programme.items.prefetch_related("commitments__judgements").all():
        paragraph = " ".join(_item(item, period, by_commitment, names, columns))
        groups.setdefault(FIELDS.get(item.sector_field, OTHER_FIELD), []).append(paragraph)
    for number, (heading, paragraphs) in enumerate(groups.items(), start=1):
        yield DraftSection(SectionKind.SECTION, f"{number}. {heading}", "\n".join(paragraphs))


def _item(
    item: ProgrammeItem,
    period: Period,
    figures: Mapping[UUID, Figure],
    names: Mapping[UUID, str],
    columns: Mapping[UUID, str],
) -> Iterator[str]:
    """One paragraph about an item: what was counted, what was judged, or that it goes on."""
    told = False
    for commitment in item.commitments.all():
        figure = figures.get(commitment.uid)
        if figure is not None:
            told = True
            yield counted_sentence(figure, names, columns)
        elif judged := _judged(commitment, period):
            told = True
            yield judged
    if not told:
        yield _as_promised(item)


def _as_promised(item: ProgrammeItem) -> str:
    """An item that nothing counts and nobody has judged, in its own words, for the officer to complete."""
    text = item.text.rstrip(".")
    if text.startswith(SUBJECTS):
        return f"{text}."
    often = any("thường xuyên" in c.phrase for c in item.commitments.all())
    return f"Các bên {'thường xuyên ' if often else ''}{text[0].lower()}{text[1:]}."


def counted_sentence(figure: Figure, names: Mapping[UUID, str], columns: Mapping[UUID, str]) -> str:
    """A counted figure in the language of such reports."""
    number, unit = placeholder(figure.key), figure.unit or "tin, bài"
    user = names.get(figure.user, "") if figure.user else ""
    supplier = names.get(figure.supplier, "") if figure.supplier else ""
    chosen = map(UUID, figure.rule.chosen("column")) if figure.rule else ()
    named = next((f" “{columns[column]}”" for column in chosen if column in columns), "")
    match figure.kind:
        case "slots":
            return f"{user} duy trì chuyên mục{named}, {number}."
        case "supplied":
            return f"{supplier} cung cấp {number} {unit} cho {user}."
        case "received":
            return f"{user} tiếp nhận {number} {unit} của {supplier}."
        case "used" if supplier:
            return f"{user} tiếp nhận, sử dụng {number} {unit} của {supplier}."
        case "used":
            where = f" trong chuyên mục{named}" if named else ""
            return f"{user} {_published(user)} {number} {unit}{where}."
        case _:
            return f"{user}: {number} {unit}.".lstrip(": ")


def _published(name: str) -> str:
    """A newspaper prints, a station broadcasts, a body that is both does both."""
    if name.startswith("Báo ") and not name.startswith("Báo và "):
        return "đăng"
    return "phát" if name.startswith("Đài ") else "đăng, phát"


def _judged(commitment: Commitment, period: Period) -> str:
    told = [j for j in commitment.judgements.all() if j.year == period.year and j.text.strip()]
    if not told:
        return ""
    text = max(told, key=lambda j: (j.judged_on, j.uid)).text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _shortcomings(figures: Sequence[Figure]) -> Iterator[str]:
    measures = [figure.measure for figure in figures if figure.measure]
    slow = any(measure.awaiting or measure.unanswered for measure in measures)
    differing = any(measure.contradicted for measure in measures)
    missed = any(measure.slots and measure.slots.missed for measure in measures)
    if slow:
        yield "Việc gửi biên nhận, xác nhận tin, bài giữa các đơn vị có thời điểm chưa kịp thời."
    if differing:
        yield "Số liệu theo dõi của một số đơn vị chưa thống nhất."
    if missed:
        yield "Một số chuyên mục chưa duy trì đủ số kỳ đã cam kết."
    if slow or differing or missed:
        yield "Nguyên nhân: Hình thức theo dõi và thời hạn đối chiếu của các đơn vị chưa thống nhất."
    else:
        yield "Qua đối chiếu số liệu, không phát sinh tồn tại, hạn chế trong thực hiện cam kết."


def _plans(programme: Programme, period: Period, as_: Organisation) -> Iterator[str]:
    """Theme and plan of the year that follows: of its phase, or of the terms being drafted for it."""
    after = period.next()
    phases = sorted(
        (phase for phase in programme.phases.all() if phase.year == after.year),
        key=lambda phase: phase.opened_by != programme.proposed_by,
    )
    coming = ProgrammeDraft.objects.filter(rolled_from=programme.uid, organisation=as_).first()
    theme = phases[0].theme if phases else coming.theme if coming else ""
    if theme:
        yield f"Chủ đề {after.label}: “{theme}”."
    plan = [line.strip() for line in phases[0].plan.splitlines()] if phases else []
    if not any(plan) and coming:
        plan = [f"{n}. {item['text']}" for n, item in enumerate(coming.items, start=1)]
    if any(plan):
        yield from (line for line in plan if line)
        return
    yield "1. Tiếp tục thực hiện các nội dung phối hợp đã ký kết; duy trì trao đổi tin, bài giữa các đơn vị."
    yield "2. Đối chiếu số liệu hằng quý; gửi biên nhận và xác nhận tin, bài đã sử dụng đúng thời hạn."


def _proposals(figures: Sequence[Figure]) -> Iterator[str]:
    open_ones = [f for f in figures if f.measure and (f.measure.awaiting or f.state != "agreed")]
    if open_ones:
        yield "Đề nghị các bên tham gia chương trình gửi biên nhận, xác nhận và thống nhất số liệu còn lại."
    else:
        yield "Không."
