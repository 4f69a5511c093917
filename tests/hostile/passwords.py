"""The same password as several machines type it; passwords that are refused; names as people type them."""

import unicodedata

_BASE = "Mật khẩu Tây Nguyên"


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# set with the first, logged in with the second: both are right.
SAME: dict[str, tuple[str, str]] = {
    "composed, then decomposed": (_BASE, _nfd(_BASE)),
    "decomposed, then composed": (_nfd(_BASE), _BASE),
    "marks in the other order": ("Sông Lô chảy ệ", "Sông Lô chảy e\u0323\u0302"),
    "half composed, as code page 1258": ("tiếng Việt 2022", "tiê\u0301ng Viê\u0323t 2022"),
    "a space of another width": ("bốn mùa xanh tốt", "bốn\u00a0mùa\u3000xanh\u2009tốt"),
    "angstrom": ("\u212bngstrom va Kelvin", "\u00c5ngstrom va Kelvin"),
    "Hangul": ("\ud55c\uad6d mua thu", _nfd("\ud55c\uad6d mua thu")),
}
# set with the first; the second is another password.
DIFFERENT: dict[str, tuple[str, str]] = {
    "another case": ("Mường Thanh Chiều", "mường thanh chiều"),
    "without marks": ("Mường Thanh Chiều", "Muong Thanh Chieu"),
    "a space at the end": ("Mường Thanh Chiều", "Mường Thanh Chiều "),
    "cut": ("Mường Thanh Chiều", "Mường Thanh Chiề"),
    "the tone on another letter": ("hoà bình xưa cũ", "hòa bình xưa cũ"),
    "a letter that only looks alike": ("Muong Thanh Chieu", "Mu\u043eng Thanh Chieu"),
    "a NUL": ("Mường Thanh Chiều", "Mường Thanh Chiều\x00"),
}
LONG_ENOUGH = (
    "Ở giữa núi rừng Tây Bắc có một bản nhỏ ven suối, mùa hoa ban nở trắng cả triền đồi " * 2
)
# too common, or made of words that everybody here knows (user name bientap.thu, Đài Lào Cai).
COMMON: tuple[str, ...] = (
    "password123",
    "qwertyuiop",
    "matkhau123",
    "Matkhau@123",
    "mật khẩu 123",
    "M\u1eacT KH\u1ea8U 2024",
    "anhyeuem123",
    "iloveyou123",
    "vietnam123456",
    "Vietnam@2024",
    "tinhban2023",
    "tỉnhbạn2023",
    "laocai2024",
    "LàoCai@123",
    "bientap.thu",
    "bientap.thu1",
    "1234567890",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "abcdefghij",
    "admin12345",
    "khongbiet123",
)
GOOD: tuple[str, ...] = (
    "ngựa ô chạy qua cầu gỗ",
    "chin-con-trau-den-7",
    "suối reo 3 nhịp đêm",
    "Zx9!kfQ2#vLm",
    LONG_ENOUGH,
)
# What is typed in the field of the user name -> the account.
NAMES: dict[str, str] = {
    " Bientap.Thu ": "bientap.thu",
    "BIENTAP.THU": "bientap.thu",
    "ｂｉｅｎｔａｐ．ｔｈｕ": "bientap.thu",
    "bientap.thu\u200b": "bientap.thu",
    "\ufeffbientap.thu\u00a0": "bientap.thu",
    "bientap\u2024thu": "bientap.thu",
}
NO_NAMES: tuple[str, ...] = (
    "bientap.thu\x00", "biêntập.thu", "bıentap.thu", "b\u0456entap.thu", "", "bientap", "\ud800", "a" * 9_000,
)  # fmt: skip
