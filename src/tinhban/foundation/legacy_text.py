"""Text typed in the encodings before Unicode, TCVN3 (ABC) and VNI: recognised, converted."""

import itertools
import re
from collections.abc import Callable, Iterable
from typing import Literal

from tinhban.foundation.syllables import is_syllable
from tinhban.foundation.text import nfc

Legacy = Literal["tcvn3", "vni"]

_TCVN3 = str.maketrans(
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢£¤¥¦§",
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
)

_VNI_TONES = dict(zip("ùøûõï", "áàảãạ", strict=True))
_VNI_VOWELS: dict[str, str] = {
    "a": "áàảãạ",
    "e": "éèẻẽẹ",
    "o": "óòỏõọ",
    "u": "úùủũụ",
    "y": "ýỳỷỹỵ",
    "ô": "ớờởỡợ",
    "ö": "ứừửữự",
}
_VNI_HATS = {
    "aâ": "â", "aá": "ấ", "aà": "ầ", "aå": "ẩ", "aã": "ẫ", "aä": "ậ",
    "aê": "ă", "aé": "ắ", "aè": "ằ", "aú": "ẳ", "aü": "ẵ", "aë": "ặ",
    "eâ": "ê", "eá": "ế", "eà": "ề", "eå": "ể", "eã": "ễ", "eä": "ệ",
    "oâ": "ô", "oá": "ố", "oà": "ồ", "oå": "ổ", "oã": "ỗ", "oä": "ộ",
}  # fmt: skip
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_HATS) | _VNI_SINGLE
    for base, toned in _VNI_VOWELS.items():
        table |= {base + mark: letter for mark, letter in zip("ùøûõï", toned, strict=True)}
    upper = {key.upper(): letter.upper() for key, letter in table.items()}
    # A capital letter is often followed by the mark of the small one.
    mixed = {key[0].upper() + key[1:]: letter.upper() for key, letter in table.items()}
    return table | mixed | upper


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_UNICODE_ONLY = re.compile("[ăĂđĐơƠưƯ\u1ea0-\u1ef9]")
_BEYOND_ASCII = re.compile("[\x80-\xff]")
_LOOSE_MARK = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# A word with the signs that stand for letters in an old encoding.
_WORDS = re.compile("[A-Za-z\xa1-\xff]+")
_SAMPLE = 300
_LOOKED_AT = 20_000
# Syllables that a log of this kind cannot do without and that only Vietnamese has.
_SYLLABLES = (
    "ngày tháng năm của và các được người tỉnh huyện xã đài báo tin bài phóng sự thể loại tên "
    "nội dung thời lượng đơn vị cung cấp sử dụng phát sóng nguồn chú số lượng trình cộng tổng "
    "truyền hình lào lai châu yên bái điện biên nông nghiệp văn hóa du lịch kinh tế giáo dục "
    "trường chuyển đổi đầu mùa với trên những về ở từ đến nhận gửi đăng theo dõi trao sổ"
)
_COMMON = frozenset(_SYLLABLES.split())


def from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    return _VNI_PATTERN.sub(lambda match: _VNI[match[0]], text)


CONVERT: dict[Legacy, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni}


def score(words: Iterable[str], read_as: Legacy | None) -> int:
    """How many different common Vietnamese syllables with marks appear."""
    convert = CONVERT[read_as] if read_as else str
    found = {convert(word).lower().strip(".,:;()/-\"'") for word in words}
    return sum(1 for word in found & _COMMON if not word.isascii())


def recognise(texts: Iterable[str]) -> Legacy | None:
    """Name the old encoding when reading in it makes sense and reading as it stands does not."""
    words: set[str] = set()
    for text in texts:
        if _UNICODE_ONLY.search(text):
            return None
        if _BEYOND_ASCII.search(text):
            words.update(text.split())
            if len(words) > 5_000:
                break
    if not words:
        return None
    plain = score(words, None)
    best: Legacy | None = None
    best_score = max(plain, 1)
    for read_as in CONVERT:
        found = score(words, read_as)
        if found > best_score:
            best, best_score = read_as, found
    return best


