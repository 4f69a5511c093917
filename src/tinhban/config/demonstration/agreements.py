"""The programmes of the demonstration: two of the stations, one of three provinces, one of today's bodies."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from tinhban.config.demonstration.people import person_of
from tinhban.foundation import ids, time
from tinhban.organisations.loading import uid_of
from tinhban.organisations.models import Organisation
from tinhban.programmes import actions
from tinhban.programmes.models import Commitment, Programme
from tinhban.programmes.terms import Terms
from tinhban.wire.programmes import (
    CommitmentTerms,
    CountingTerms,
    ItemTerms,
    LinkTerms,
    PartyTerms,
)

LEADERS = {
    "dai-lao-cai": "giamdoc.dailaocai", "dai-lai-chau": "giamdoc.dailaichau", "dai-yen-bai": "giamdoc.daiyenbai",
    "so-tttt-lao-cai": "giamdoc.laocai", "so-tttt-lai-chau": "giamdoc.laichau", "so-tttt-yen-bai": "giamdoc.yenbai",
    "bao-lao-cai": "tongbientap.laocai", "bao-lai-chau": "tongbientap.laichau", "bao-yen-bai": "tongbientap.yenbai",
    "bao-ptth-lao-cai": "lanhdao.ptth.laocai", "bao-ptth-lai-chau": "lanhdao.ptth.laichau",
    "ubnd-xa-bac-ha": "lanhdao.bacha",
}  # fmt: skip
POSITIONS = {"dai": "Giám đốc", "so": "Giám đốc", "bao": "Tổng Biên tập", "ubnd": "Chủ tịch"}
OBSERVERS = ("so-tttt-lao-cai", "so-tttt-lai-chau", "so-tttt-yen-bai")
THREE_PROVINCES = "lao-cai-yen-bai-lai-chau-2022"


@dataclass(frozen=True)
class Promise:
    """A line of a programme: field, text, phrase of the target, who for whom, and how it is counted."""

    field: str
    text: str
    phrase: str
    debtor: str | None = None
    beneficiary: str | None = None
    indicator: str = ""
    kind: str = "qualitative"
    number: int | None = None
    qualifier: str = "exact"
    per: str = ""
    unit: str = ""
    counting: CountingTerms | None = None


def morning(day: date, hour: int = 9) -> datetime:
    """An hour of the working day in Viet Nam."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=time.VIET_NAM).astimezone(UTC)


def body(slug: str) -> Organisation:
    """The organisation of this slug."""
    return Organisation.objects.get(slug=slug)


def _uid(slug: str | None) -> UUID | None:
    return uid_of(slug) if slug else None


def _used(supplier: str, user: str, *channels: str) -> CountingTerms:
    """What the user has published of the supplier's items."""
    return CountingTerms(
        count="usage", supplier=uid_of(supplier), user=uid_of(user), channels=channels
    )


def _supplied(supplier: str, user: str, *channels: str) -> CountingTerms:
    """What the supplier has delivered to the user."""
    return CountingTerms(
        count="delivery", supplier=uid_of(supplier), user=uid_of(user), channels=channels
    )


def agree(
    *,
    slug: str,
    title: str,
    parties: list[str],
    observers: list[str],
    promises: list[Promise],
    starts_on: date,
    ends_on: date,
    signed_on: date,
    place: str = "",
    theme: str = "",
    links: tuple[LinkTerms, ...] = (),
    contacts: dict[str, str] | None = None,
    without_account: Collection[str] = (),
) -> Programme:
    """Propose a programme on its day and let every party with an account sign it, in the order of the paper."""
    proposer = body(parties[0])
    leader = person_of(LEADERS[parties[0]])
    items = [ItemTerms(item=ids.new_uid(), sector_field=p.field, text=p.text) for p in promises]
    commitments = tuple(
        CommitmentTerms(
            commitment=ids.new_uid(),
            item=item.item,
            phrase=p.phrase,
            target_kind=p.kind,
            starts_on=starts_on,
            ends_on=ends_on,
            debtor=_uid(p.debtor),
            beneficiary=_uid(p.beneficiary),
            indicator=p.indicator,
            number=p.number,
            qualifier=p.qualifier,
            per=p.per,
            unit=p.unit,
            counting=p.counting,
        )
        for item, p in zip(items, promises, strict=True)
    )
    everyone = [(slug_, "party") for slug_ in parties] + [
        (slug_, "observer") for slug_ in observers
    ]
    terms = Terms(
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        place=place,
        theme=theme,
        parties=tuple(
            PartyTerms(
                party=ids.new_uid(),
                organisation=uid_of(slug_),
                name_as_signed=body(slug_).name_on(signed_on),
                role=role,
                contact_point=(contacts or {}).get(slug_, ""),
            )
            for slug_, role in everyone
        ),
        items=tuple(items),
        commitments=commitments,
        links=links,
    )
    with time.at(morning(signed_on - timedelta(days=12))):
        draft = actions.save_draft(terms=terms, by=leader, as_=proposer, uid=ids.new_uid())
        programme = actions.propose_programme(
            draft=draft,
            by=leader,
            as_=proposer,
            proposed_on=signed_on - timedelta(days=12),
            slug=slug,
        )
    for n, party in enumerate(p for p in parties if p not in without_account):
        with time.at(morning(signed_on) + timedelta(minutes=5 * n)):
            actions.sign_programme(
                programme=programme,
                by=person_of(LEADERS[party]),
                as_=body(party),
                signer_position=POSITIONS[party.split("-")[0]],
                signed_on=signed_on,
            )
    return programme


