"""What offices shorten in the headings and cells of their books, as data: each with what it stands for.

All phrases are folded (no marks, lower case, one space for any punctuation): "ĐV gửi", "Đ/v gửi" and
"đv. gửi" are "dv gui" or "d v gui".
"""

# Parts of headings, written out before the heading is looked up. Longest first.
PARTS: tuple[tuple[str, str], ...] = (
    ("d v", "don vi"),  # Đ/v
    ("d vi", "don vi"),  # Đ.vị
    ("dv", "don vi"),  # ĐV
    ("dvi", "don vi"),
    ("c cap", "cung cap"),  # c/cấp
    ("cc", "cung cap"),
    ("p song", "phat song"),  # p/sóng
    ("ph song", "phat song"),
    ("sd", "su dung"),
    ("t loai", "the loai"),  # T.loại
    ("th loai", "the loai"),
    ("tloai", "the loai"),
    ("t luong", "thoi luong"),  # T/lượng
    ("th luong", "thoi luong"),
    ("tluong", "thoi luong"),
    ("t gian", "thoi gian"),
    ("c trinh", "chuong trinh"),
    ("ctr", "chuong trinh"),
    ("ct", "chuong trinh"),
    ("c muc", "chuyen muc"),
    ("n dung", "noi dung"),
    ("nd", "noi dung"),
    ("g chu", "ghi chu"),
    ("gh chu", "ghi chu"),
    ("gc", "ghi chu"),
    ("s luong", "so luong"),
    ("sl", "so luong"),
    ("n phat", "ngay phat"),  # N.phát
    ("ng phat", "ngay phat"),
    ("ngay ps", "ngay phat song"),
    ("ngay t", "ngay thang"),
    ("nps", "ngay phat song"),
    ("gio ps", "gio phat song"),
    ("g phat", "gio phat"),
    ("tp", "tac pham"),  # Tên TP
)

# Headings of columns that tell who worked on the piece: understood, and not recorded.
STAFF: tuple[str, ...] = (
    "pv",  # phóng viên
    "p v", "phong vien", "nhom pv", "pv thuc hien",
    "btv",  # biên tập viên
    "bien tap", "bien tap vien", "nguoi bien tap", "bt vien",
    "tac gia", "nhom tac gia", "nguoi viet",
    "quay phim", "qp", "dung phim", "ky thuat vien",
    "ptv",  # phát thanh viên
    "phat thanh vien", "nguoi doc", "doc",
    "nguoi duyet", "nguoi thuc hien", "nguoi nhap", "nguoi ghi", "nguoi theo doi",
    "ctv",  # cộng tác viên
)  # fmt: skip

# Two practices use these for two things: what stands below decides, else a person is asked once.
AMBIGUOUS: dict[str, tuple[str, ...]] = {
    "bt": ("section", "staff"),  # biên tập; bản tin
    "tg": ("timecode", "date", "staff", "length"),  # thời gian; tác giả; thời gian (độ dài)
    "tl": ("kind", "length"),  # thể loại; thời lượng
    "n gui": ("supplied_on", "supplier"),  # ngày gửi; nơi gửi
    "ng gui": ("supplied_on", "supplier", "staff"),  # ngày gửi; người gửi
    "ps": ("date", "section"),  # phát sóng; phóng sự is a kind and stands in the cells
    "so": ("page", "number"),  # số báo; số thứ tự
}

# How a name of staff or a broadcast begins: what a column headed "BT" or "TG" holds.
STAFF_CELLS: tuple[str, ...] = (
    "btv", "bt", "pv", "ptv", "ctv", "qp", "nhom", "phong", "p", "ban", "d c", "to", "bien tap",
)  # fmt: skip
SECTION_CELLS: tuple[str, ...] = (
    "ban tin", "thoi su", "ts", "chuong trinh", "ct", "chuyen muc", "chao buoi", "tin", "nhin ra", "trang",
    "truyen hinh", "phat thanh", "tap chi",
)  # fmt: skip

# A note that says that the piece was not used, or was broadcast once more.
_NOT = ("khong", "ko", "k", "kg", "chua", "khong duoc", "ko duoc", "chua duoc")
_USED = (
    "phat", "phat song", "p song", "ps", "su dung", "sd", "dang", "dang bao", "len song", "dung",
)  # fmt: skip
NOT_USED: tuple[str, ...] = (
    *(f"{no} {used}" for no in _NOT for used in _USED),
    "ksd", "kp", "huy", "huy phat", "da huy", "bo", "bo khong phat", "bi loai",
)  # fmt: skip
BROADCAST_AGAIN: tuple[str, ...] = (
    "phat lai", "p lai", "pl", "tai phat", "phat lan 2", "phat lan 3", "phat lan hai", "phat lan ba", "phat l2",
    "dang lai", "phat song lai", "ps lai", "phat lai tin", "tin phat lai", "phat lai psn",
)  # fmt: skip
# What may follow such a word without changing it: "phát lại ngày 5/3", "không phát do trùng sóng".
AFTERWARDS: tuple[str, ...] = (
    "ngay", "lan", "cua", "tu", "ts", "thoi su", "ban tin", "chuong trinh", "trong", "sang", "trua", "chieu",
    "toi", "do", "vi", "nua", "nay", "thang", "hom", "luc", "vao",
)  # fmt: skip
