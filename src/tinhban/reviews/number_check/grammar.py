"""The verbs of giving and taking, and the words that tie a body to them."""

from enum import StrEnum


class Act(StrEnum):
    USE = "use"
    SUPPLY = "supply"
    RECEIVE = "receive"
    PUBLISH = "publish"
    EXCHANGE = "exchange"  # both ways at once: belongs to no single figure


class Link(StrEnum):
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


_ACTS: tuple[tuple[Act, str], ...] = (
    (
        Act.USE,
        r"(?:tiếp\s+)?nhận(?:\s+(?:được|sự))?(?:\s+cung\s+cấp)?\s*(?:,|và|rồi|,\s*đã|để)\s*(?:đã\s+)?(?:biên\s+tập\s*(?:,|và)\s*)?(?:khai\s+thác|sử\s+dụng|phát\s+sóng|phát)"
        r"|(?:khai\s+thác|biên\s+tập|chọn\s+lọc|lựa\s+chọn)\s*(?:,|và)?\s*(?:đã\s+)?sử\s+dụng"
        r"|sử\s+dụng|phát\s+sóng|đưa\s+lên\s+sóng|phát(?=\s+(?:trên|lên)\s)|lên\s+sóng|phát\s+lại|được\s+phát|đã\s+phát|cho\s+phát|đã\s+dùng|được\s+dùng|dùng(?=\s+(?:gần|hơn|trên|khoảng|của|từ|\d))|khai\s+thác",
    ),
    (
        Act.RECEIVE,
        r"(?:tiếp\s+)?nhận\s+(?:sự\s+)?cung\s+cấp|tiếp\s+nhận|nhận\s+được|nhận\s+về|được\s+nhận|nhận(?=\s+(?:của|từ|hơn|gần|trên|khoảng|\d))",
    ),
    (Act.EXCHANGE, r"trao\s+đổi(?:\s+qua\s+lại)?|cung\s+cấp\s+cho\s+nhau|sử\s+dụng\s+của\s+nhau"),
    (
        Act.SUPPLY,
        r"cung\s+cấp|gửi(?:\s+đi)?|chuyển(?:\s+giao)?|giao(?=\s+(?:cho|hơn|gần|trên|khoảng|\d))|chia\s+sẻ|đáp\s+ứng|hỗ\s+trợ",
    ),
    (
        Act.PUBLISH,
        r"đăng\s+tải|đăng\s+phát|đăng|xuất\s+bản|duy\s+trì|viết|giới\s+thiệu|thực\s+hiện|dành|mở|in|có\s+riêng|có(?=\s)",
    ),
)
_ACT_GROUPS = "|".join(f"(?P<{act.value}>{pattern})" for act, pattern in _ACTS)
ACT = rf"(?<!\w)(?:{_ACT_GROUPS})(?!\w)"
LINKS: tuple[tuple[Link, str], ...] = (
    (
        Link.ASKED,
        r"(?:theo|đáp\s+ứng)\s+(?:các\s+|những\s+)?(?:yêu\s+cầu|đề\s+nghị|nhu\s+cầu|đặt\s+hàng)(?:\s+(?:phối\s+hợp|cung\s+cấp|sử\s+dụng|tuyên\s+truyền))*(?:\s+(?:của|từ))?(?:\s+phía)?",
    ),
    (
        Link.FOR,
        r"(?:cho|sang|tới|đến|gửi|gửi\s+tới|giúp|phục\s+vụ)(?:\s+(?:phía|đồng\s+nghiệp|bên))?",
    ),
    (Link.FROM, r"(?:từ|do|nguồn|mà)(?:\s+(?:phía|nguồn|nguồn\s+tin\s+của|bên))?"),
    (Link.OF, r"của(?:\s+(?:phía|các|bên))?"),
    (Link.BY, r"(?:được|bởi)(?:\s+phía)?"),
    (Link.ON, r"(?:trên|lên)(?:\s+(?:sóng|kênh|báo|ấn\s+phẩm|sóng\s+truyền\s+hình))*(?:\s+của)?"),
    (Link.WITH, r"(?:với|đối\s+với|cùng|giữa|riêng|riêng\s+với)(?:\s+phía)?"),
    (
        Link.ABOUT,
        r"(?:viết\s+về|về|tuyên\s+truyền\s+về|giới\s+thiệu|phản\s+ánh|quảng\s+bá)(?:\s+(?:tỉnh|phía|hình\s+ảnh))*",
    ),
)
_LINK_GROUPS = "|".join(f"(?P<{link.value}>{pattern})" for link, pattern in LINKS)
LINK_BEFORE = rf"(?<!\w)(?:{_LINK_GROUPS})\s*$"
PASSIVE = r"(?<!\w)(?:được|do|mà)(?:\s+(?:phía|đã))?\s*$"
ADVERBS = r"(?:\s*(?:đã|sẽ|cũng|thường xuyên|kịp thời|chủ động|tích cực|còn|lại|mới|tiếp nhận|chọn lọc|và|,|biên tập))*\s*$"
ASKED = LINKS[0][1]