def stations(partner: str, name: str) -> Programme:
    """A bilateral programme of Đài Lào Cai, 2021 - 2025; the departments read it."""
    return agree(
        slug=f"dai-lao-cai-dai-{partner}-2021-2025",
        title=f"Chương trình hợp tác truyền thông giữa Đài PT-TH tỉnh Lào Cai và Đài PT-TH tỉnh {name}, giai đoạn 2021 - 2025",
        parties=["dai-lao-cai", f"dai-{partner}"],
        observers=list(OBSERVERS),
        starts_on=date(2021, 1, 1),
        ends_on=date(2025, 12, 31),
        signed_on=date(2021, 3, 16),
        place="Lào Cai",
        contacts={"dai-lao-cai": "Phòng Thời sự", f"dai-{partner}": "Phòng Thời sự"},
        promises=[
            Promise("broadcasting", f"Đài Lào Cai tiếp nhận, sử dụng tin, phóng sự ngắn của Đài {name}", "duy trì thường xuyên", f"dai-{partner}", "dai-lao-cai", f"{partner}-lao-cai", unit="tin, phóng sự ngắn", counting=_used(f"dai-{partner}", "dai-lao-cai")),
            Promise("broadcasting", f"Đài Lào Cai cung cấp tin, phóng sự ngắn, hình ảnh nguyên liệu cho Đài {name}", "theo yêu cầu", "dai-lao-cai", f"dai-{partner}", f"lao-cai-{partner}", unit="tin, phóng sự ngắn, hình ảnh nguyên liệu", counting=_supplied("dai-lao-cai", f"dai-{partner}")),
            Promise("broadcasting", "Tiếp sóng, tường thuật trực tiếp hoặc ghi hình phát lại khi mỗi địa phương có sự kiện lớn", "mỗi sự kiện"),
        ],
    )  # fmt: skip