def recognise_column(texts: Iterable[str]) -> Legacy | None:
    """The old encoding of one column, typed apart from the rest: headings and a few cells may be in Unicode."""
    sample = list(itertools.islice(texts, _SAMPLE))
    modern = sum(1 for text in sample if _UNICODE_ONLY.search(text))
    if modern * 10 > len(sample) and modern > 3:
        return None
    return recognise(text for text in sample if not _UNICODE_ONLY.search(text))


def converted(text: str, legacy: Legacy) -> str:
    """One cell of such a column; what reads better as it stands is left."""
    if _UNICODE_ONLY.search(text) or not _BEYOND_ASCII.search(text):
        return text
    words = text.split()
    return text if score(words, None) > score(words, legacy) else CONVERT[legacy](text)


def meant(text: str) -> str:
    """What a lone text was meant to say, if it makes sense only in an old encoding; else nothing."""
    if not _BEYOND_ASCII.search(text) or _UNICODE_ONLY.search(text):
        return ""
    words = text.split()
    plain = score(words, None)
    found = {legacy: score(words, legacy) for legacy in CONVERT}
    best = max(found, key=lambda legacy: found[legacy])
    return CONVERT[best](text) if found[best] > max(plain, 1) else ""


def looks_old(text: str) -> Legacy | None:
    """The old encoding of one paragraph by its look: its words are syllables only when read in it."""
    if not _BEYOND_ASCII.search(text) or _UNICODE_ONLY.search(text) or _LOOSE_MARK.search(text):
        return None
    words = {word for word in _WORDS.findall(text[:_LOOKED_AT]) if _BEYOND_ASCII.search(word)}
    if not words:
        return None
    plain = sum(map(is_syllable, words))
    found = {read_as: _syllables(words, convert) for read_as, convert in CONVERT.items()}
    best = max(found, key=lambda read_as: found[read_as])
    surely = found[best] * 5 >= len(words) * 4 and found[best] > plain
    clearly = found[best] - plain > 1 or (len(words) == 1 and len(max(words)) > 2)
    return best if surely and clearly else None


def _syllables(words: Iterable[str], convert: Callable[[str], str]) -> int:
    return sum(is_syllable(convert(word)) for word in words)


def meant_by_font(text: str, legacy: Legacy) -> str:
    """Text set in a font of an old encoding: converted, unless Unicode was typed in that font."""
    if not _BEYOND_ASCII.search(text) or _UNICODE_ONLY.search(text) or _LOOSE_MARK.search(text):
        return text
    convert = CONVERT[legacy]
    words = {word for word in _WORDS.findall(text[:_LOOKED_AT]) if _BEYOND_ASCII.search(word)}
    as_it_stands = sum(map(is_syllable, words))
    return text if as_it_stands > _syllables(words, convert) else convert(text)


def vni_pair(letter: str, mark: str) -> bool:
    """Whether two signs of VNI are one letter."""
    return bool(mark) and letter + mark in _VNI


def vni_places(typed: str) -> list[int]:
    """For every letter of the converted text, where in the typed text it began."""
    places: list[int] = []
    done = 0
    for match in _VNI_PATTERN.finditer(typed):
        places += range(done, match.start())
        places += [match.start()] * len(_VNI[match[0]])
        done = match.end()
    return [*places, *range(done, len(typed))]


def decoded_by_words(data: bytes) -> tuple[str, str] | None:
    """Text without a mark of its encoding, in the one in which most of its words are Vietnamese."""
    candidates = []
    for encoding in ("cp1258", "cp1252", "latin-1"):
        try:
            text = nfc(data.decode(encoding))
        except UnicodeDecodeError:
            continue
        words = text[:200_000].split()
        candidates.append((score(words, recognise(words)), text, encoding))
    # cp1252 and latin-1 are what a file in TCVN3 or VNI looks like; it is converted later.
    best = max(candidates, key=lambda candidate: candidate[0])
    return (best[1], best[2]) if best[0] else None
