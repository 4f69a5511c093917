"""Bodies of the provinces of the demonstration, then and today, with the decisions between them.

`None` as a day means "not known here". Only what a public text says is `verified`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tinhban.organisations.data.shapes import (
    ALWAYS,
    LAST_OF_DEPARTMENTS,
    LAST_OF_PROVINCES,
    MERGED_DEPARTMENTS,
    MERGED_PROVINCES,
    Body,
    Change,
    Days,
    Name,
    Province,
)

RESOLUTION_202: Final = "Nghị quyết 202/2025/QH15"


def _one_code(code: str) -> tuple[tuple[str, Days], ...]:
    return ((code, ALWAYS),)


def _two_codes(before: str, since: str) -> tuple[tuple[str, Days], ...]:
    return ((before, (None, LAST_OF_PROVINCES)), (since, (MERGED_PROVINCES, None)))


PROVINCES: Final = (
    Province("lao-cai", "Lào Cai", _two_codes("10", "15")),
    Province("yen-bai", "Yên Bái", (("15", (None, LAST_OF_PROVINCES)),), heir="lao-cai"),
    Province("lai-chau", "Lai Châu", _one_code("12")),
    Province("dien-bien", "Điện Biên", _one_code("11")),
    Province("ha-giang", "Hà Giang", (("02", (None, LAST_OF_PROVINCES)),), heir="tuyen-quang"),
    Province("tuyen-quang", "Tuyên Quang", _one_code("08")),
    Province("ben-tre", "Bến Tre", (("83", (None, LAST_OF_PROVINCES)),), heir="vinh-long"),
    Province("vinh-long", "Vĩnh Long", _one_code("86")),
    Province("can-tho", "Cần Thơ", _one_code("92"), kind="thành phố"),
)
# Provinces whose newspaper and station take part; the communes of former huyện Bắc Hà.
WITH_PRESS: Final = ("lao-cai", "yen-bai", "lai-chau")
COMMUNES_OF_BAC_HA: Final = (
    ("bac-ha", "02839", "Bắc Hà"),
    ("ta-cu-ty", "02842", "Tả Củ Tỷ"),
    ("lung-phinh", "02848", "Lùng Phình"),
    ("ban-lien", "02869", "Bản Liền"),
    ("bao-nhai", "02890", "Bảo Nhai"),
    ("coc-lau", "02896", "Cốc Lầu"),
)


@dataclass
class Book:
    """What is collected while the provinces are gone through."""

    bodies: list[Body] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def _places(
    p: Province, first: date | None, last: date | None
) -> tuple[tuple[str, str, Days], ...]:
    kept = []
    for code, (start, end) in p.places:
        if (last and start and start > last) or (first and end and end < first):
            continue
        start = max((d for d in (start, first) if d), default=None)
        end = min((d for d in (end, last) if d), default=None)
        kept.append((code, "province", (start, end)))
    return tuple(kept)


def _departments(book: Book, p: Province) -> None:
    of = f"{p.kind} {p.name}"
    old = ("press", "publishing", "post", "telecom", "it", "grassroots_info", "external_info")
    book.bodies += [
        Body(
            f"so-tttt-{p.slug}",
            "department",
            (Name(f"Sở Thông tin và Truyền thông {of}", f"Sở TT&TT {of}", "STTTT"),),
            _places(p, None, LAST_OF_DEPARTMENTS),
            days=(None, LAST_OF_DEPARTMENTS),
            parent=f"ubnd-{p.slug}",
            functions=tuple((f, (None, LAST_OF_DEPARTMENTS)) for f in old),
        ),
        Body(
            f"so-khcn-{p.slug}",
            "department",
            (Name(f"Sở Khoa học và Công nghệ {of}", f"Sở KH&CN {of}", "SKHCN"),),
            _places(p, MERGED_DEPARTMENTS, p.ends),
            days=(MERGED_DEPARTMENTS, p.ends),
            parent=f"ubnd-{p.slug}",
            functions=tuple((f, (MERGED_DEPARTMENTS, p.ends)) for f in ("post", "telecom", "it")),
        ),
        Body(
            f"so-vhttdl-{p.slug}",
            "department",
            (Name(f"Sở Văn hóa, Thể thao và Du lịch {of}", f"Sở VHTTDL {of}", "SVHTTDL"),),
            _places(p, None, p.ends),
            days=(None, p.ends),
            parent=f"ubnd-{p.slug}",
            functions=tuple((f, (MERGED_DEPARTMENTS, p.ends)) for f in ("press", "publishing")),
            note="Thông tin cơ sở, thông tin đối ngoại theo báo chí: cần kiểm tra.",
        ),
    ]
    book.changes.append(
        Change(
            f"so-tttt-{p.slug}-2025-03-01",
            "split",
            MERGED_DEPARTMENTS,
            (
                (f"so-tttt-{p.slug}", f"so-khcn-{p.slug}", "main_part"),
                (f"so-tttt-{p.slug}", f"so-vhttdl-{p.slug}", "part"),
            ),
            note="Báo chí, xuất bản chuyển sang ngành văn hóa. Văn bản của tỉnh: cần kiểm tra.",
        )
    )


def _authorities(book: Book, p: Province) -> None:
    of = f"{p.kind} {p.name}"
    party = "Tỉnh ủy" if p.kind == "tỉnh" else "Thành ủy"
    places = _places(p, None, p.ends)
    codes: tuple[tuple[str, str, Days], ...] = ()
    if p.slug == "lao-cai":
        codes = (("organ_id_level_1", "H38", ALWAYS),)
    book.bodies += [
        Body(
            f"tinh-uy-{p.slug}",
            "party_committee",
            (Name(f"{party} {p.name}"),),
            places,
            days=(None, p.ends),
        ),
        Body(
            f"ubnd-{p.slug}",
            "people_committee",
            (Name(f"Ủy ban nhân dân {of}", f"UBND {of}", "UBND"),),
            places,
            days=(None, p.ends),
            codes=codes,
        ),
    ]


def _press(book: Book, p: Province, last: date) -> None:
    places = _places(p, None, last)
    book.bodies += [
        Body(
            f"bao-{p.slug}",
            "press_agency",
            (Name(f"Báo {p.name}", f"Báo {p.name}"),),
            places,
            press="newspaper",
            days=(None, last),
            parent=f"tinh-uy-{p.slug}",
            aliases=(f"Báo tỉnh {p.name}", f"Tòa soạn Báo {p.name}"),
            verified=p.slug != "lai-chau",
        ),
        Body(
            f"dai-{p.slug}",
            "press_agency",
            (
                Name(
                    f"Đài Phát thanh - Truyền hình {p.kind} {p.name}",
                    f"Đài PT-TH {p.kind} {p.name}",
                ),
            ),
            places,
            press="broadcaster",
            days=(None, last),
            parent=f"ubnd-{p.slug}",
            aliases=(f"Đài {p.name}", f"Đài truyền hình {p.name}"),
            verified=p.slug != "lai-chau",
        ),
    ]


def _merged_press(book: Book, p: Province, first: date, basis: str, note: str) -> None:
    book.bodies.append(
        Body(
            f"bao-ptth-{p.slug}",
            "press_agency",
            (Name(f"Báo và phát thanh, truyền hình {p.name}", f"Báo và PT-TH {p.name}"),),
            _places(p, first, None),
            press="both",
            days=(first, None),
            parent=f"tinh-uy-{p.slug}",
            aliases=(f"Báo và Đài PT-TH {p.name}", f"Báo, phát thanh và truyền hình {p.name}"),
            verified=not note,
            note=note,
        )
    )
    book.changes.append(
        Change(
            f"bao-ptth-{p.slug}-{first}",
            "merge",
            first,
            tuple((f"{old}-{p.slug}", f"bao-ptth-{p.slug}", "whole") for old in ("bao", "dai")),
            basis,
            verified=not note,
            note=note,
        )
    )


def _merged_provinces(book: Book, p: Province) -> None:
    kinds = ["tinh-uy", "ubnd"]
    book.changes.append(
        Change(
            f"{p.slug}-2025-07-01",
            "merge",
            MERGED_PROVINCES,
            tuple((f"{k}-{p.slug}", f"{k}-{p.heir}", "whole") for k in kinds),
            RESOLUTION_202,
        )
    )
    taken = [(f"so-{k}-{p.slug}", f"so-{k}-{p.heir}", "whole") for k in ("khcn", "vhttdl")]
    if p.slug in WITH_PRESS:
        taken += [(f"{k}-{p.slug}", f"bao-ptth-{p.heir}", "whole") for k in ("bao", "dai")]
    book.changes.append(
        Change(
            f"cac-co-quan-{p.slug}-2025-07-01",
            "merge",
            MERGED_PROVINCES,
            tuple(taken),
            verified=False,
            note="Theo việc nhập tỉnh; văn bản của từng cơ quan cần kiểm tra.",
        )
    )


def _bac_ha(book: Book) -> None:
    book.bodies.append(
        Body(
            "ubnd-huyen-bac-ha",
            "people_committee",
            (Name("Ủy ban nhân dân huyện Bắc Hà", "UBND huyện Bắc Hà", "UBND"),),
            (("085", "district", (None, LAST_OF_PROVINCES)),),
            days=(None, LAST_OF_PROVINCES),
            parent="ubnd-lao-cai",
            aliases=("UBND Bắc Hà",),
        )
    )
    for slug, code, name in COMMUNES_OF_BAC_HA:
        book.bodies.append(
            Body(
                f"ubnd-xa-{slug}",
                "people_committee",
                (Name(f"Ủy ban nhân dân xã {name}", f"UBND xã {name}", "UBND"),),
                ((code, "commune", (MERGED_PROVINCES, None)),),
                days=(MERGED_PROVINCES, None),
                parent="ubnd-lao-cai",
                aliases=(f"UBND {name}",),
            )
        )
    book.changes.append(
        Change(
            "huyen-bac-ha-2025-07-01",
            "abolish",
            MERGED_PROVINCES,
            tuple(
                ("ubnd-huyen-bac-ha", f"ubnd-xa-{slug}", "main_part" if n == 0 else "part")
                for n, (slug, _, _) in enumerate(COMMUNES_OF_BAC_HA)
            ),
            note="Kết thúc cấp huyện, chính quyền hai cấp từ 01/07/2025.",
        )
    )


def _ministries(book: Book) -> None:
    book.bodies += [
        Body(
            "bo-tttt",
            "ministry",
            (Name("Bộ Thông tin và Truyền thông", "Bộ TT&TT", "BTTTT"),),
            days=(None, LAST_OF_DEPARTMENTS),
            codes=(("organ_id_level_1", "G14", (None, LAST_OF_DEPARTMENTS)),),
        ),
        Body(
            "bo-khcn",
            "ministry",
            (Name("Bộ Khoa học và Công nghệ", "Bộ KH&CN", "BKHCN"),),
            codes=(("organ_id_level_1", "G06", ALWAYS),),
        ),
    ]
    book.changes.append(
        Change(
            "bo-tttt-2025-03-01", "merge", MERGED_DEPARTMENTS, (("bo-tttt", "bo-khcn", "whole"),)
        )
    )


def book() -> Book:
    """Every body and every change, in an order in which a parent stands before its children."""
    made = Book()
    _ministries(made)
    for p in PROVINCES:
        _authorities(made, p)
    for p in PROVINCES:
        _departments(made, p)
    by_slug = {p.slug: p for p in PROVINCES}
    decision = date(2025, 3, 12)
    unknown = "Báo và Đài đã hợp nhất trong năm 2025; ngày và văn bản cần kiểm tra."
    _press(made, by_slug["lao-cai"], date(2025, 3, 11))
    _press(made, by_slug["yen-bai"], LAST_OF_PROVINCES)
    _press(made, by_slug["lai-chau"], LAST_OF_PROVINCES)
    _merged_press(made, by_slug["lao-cai"], decision, "Quyết định 1137-QĐ/TU ngày 12/03/2025", "")
    _merged_press(made, by_slug["lai-chau"], MERGED_PROVINCES, "", unknown)
    _bac_ha(made)
    for p in PROVINCES:
        if p.heir:
            _merged_provinces(made, p)
    return made