def three_provinces(lai_chau: Programme, yen_bai: Programme) -> Programme:
    """The programme of 2022 of the departments, the papers and the stations; it counts from the stations'."""
    parties = [
        f"{kind}-{p}"
        for p in ("lao-cai", "yen-bai", "lai-chau")
        for kind in ("so-tttt", "bao", "dai")
    ]
    to_lai_chau, to_yen_bai = lai_chau.channel, yen_bai.channel

    return agree(
        slug=THREE_PROVINCES,
        title="Hợp tác truyền thông Lào Cai - Yên Bái - Lai Châu 2022",
        parties=parties,
        observers=[],
        starts_on=date(2022, 1, 1),
        ends_on=date(2022, 12, 31),
        signed_on=date(2022, 1, 14),
        place="Lào Cai",
        contacts={f"so-tttt-{p}": "Văn phòng Sở" for p in ("lao-cai", "yen-bai", "lai-chau")},
        links=(
            LinkTerms(link=ids.new_uid(), channel=lai_chau.channel, title=lai_chau.title),
            LinkTerms(link=ids.new_uid(), channel=yen_bai.channel, title=yen_bai.title),
        ),
        promises=[
            Promise("external_info", "Trao đổi kinh nghiệm xây dựng, triển khai văn bản quản lý nhà nước về thông tin, báo chí, xuất bản, thông tin đối ngoại", "thường xuyên"),
            Promise("press", "Báo Lào Cai duy trì chuyên mục “Nhìn ra tỉnh bạn” (báo thường kỳ), “Việt Nam quê hương tôi” (báo cuối tuần)", "duy trì thường xuyên", "bao-lao-cai"),
            Promise("press", "Báo Lào Cai mở chuyên mục riêng “Về miền hoa ban trắng” viết về Lai Châu trên báo thường kỳ", "1 bài/tuần", "bao-lao-cai", "bao-lai-chau", "ve-mien-hoa-ban-trang", "rate", 1, per="week", unit="bài"),
            Promise("press", "Báo Lai Châu duy trì chuyên mục “Nhìn ra tỉnh bạn” viết về Lào Cai, Yên Bái", "duy trì thường xuyên", "bao-lai-chau", "bao-lao-cai", "bao-lai-chau-nhin-ra-tinh-ban", unit="tin, bài, ảnh"),
            Promise("press", "Báo Yên Bái hỗ trợ Lào Cai tuyên truyền sự kiện du lịch, khôi phục phát triển kinh tế sau đại dịch COVID-19", "theo đề nghị", "bao-yen-bai", "bao-lao-cai"),
            Promise("broadcasting", "Đài Lào Cai tiếp nhận, sử dụng tin, phóng sự ngắn của Đài Lai Châu", "theo chương trình của hai Đài", "dai-lai-chau", "dai-lao-cai", "lai-chau-lao-cai", unit="tin, phóng sự ngắn", counting=_used("dai-lai-chau", "dai-lao-cai", to_lai_chau)),
            Promise("broadcasting", "Đài Lào Cai cung cấp tin, phóng sự ngắn, hình ảnh nguyên liệu cho Đài Lai Châu", "theo yêu cầu", "dai-lao-cai", "dai-lai-chau", "lao-cai-lai-chau", unit="tin, phóng sự ngắn, hình ảnh nguyên liệu", counting=_supplied("dai-lao-cai", "dai-lai-chau", to_lai_chau)),
            Promise("broadcasting", "Đài Lào Cai tiếp nhận, sử dụng tin, phóng sự ngắn của Đài Yên Bái", "theo chương trình của hai Đài", "dai-yen-bai", "dai-lao-cai", "yen-bai-lao-cai", unit="tin, phóng sự ngắn", counting=_used("dai-yen-bai", "dai-lao-cai", to_yen_bai)),
            Promise("broadcasting", "Đài Lào Cai cung cấp tin, phóng sự ngắn, hình ảnh nguyên liệu cho Đài Yên Bái", "theo yêu cầu", "dai-lao-cai", "dai-yen-bai", "lao-cai-yen-bai", unit="tin, phóng sự ngắn, hình ảnh nguyên liệu", counting=_supplied("dai-lao-cai", "dai-yen-bai", to_yen_bai)),
            Promise("broadcasting", "Ba Đài trao đổi, tiếp sóng tường thuật trực tiếp hoặc ghi hình phát lại khi địa phương có sự kiện lớn", "mỗi sự kiện"),
            Promise("post", "Trao đổi kinh nghiệm xác nhận và quản lý hoạt động cung cấp dịch vụ bưu chính; chia sẻ dữ liệu, thông tin", "thường xuyên"),
            Promise("digital_transformation", "Hỗ trợ nhau xây dựng cơ chế, chính sách, phát triển ứng dụng công nghệ thông tin, chuyển đổi số", "thường xuyên"),
        ],
    )  # fmt: skip


def today() -> Programme:
    """One running programme of 2026 between today's bodies, with a commune that supplies news."""
    north = ("bao-ptth-lao-cai", "bao-ptth-lai-chau")
    return agree(
        slug="bao-ptth-lao-cai-bao-ptth-lai-chau-2026",
        title="Chương trình hợp tác truyền thông Lào Cai - Lai Châu năm 2026",
        parties=[*north, "ubnd-xa-bac-ha"],
        observers=[],
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        signed_on=date(2026, 1, 9),
        place="Lào Cai",
        contacts=dict.fromkeys(north, "Phòng Thời sự") | {"ubnd-xa-bac-ha": "Phòng Văn hóa - Xã hội"},
        promises=[
            Promise("broadcasting", "Tiếp nhận, sử dụng tin, bài, phóng sự ngắn của Lai Châu", "duy trì thường xuyên", north[1], north[0], "2026-lai-chau-lao-cai", unit="tin, bài, phóng sự ngắn", counting=_used(north[1], north[0])),
            Promise("broadcasting", "Cung cấp tin, bài, phóng sự ngắn cho Lai Châu", "theo yêu cầu", north[0], north[1], "2026-lao-cai-lai-chau", unit="tin, bài, phóng sự ngắn", counting=_supplied(north[0], north[1])),
            Promise("grassroots_info", "UBND xã Bắc Hà cung cấp tin cơ sở cho Báo và PT-TH Lào Cai", "duy trì thường xuyên", "ubnd-xa-bac-ha", north[0], "2026-bac-ha-lao-cai", unit="tin, ảnh", counting=_used("ubnd-xa-bac-ha", north[0])),
        ],
    )  # fmt: skip


def commitment(programme: Programme, indicator: str) -> Commitment:
    """The commitment of a programme that an indicator belongs to."""
    return Commitment.objects.get(item__programme=programme, indicator_key=indicator)
