"""Names in many typings: one normal key, so that the same body is found however it was written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tinhban.foundation import text

# What offices shorten, after folding ("TT&TT" folds to "tt tt"). Longest first.
ABBREVIATIONS: tuple[tuple[str, str], ...] = (
    ("phong vh tt", "phong van hoa thong tin"),
    ("phong vhtt", "phong van hoa thong tin"),
    ("vh tt dl", "van hoa the thao du lich"),
    ("vhtt dl", "van hoa the thao du lich"),
    ("vhttdl", "van hoa the thao du lich"),
    ("so vh tt", "so van hoa the thao"),
    ("so vhtt", "so van hoa the thao"),
    ("tt tt", "thong tin truyen thong"),
    ("tttt", "thong tin truyen thong"),
    ("kh cn", "khoa hoc cong nghe"),
    ("khcn", "khoa hoc cong nghe"),
    ("pt th", "phat thanh truyen hinh"),
    ("ptth", "phat thanh truyen hinh"),
    ("tt th", "truyen thanh truyen hinh"),
    ("ttth", "truyen thanh truyen hinh"),
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("tp", "thanh pho"),
    ("bo tttt", "bo thong tin truyen thong"),
)
JOINING_WORDS = frozenset({"va", "cua"})
UNIT_KINDS = (
    "Thành phố ",
    "Thị trấn ",
    "Thị xã ",
    "Đặc khu ",
    "Phường ",
    "Huyện ",
    "Tỉnh ",
    "Quận ",
    "Xã ",
)


def account_name(typed: str) -> str:
    """A user name as it is stored (RFC 8265, UsernameCaseMapped): one width, small, nothing unseen around it."""
    return unicodedata.normalize("NFKC", text.clean_cell(typed)).strip().casefold()


def key(name: str) -> str:
    """The normal spelling: no marks, no "và", abbreviations written out."""
    folded = f" {text.fold(name)} "
    for short, full in ABBREVIATIONS:
        folded = folded.replace(f" {short} ", f" {full} ")
    return " ".join(word for word in folded.split() if word not in JOINING_WORDS)


def loose_key(normal: str) -> str:
    """Without "tỉnh" and "thành phố", which are left out as often as written; "Hà Tĩnh" keeps its own."""
    words = normal.replace("thanh pho ", "").split()
    return " ".join(w for n, w in enumerate(words) if w != "tinh" or n == len(words) - 1)


def keys(spellings: Iterable[str]) -> Iterator[str]:
    """Every key under which a body of these spellings is to be found."""
    seen: set[str] = set()
    for spelling in spellings:
        normal = key(spelling)
        for candidate in (normal, loose_key(normal)):
            if candidate and candidate not in seen:
                seen.add(candidate)
                yield candidate


def without_unit_kind(name: str) -> str:
    """ "Lào Cai" of "Tỉnh Lào Cai"; "Quận 1" stays, a number alone says nothing."""
    for kind in UNIT_KINDS:
        if name[: len(kind)].casefold() == kind.casefold():
            rest = name[len(kind) :]
            return name if re.fullmatch(r"\d+", rest) else rest
    return name


def search_text(*parts: str) -> str:
    """What a search without marks looks into."""
    return text.fold(" ".join(part for part in parts if part))[:300]


def body_sort_key(name: str) -> str:
    """Bodies of one kind stand by their province, whether it is a "tỉnh" or a "thành phố"."""
    return text.sort_key(name.replace(" tỉnh ", " ").replace(" thành phố ", " "))
