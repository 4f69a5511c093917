"""The words that decide what a number is; a second set without marks reads texts typed without them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from tinhban.foundation.cardinals import SCALES
from tinhban.foundation.text import fold
from tinhban.numbers.quantities import Qualifier
from tinhban.numbers.reading.counted_words import (
    COUNTED,
    FUNCTION_WORDS,
    NOUN_OR_VERB_PAIRS,
    NOUN_PAIRS,
    VERB_PAIRS,
    VERBS,
)

Phrase = tuple[str, ...]
_MORE_ORDINAL_HEADS = "số so giải giai ngã vòng vong cỡ size chữ phông độ đoạn kỳ kì thi tổ thôn ấp khu phố xóm đội bản khóm thứ mục"


@dataclass(frozen=True)
class Vocabulary:
    """All word lists the reader asks."""

    marked: bool
    scales: Mapping[str, int]
    qualifiers: Mapping[Phrase, Qualifier]
    trailing: Mapping[Phrase, Qualifier]
    comparatives: frozenset[str]
    periods: Mapping[str, str]
    each: frozenset[str]
    counted: frozenset[str]
    verb_pairs: frozenset[Phrase]
    noun_pairs: frozenset[Phrase]
    noun_or_verb_pairs: frozenset[Phrase]
    function_words: frozenset[str]
    verbs: frozenset[str]
    listed: Mapping[str, frozenset[str]]  # the groups a noun is listed with
    strict_ordinals: frozenset[str]
    loose_ordinals: frozenset[str]
    classes: frozenset[str]
    numbered: frozenset[Phrase]
    not_numbered: frozenset[str]
    papers: frozenset[Phrase]
    before_dates: frozenset[str]
    near_dates: frozenset[str]
    after_hours: frozenset[str]
    media: frozenset[str]
    joining_verbs: frozenset[Phrase]
    joined_on: frozenset[str]
    placing_verbs: frozenset[Phrase]
    having_verbs: frozenset[str]

    @cached_property
    def qualifier_ends(self) -> Mapping[str, tuple[tuple[Phrase, Qualifier], ...]]:
        """The qualifiers by their last word, the longest first."""
        ends: dict[str, list[tuple[Phrase, Qualifier]]] = {}
        for phrase, qualifier in self.qualifiers.items():
            ends.setdefault(phrase[-1], []).append((phrase, qualifier))
        return {
            word: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
            for word, entries in ends.items()
        }

    @cached_property
    def ordinal_heads(self) -> frozenset[str]:
        """Every word before a number that can make it say which one."""
        phrases = self.numbered | self.papers
        heads = {phrase[-1] for phrase in phrases} | set(_MORE_ORDINAL_HEADS.split())
        lists = (self.strict_ordinals, self.loose_ordinals, self.classes, self.before_dates)
        return frozenset(heads.union(*lists, self.periods))

    def without_marks(self) -> Vocabulary:
        changed: dict[str, Any] = {"marked": False}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Mapping):
                changed[field.name] = _merged(value)
            elif isinstance(value, frozenset):
                changed[field.name] = frozenset(_plain(word) for word in value)
        return Vocabulary(**changed)


def _merged(entries: Mapping[str | Phrase, object]) -> dict[str | Phrase, object]:
    """The entries under plain keys; sets of words that become alike are joined."""
    merged: dict[str | Phrase, object] = {}
    for key, entry in entries.items():
        known = merged.get(_plain(key))
        if isinstance(known, frozenset) and isinstance(entry, frozenset):
            entry = known | entry
        merged[_plain(key)] = entry
    return merged


def _plain(key: str | Phrase) -> str | Phrase:
    return tuple(map(fold, key)) if isinstance(key, tuple) else fold(key)


def words(text: str) -> frozenset[str]:
    """A list of words, written as a line of them."""
    return frozenset(text.split())


def _groups(**lists: str) -> Mapping[str, frozenset[str]]:
    """Of each word the names of the lists that hold it."""
    groups: dict[str, frozenset[str]] = {}
    for name, text in lists.items():
        for word in text.split():
            groups[word] = groups.get(word, frozenset()) | {name}
    return groups


def _phrases(text: str) -> frozenset[Phrase]:
    return frozenset(tuple(phrase.split()) for phrase in text.split(",") if phrase.strip())


_QUALIFIERS = {
    Qualifier.ABOUT_BELOW: """
        gần, ngót, ngót nghét, suýt, suýt soát, xuýt xoát, gần như, gần tới, gần đến, gần đạt, non, gần bằng, tiệm cận""",
    Qualifier.MORE_THAN: """
        hơn, trên, quá, vượt quá, nhỉnh hơn, lớn hơn, nhiều hơn, cao hơn mức, vượt mức, vượt mốc, vượt con số,
        trên mức""",
    Qualifier.ABOUT: """
        khoảng, chừng, cỡ, tầm, ước, ước đạt, ước tính, ước khoảng, ước chừng, ước tính khoảng, ước tính có, ước có,
        ước thu, ước là, ước lên, xấp xỉ, xấp xỉ khoảng, sấp xỉ, áng chừng, độ chừng, vào khoảng, khoảng chừng,
        trên dưới, tương đương khoảng, ước được, ước thực hiện, ước tính đạt, tròm trèm, khoảng từ, phỏng chừng,
        hơn kém, vào cỡ, vào độ, dao động quanh, dao động khoảng, loanh quanh, quãng chừng, đâu chừng""",
    Qualifier.AT_LEAST: """
        ít nhất, tối thiểu, ít ra, chí ít, không dưới, không ít hơn, không thấp hơn, không kém, không nhỏ hơn,
        ít nhất là, tối thiểu là, ít nhất có, ít nhất phải, tối thiểu từ, ít nhất từ, tối thiểu phải, tối thiểu đạt,
        ít nhất khoảng, tối thiểu có, ít nhất cũng, lớn hơn hoặc bằng, nhiều hơn hoặc bằng, bằng hoặc hơn,
        không thiếu, không kém hơn""",
    Qualifier.AT_MOST: """
        không quá, tối đa, không vượt quá, không nhiều hơn, không cao hơn, không hơn, tối đa là, tối đa không quá,
        dưới, nhiều nhất, nhiều nhất là, chưa quá, không lớn hơn, không được quá, không được vượt quá, tối đa đến,
        tối đa từ, tối đa khoảng, không vượt, chưa vượt quá, nhỏ hơn hoặc bằng, ít hơn hoặc bằng, dưới mức""",
    Qualifier.LESS_THAN: """
        chưa đến, chưa tới, chưa đầy, không đến, không tới, không đầy, nhỏ hơn, ít hơn, chưa được, thấp hơn mức""",
}

FULL = Vocabulary(
    marked=True,
    scales=SCALES,
    qualifiers={
        phrase: qualifier for qualifier, text in _QUALIFIERS.items() for phrase in _phrases(text)
    },
    trailing={
        ("trở", "lên"): Qualifier.AT_LEAST,
        ("trở", "xuống"): Qualifier.AT_MOST,
    },
    comparatives=words(
        "cao thấp ít dài ngắn nặng nhẹ sớm muộn chậm nhanh đông tốt kém già trẻ rộng hẹp xa đắt rẻ mạnh yếu thua "
        "to dày mỏng sâu nông lâu giỏi quả đẹp mạnh"
    ),
    periods={
        "giờ": "hour", "ngày": "day", "đêm": "day", "tuần": "week", "tháng": "month",
        "quý": "quarter", "quí": "quarter", "qúy": "quarter", "năm": "year",
    },
    each=words("mỗi một hằng hàng từng"),
    counted=words(COUNTED),
    verb_pairs=_phrases(VERB_PAIRS),
    noun_pairs=_phrases(NOUN_PAIRS),
    noun_or_verb_pairs=_phrases(NOUN_OR_VERB_PAIRS),
    function_words=words(FUNCTION_WORDS),
    verbs=words(VERBS),
    listed=_groups(
        news="tin bài ảnh phóng hình văn tài chương chuyên trang video clip phim tác sản bản tấm",
        places="tỉnh thành xã phường thị huyện quận thôn bản tổ xóm ấp khu buôn",
        bodies="sở ban ngành đơn đài báo cơ tổ doanh hợp tập cá hội công trường",
        people="cán công viên hội nông học sinh giáo chiến đoàn đảng phóng biên bác y nhà đại",
        papers="đề dự kế chương tài văn báo công quyết nghị chỉ thông tờ hướng quy",
        times="buổi kỳ số trang lượt chuyến cuộc hội ngày",
    ),
    strict_ordinals=words("tầng thứ điều khoản mùng mồng chương lộ ngõ ngách hẻm kiệt km top thửa kỷ no"),
    loose_ordinals=words(
        "phường quận tổ thôn ấp khu phố đội lớp khối tập kỳ trang tuần đợt lần vòng bảng hạng cấp loại nhóm đoạn mức "
        "tầng phòng nhà đường cầu kênh tàu mẫu biểu hình câu bài tiết phiên phần bước điểm cụm xóm phút hệ chặng "
        "cổng cửa bến ca tuyến mục trạm tháp gói án trình hoạch vụ ga lò máy lô hiệp lệnh nghị khoá khóa sư "
        "lữ đoàn binh căn chuyến đề mã tờ giải ô u ngày tháng quý xe bay chợ đài viện trường bản kho cảng trại khúc mùa ngã vip tuổi tốp trận bậc bãi mẹo cách khoảnh vùng"
    ),
    classes=words("lớp quận phường khóa khoá vòng tập"),
    numbered=_phrases(
        "công tác, xây lắp, báo động, ban chỉ đạo, chỉ đạo, tạm giam, nhân dân, vành đai, nguyện vọng, cấp cứu, cảnh sát, giám thị, giám khảo, bị can, đối tượng, "
        "chương trình, dự án, đề án, kế hoạch, nghị định, thông tư, công văn, chỉ thị, quyết định, nghị quyết, "
        "kết luận, phụ lục, công điện, tờ trình, quốc lộ, tỉnh lộ, hương lộ, đại lộ, thế kỷ, bệnh viện, sư đoàn, "
        "trung đoàn, lữ đoàn, binh đoàn, quân đoàn, quân khu, tiểu đoàn, công ty, xí nghiệp, nhà máy, tổ máy, "
        "hội nghị, đại hội, thập niên, thập kỷ, mức độ, cấp độ, trình độ, vị trí, phiên bản, thế hệ, nhiệm kỳ, điện thoại, số phận, công nghệ, cách mạng"
    ),
    not_numbered=words("tổng con trong dân doanh chỉ hệ điểm sĩ quân đa thiểu ngoài trên nửa thông hồ tần trị"),
    papers=_phrases(
        "nghị định, thông tư, công văn, chỉ thị, quyết định, nghị quyết, kết luận, phụ lục, công điện, tờ trình"
    ),
    before_dates=words("ngày sáng trưa chiều tối đêm hôm khuya mùng mồng rằm"),
    near_dates=words("từ đến tới trước sau hết vào dịp lễ qua nay mai kể đầu cuối giữa tuần"),
    after_hours=words("sáng trưa chiều tối đêm khuya kém cùng hôm thứ ngày rạng"),
    media=words(
        "lĩnh địa mặt phương kênh nền báo tờ trang trụ tuyến khía sóng mạng bình phạm ấn làn sân hạ đài bục vai màn "
        "website mảng góc chặng cánh"
    ),
    joining_verbs=_phrases("hợp tác, phối hợp, liên kết, trao đổi, gắn kết, hỗ trợ nhau"),
    joined_on=words("nội nhóm vấn hạng nhiệm việc"),
    placing_verbs=_phrases(
        "lắp, lắp đặt, gắn, cài, cài đặt, hợp tác, hoạt động, diễn ra, phối hợp, tập trung, đăng, phát, phát sóng, đăng tải, tuyên truyền, triển khai, "
        "thí điểm, áp dụng, dựa, đặt, nằm, xếp, đứng, ngồi, đi, chạy, in, ghi, có mặt, xuất hiện, trải dài, phân bố, "
        "lan, lan truyền, phát hành, quảng bá, thực hiện, tổ chức, duy trì, kết nối, đánh giá, hỗ trợ, liên kết, "
        "trải rộng, phủ sóng, tiến hành, khảo sát, thanh tra, kiểm tra, trực tiếp, khai thác, lưu hành, trải đều"
    ),
    having_verbs=words("có với gồm đạt được hút tăng cấp tặng quản lý bán mua dựng nhận giá là sở hữu"),
)  # fmt: skip
BARE = FULL.without_marks()
