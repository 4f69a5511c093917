"""The verbs of giving and taking, and the words that tie a body to them."""

from enum import StrEnum


class Act(StrEnum):
    USE = "use"
    SUPPLY = "supply"
    RECEIVE = "receive"
    PUBLISH = "publish"
    EXCHANGE = "exchange"  # both ways at once: belongs to no single figure


class Tie(StrEnum):
    """How a body is tied to the act."""

    NONE = "none"  # stands alone: the subject
    OF = "of"  # của
    FROM = "from"  # từ, do
    FOR = "for"  # cho, sang
    ASKED = "asked"  # theo yêu cầu của
    BY = "by"  # được X ...
    ON = "on"  # trên (sóng)
    WITH = "with"  # với, đối với
    ABOUT = "about"  # về, viết về
    SOURCE = "source"  # theo báo cáo của: whoever tells it
    ASIDE = "aside"  # (Đài Yên Bái), behind a number


_ACTS: tuple[tuple[Act, str], ...] = (
    (
        Act.USE,
        r"(?:tiếp\s+)?nhận(?:\s+(?:được|sự))?(?:\s+cung\s+cấp)?\s*(?:,|và|rồi|,\s*đã|để)\s*(?:đã\s+)?(?:biên\s+tập\s*(?:,|và)\s*)?(?:khai\s+thác|sử\s+dụng|phát\s+sóng|phát)"
        r"|(?:khai\s+thác|biên\s+tập|chọn\s+lọc|lựa\s+chọn)\s*(?:,|và)?\s*(?:đã\s+)?sử\s+dụng"
        r"|sử\s+dụng|phát\s+sóng|đưa\s+lên\s+sóng|phát(?=\s+(?:trên|lên|gần|hơn|khoảng|tổng|được|\d))|lên\s+sóng|phát\s+lại|được\s+phát|đã\s+phát|cho\s+phát|đã\s+dùng|được\s+dùng|dùng(?=\s+(?:gần|hơn|trên|khoảng|của|từ|\d))|khai\s+thác",
    ),
    (
        Act.RECEIVE,
        r"(?:tiếp\s+)?nhận\s+(?:sự\s+)?cung\s+cấp|tiếp\s+nhận|nhận\s+được|(?:thu\s+)?nhận\s+(?:về|lại)|thu\s+nhận|được\s+nhận|nhận(?=\s+(?:của|từ|tổng|đủ|đúng|hơn|gần|trên|khoảng|ngót|\d))",
    ),
    (Act.EXCHANGE, r"trao\s+đổi(?:\s+qua\s+lại)?|cung\s+cấp\s+cho\s+nhau|sử\s+dụng\s+của\s+nhau"),
    (
        Act.SUPPLY,
        r"cung\s+cấp|đóng\s+góp|gửi(?:\s+đi)?|chuyển(?:\s+giao)?|giao(?=\s+(?:cho|hơn|gần|trên|khoảng|\d))|chia\s+sẻ|đáp\s+ứng|hỗ\s+trợ",
    ),
    (
        Act.PUBLISH,
        r"đăng\s+tải|đăng\s+phát|đăng|xuất\s+bản|duy\s+trì|viết|giới\s+thiệu|thực\s+hiện|dành|mở|in|có\s+riêng|có(?=\s)",
    ),
)
_ACT_GROUPS = "|".join(f"(?P<{act.value}>{pattern})" for act, pattern in _ACTS)
ACT = rf"(?<!\w)(?:{_ACT_GROUPS})(?!\w)"
_PEOPLE = (
    r"(?:(?<!\s)\s+(?:phía|bên|(?:các\s+)?(?:đồng\s+nghiệp|phóng\s+viên|cán\s+bộ|tập\s+thể)))?"
)
TIES: tuple[tuple[Tie, str], ...] = (
    (
        Tie.ASKED,
        r"(?:theo|đáp\s+ứng)\s+(?:các\s+|những\s+)?(?:yêu\s+cầu|đề\s+nghị|nhu\s+cầu|đặt\s+hàng)(?:\s+(?:phối\s+hợp|cung\s+cấp|sử\s+dụng|tuyên\s+truyền))*(?:\s+(?:của|từ))?(?:\s+phía)?",
    ),
    (
        Tie.FOR,
        rf"(?:cho|sang|tới|đến|gửi|gửi\s+tới|giúp|phục\s+vụ|hỗ\s+trợ|cung\s+cấp|chuyển|giao){_PEOPLE}",
    ),
    (Tie.FROM, rf"(?:từ|do|nguồn|mà)(?:\s+(?:nguồn|nguồn\s+tin\s+của))?{_PEOPLE}"),
    (Tie.OF, rf"của(?:\s+các)?{_PEOPLE}"),
    (Tie.BY, rf"(?:được|bởi){_PEOPLE}"),
    (Tie.ON, r"(?:trên|lên)(?:\s+(?:sóng|kênh|báo|ấn\s+phẩm|sóng\s+truyền\s+hình))*(?:\s+của)?"),
    (Tie.WITH, r"(?:với|đối\s+với|cùng|giữa|riêng|riêng\s+với)(?:\s+phía)?"),
    (
        Tie.ABOUT,
        r"(?:viết\s+về|về|tuyên\s+truyền\s+về|giới\s+thiệu|phản\s+ánh|quảng\s+bá)(?:\s+(?:hai|ba|2|3|các|tỉnh|phía|hình\s+ảnh|vùng\s+đất|con\s+người|và|,))*",
    ),
)
SOURCE = r"(?<!\w)(?:thống\s+kê|báo\s+cáo|số\s+liệu|đánh\s+giá|thông\s+tin|tổng\s+hợp)\s+(?:của|từ)(?:\s+phía)?\s*$"
_TIE_GROUPS = "|".join(f"(?P<{tie.value}>{pattern})" for tie, pattern in TIES)
TIE_BEFORE = rf"(?<!\w)(?:{_TIE_GROUPS})\s*$"
PASSIVE = r"(?<!\w)(?:được|do|mà)(?:\s+(?:phía|đã))?\s*$"
_ADVERB = r"(?:đã|sẽ|cũng|thường xuyên|kịp thời|chủ động|tích cực|còn|lại|mới|tiếp nhận|chọn lọc|và|,|biên tập)"
ADVERBS = rf"(?:\s*{_ADVERB})*\s*"  # between a body and its verb
ADVERBS_BEFORE = rf"(?<!\s)(?:\s*{_ADVERB}){{0,8}}\s*$"
ASKED = TIES[0][1]
