"""Rows with one fault each, and headings in the typing of offices: what each must come to."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

DAY = date(2022, 3, 9)
HEAD = ["TT", "Ngày phát", "Tên tin, bài", "Thể loại", "ĐV gửi", "Ghi chú"]


@dataclass(frozen=True)
class Fault:
    """A row as typed; the doubts that want an answer, those that are told, and what it says so far."""

    name: str
    cells: list[Any]
    asks: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    says: dict[str, Any] = field(default_factory=dict)
    left_out: bool = False

    def __str__(self) -> str:
        return self.name


def _row(day: Any = DAY, title: Any = "Điện lưới về bản", kind: Any = "Tin", by: Any = "Lai Châu", note: Any = None) -> list[Any]:  # fmt: skip
    return [1, day, title, kind, by, note]


FAULTS = (
    Fault("nothing wrong", _row(), says={"kind": "news_item"}),
    Fault("T", _row(kind="T"), says={"kind": "news_item"}),
    Fault("t.", _row(kind="t."), says={"kind": "news_item"}),
    Fault("B", _row(kind="B"), says={"kind": "article"}),
    Fault("PS", _row(kind="PS"), says={"kind": "short_report"}),
    Fault("P/S", _row(kind="P/S"), says={"kind": "short_report"}),
    Fault("PSN TH", _row(kind="PSN TH"), says={"kind": "short_report"}),
    Fault("HA", _row(kind="HA"), says={"kind": "raw_footage"}),
    Fault("H.A", _row(kind="H.A"), says={"kind": "raw_footage"}),
    Fault("h/ảnh", _row(kind="h/ảnh"), says={"kind": "raw_footage"}),
    Fault("A", _row(kind="A"), says={"kind": "photo"}),
    Fault("a kind of nobody", _row(kind="GLN"), asks=("kind_unknown",)),
    Fault("no kind", _row(kind=None), asks=("kind_missing",)),
    Fault("no title", _row(title=None), asks=("title_missing",)),
    Fault("no day", _row(day=None), asks=("used_date_missing",)),
    Fault("day that is none", _row(day="31/4/2022"), asks=("date_impossible",)),
    Fault("day without year", _row(day="9/3"), asks=("year_inferred",), says={"used_on": "2022-03-09"}),
    Fault("two days", _row(day="9, 10/3/2022"), asks=("date_several",)),
    Fault("serial", _row(day=44629), told=("date_serial",), says={"used_on": "2022-03-09"}),
    Fault("broadcast again", _row(note="phát lại"), asks=("rebroadcast",)),
    Fault("broadcast again, short", _row(note="PL"), asks=("rebroadcast",)),
    Fault("broadcast again, the day told", _row(note="phát lại ngày 5/3"), asks=("rebroadcast",)),
    Fault("broadcast again in capitals", _row(note="PHÁT LẠI (lần 2)"), asks=("rebroadcast",)),
    Fault("a remark that says nothing of it", _row(note="có sửa lời bình")),
    Fault("a remark that holds the word", _row(note="đã xin phép phát lại sóng VTV")),
    Fault("not broadcast, says the note", _row(note="ko phát"), told=("not_used_noted",), left_out=True),
    Fault("not broadcast, with the reason", _row(note="Không phát (trùng sóng)"), told=("not_used_noted",), left_out=True),
    Fault("not used", _row(note="không sử dụng"), told=("not_used_noted",), left_out=True),
    Fault("taken off", _row(note="ksd"), told=("not_used_noted",), left_out=True),
    Fault("broadcast without a picture", _row(note="không phát hình"), says={"kind": "news_item"}),
    Fault("not used says the cell of the day", _row(day="không"), told=("not_used",), left_out=True),
    Fault("initials that are ours as well", _row(by="LC"), asks=("partner_short",)),
    Fault("initials with the body's kind", _row(by="Đài L.C"), asks=("partner_short",)),
    Fault("shortened beyond doubt", _row(by="L.Châu")),
    Fault("shortened, with the kind", _row(by="Đ. L. Châu")),
    Fault("a person", _row(by="Đ/c Hạnh gửi"), asks=("partner_unknown",)),
    Fault("ourselves", _row(by="Lào Cai"), asks=("own_supply",)),
    Fault("ourselves shortened", _row(by="L.Cai"), asks=("own_supply",)),
    Fault("two items in a cell", _row(title="1. Chợ đêm mở lại\n2. Làm đường vào bản"), asks=("several_items",)),
    Fault("a number in a title", _row(title="Quốc lộ 4D thông xe đoạn km 2. Còn hai điểm sạt")),
    Fault("three items by count", _row(kind="3 tin"), asks=("several_items",), says={"kind": "news_item"}),
    Fault("script in a title", _row(title="<script>alert(1)</script>")),
    Fault("formula as text", _row(title="+1 điểm trường mới")),
)  # fmt: skip

# Headings as typed, and the field that each must be taken for without a question.
HEADINGS = {
    "ĐV gửi": "supplier", "ĐV cung cấp": "supplier", "Đ/v gửi": "supplier", "Nguồn tin": "supplier", "Nơi gửi": "supplier",
    "Đài gửi": "supplier", "ĐV": "partner", "Đ.vị": "partner", "Đơn vị": "partner", "Đài bạn": "partner",
    "ĐV nhận": "user", "Đ/v nhận": "user", "Gửi đài": "user",
    "Ngày PS": "used_on", "N.phát": "used_on", "Ng.phát": "used_on", "Ngày p/sóng": "used_on", "NPS": "used_on",
    "Phát ngày": "used_on", "Ngày SD": "used_on", "Ngày phát lại": "", "Ngày gửi": "supplied_on", "N.gửi": "supplied_on",
    "Ngày CC": "supplied_on", "T.loại": "kind", "T/loại": "kind", "Th.loại": "kind", "Loại tin": "kind",
    "T.lượng": "length", "T/lượng": "length", "Th.lượng": "length", "Tên TP": "title", "Tên TB": "title",
    "Tên tin, PS": "title", "Tên tin/bài": "title", "ND": "title", "N.dung": "title", "CT": "section", "CT phát": "section",
    "C.trình": "section", "Bản tin": "section", "C.mục": "section", "Số báo": "page", "Tr.": "page", "SL": "quantity",
    "S.lượng": "quantity", "STT": "number", "TT": "number", "Số TT": "number", "G/chú": "note", "GC": "note", "Gh.chú": "note",
    "PV": "staff", "P.V": "staff", "Phóng viên": "staff", "BTV": "staff", "Biên tập": "staff", "Biên tập viên": "staff",
    "Tác giả": "staff", "Quay phim": "staff", "Người đọc": "staff", "PTV": "staff", "Người duyệt": "staff",
    "Giờ PS": "timecode", "G.phát": "timecode",
}  # fmt: skip
# Headings that two practices use for two things: what stands below decides, or it is asked once.
AMBIGUOUS = {
    "BT": {"BTV số 1": "", "Bản tin trưa": "section", "Thời sự tối": "section"},
    "TG": {"19h45": "timecode", "P. Thời sự": "", "09/03/2022": "date"},
    "TL": {"PSN": "kind", "1'20": "length"},
    "DK": {"x": ""},
}
