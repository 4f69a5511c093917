"""Words of buttons and links: a verb alone says nothing to who hears the page or reads it in a hurry."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "tinhban"
BARE = frozenset(
    """mở|xem|xem lại|sửa|xóa|lưu|gửi|gửi lại|hủy|thêm|bớt|nhận|giao|tải|tải về|tải lên|chọn|đóng|bỏ|bỏ qua|tìm|lọc|rút
    |ký|chốt|dừng|bật|tắt|duyệt|ghi|ghi tiếp|in|nhập|nhập lại|xuất|trả lời|từ chối|tiếp tục|quay lại|đọc|đọc ngay|đọc lại|hỏi lại
    |đếm lại|thu hồi|tạm giữ|đính chính|đánh giá|đánh dấu|bắt đầu|kết thúc|xác nhận|xử lý|sử dụng|đổi|thay|giữ nguyên|lập|khai
    |áp dụng|rà soát|đối chiếu|theo dõi|tạm nghỉ|đăng bù|đính kèm|cập nhật|làm lại|thử lại|kiểm tra|trước|sau|chi tiết""".replace(
        "\n", ""
    )
    .replace(" |", "|")
    .split("|")
)
BARE = frozenset(word.strip() for word in BARE)
_ELEMENT = re.compile(r"<(a|button|summary)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(.*?)</\1>", re.S)
_WORDS = re.compile(r"""\{%\s*translate\s+(["'])(.*?)\1(?:\s+context\s+(["'])(.*?)\3)?[^%]*%\}""")
_BLOCK = re.compile(
    r"\{%\s*blocktranslate\b.*?%\}(.*?)(?:\{%\s*plural.*?)?\{%\s*endblocktranslate\s*%\}", re.S
)
_BRANCH = re.compile(r"\{%\s*(?:else|elif\b.*?)\s*%\}")
_LABEL = re.compile(r"""aria-label=(["'])(.*?)\1""", re.S)


def is_bare(words: str) -> bool:
    """A verb without its object."""
    said = " ".join(words.split()).strip("….: ").casefold()
    return said in BARE


@cache
def catalogue() -> dict[tuple[str, str], str]:
    """The Vietnamese of every string of ours, by context and source."""
    found: dict[tuple[str, str], str] = {}
    for path in PACKAGE.rglob("locale/vi/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                source = message.id[0] if isinstance(message.id, tuple) else message.id
                words = message.string[0] if isinstance(message.string, tuple) else message.string
                found[str(message.context or ""), str(source)] = str(words)
    return found


def of_template(text: str) -> Iterator[str]:
    """Each wording that a link or button of a template may have."""
    for _tag, attributes, inside in _ELEMENT.findall(text):
        label = _LABEL.search(attributes)
        for way in _BRANCH.split(label[2] if label else inside):
            yield _said(way)


def _said(markup: str) -> str:
    """The words of a piece of template: strings in Vietnamese, a variable as a word of its own."""
    words = _WORDS.sub(lambda m: catalogue().get((m[4] or "", m[2]), m[2]), markup)
    words = _BLOCK.sub(lambda m: m[1], words)
    words = re.sub(r"\{\{.*?\}\}", " (…) ", words)
    words = re.sub(r"\{%.*?%\}|<[^>]*>", " ", words, flags=re.S)
    return " ".join(unescape(words).split())


class Names(HTMLParser):
    """The accessible names of links, buttons and summaries of a page, as far as text gives them."""

    TAGS = frozenset({"a", "button", "summary"})

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self._open: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.TAGS:
            label = dict(attrs).get("aria-label")
            self._open.append([label, ""] if label else [""])

    def handle_data(self, data: str) -> None:
        for words in self._open:
            if len(words) == 1:
                words[0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in self.TAGS and self._open:
            self.names.append(" ".join(self._open.pop()[0].split()))
