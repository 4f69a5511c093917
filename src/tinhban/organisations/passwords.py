"""Passwords in one form (RFC 8265, OpaqueString), and those that are too easily guessed here."""

import itertools
import re
import unicodedata
from collections.abc import Iterable
from string import digits
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tinhban.foundation import text

LONGEST = 200
# Folded: without marks, small, in one word. English ones are in Django's own list as well.
WORDS = frozenset(
    [
        "matkhau",
        "matma",
        "mk",
        "password",
        "passw0rd",
        "pass",
        "admin",
        "administrator",
        "quantri",
        "quantrivien",
        "root",
        "user",
        "nguoidung",
        "login",
        "dangnhap",
        "welcome",
        "xinchao",
        "chaoban",
        "hello",
        "letmein",
        "master",
        "test",
        "thunghiem",
        "demo",
        "trinhdien",
        "default",
        "macdinh",
        "changeme",
        "doimatkhau",
        "secret",
        "bimat",
        "khongbiet",
        "khongnho",
        "quenroi",
        "khongco",
        "chichi",
        "abc",
        "xyz",
        "asd",
        "qwe",
        "zxc",
        "qwerty",
        "asdf",
        "zxcv",
        "qwertyuiop",
        "asdfghjkl",
        "anhyeuem",
        "emyeuanh",
        "iloveyou",
        "loveyou",
        "yeuem",
        "yeuanh",
        "nhoem",
        "nhoanh",
        "honnhe",
        "congai",
        "contrai",
        "vochong",
        "giadinh",
        "gia",
        "dinh",
        "vietnam",
        "vn",
        "vnn",
        "hanoi",
        "saigon",
        "tphcm",
        "hochiminh",
        "danang",
        "haiphong",
        "dienbienphu",
        "tochuc",
        "coquan",
        "vanphong",
        "uybannhandan",
        "ubnd",
        "sothongtin",
        "thongtin",
        "truyenthong",
        "tuyengiao",
        "baochi",
        "phongvien",
        "bientap",
        "bientapvien",
        "phatthanh",
        "truyenhinh",
        "tinhban",
        "tinh",
        "ban",
        "congviec",
        "lamviec",
        "hoctap",
        "truonghoc",
        "sinhvien",
        "giaovien",
        "bongda",
        "mancity",
        "manutd",
        "realmadrid",
        "ronaldo",
        "messi",
        "thang",
        "nam",
        "ngay",
        "mot",
        "hai",
        "ba",
        "bon",
        "sau",
        "bay",
        "tam",
        "chin",
        "muoi",
        "motnam",
        "mothai",
        "mothaiba",
        "haiba",
        "bonnam",
        "hanhphuc",
        "maiyeu",
        "mai",
        "yeu",
        "em",
        "anh",
        "minh",
        "toi",
        "ban",
        "tinhyeu",
        "tamnghin",
        "baoboi",
        "meocon",
        "conmeo",
        "concho",
        "thienthan",
        "monkey",
        "dragon",
        "football",
        "sunshine",
        "princess",
        "superman",
        "computer",
        "internet",
        "microsoft",
        "google",
        "facebook",
        "zalo",
        "iphone",
        "samsung",
    ]
)
PROVINCES = [
    "angiang",
    "baria",
    "vungtau",
    "bariavungtau",
    "baclieu",
    "bacgiang",
    "backan",
    "bacninh",
    "bentre",
    "binhdinh",
    "binhduong",
    "binhphuoc",
    "binhthuan",
    "camau",
    "caobang",
    "cantho",
    "danang",
    "daklak",
    "dacnong",
    "daknong",
    "dienbien",
    "dongnai",
    "dongthap",
    "gialai",
    "hagiang",
    "hanam",
    "hanoi",
    "hatinh",
    "haiduong",
    "haiphong",
    "haugiang",
    "hoabinh",
    "hungyen",
    "khanhhoa",
    "kiengiang",
    "kontum",
    "laichau",
    "lamdong",
    "langson",
    "laocai",
    "longan",
    "namdinh",
    "nghean",
    "ninhbinh",
    "ninhthuan",
    "phutho",
    "phuyen",
    "quangbinh",
    "quangnam",
    "quangngai",
    "quangninh",
    "quangtri",
    "soctrang",
    "sonla",
    "tayninh",
    "thaibinh",
    "thainguyen",
    "thanhhoa",
    "thuathienhue",
    "hue",
    "tiengiang",
    "travinh",
    "tuyenquang",
    "vinhlong",
    "vinhphuc",
    "yenbai",
]
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qazwsxedcrfvtgb",
)
_LEET = str.maketrans("@4310$5!7", "aaeiossit")


def normal(password: str) -> str:
    """The form that is hashed: composed, one kind of space; letters that only look alike stay apart."""
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in password)
    return unicodedata.normalize("NFC", spaced)


def may_be_one(password: str) -> bool:
    """Short enough to be hashed, and made of letters that there are."""
    return 0 < len(password) <= LONGEST and not any(
        unicodedata.category(c) in ("Cc", "Cs") for c in password
    )


class Typable:
    """A password that fits the field everywhere and can be typed again."""

    def validate(self, password: str, user: object = None) -> None:
        if len(password) > LONGEST:
            raise ValidationError(
                _("At most %(most)d characters.") % {"most": LONGEST}, code="too_long"
            )
        if not may_be_one(password):
            raise ValidationError(
                _("Control characters cannot be part of a password."), code="untypable"
            )

    def get_help_text(self) -> str:
        return _("At most %(most)d characters.") % {"most": LONGEST}


class NotEasilyGuessed:
    """Refuses runs, repeats, and what consists only of words that everybody in this office would try."""

    def validate(self, password: str, user: Any = None) -> None:
        folded = text.fold(password)
        plain = re.sub(r"[^a-z0-9]", "", folded)
        letters = re.sub(r"[^a-z]", "", folded)
        guessed = {letters, re.sub(r"[^a-z]", "", plain.rstrip(digits).translate(_LEET))}
        words = WORDS | frozenset(_of_the_office(user))
        if _repeats(plain) or _runs(plain) or any(_made_of(one, words) for one in guessed):
            raise ValidationError(
                _(
                    "This password is easily guessed. Choose several words that do not belong together."
                ),
                code="easily_guessed",
            )

    def get_help_text(self) -> str:
        return _("Choose several words that do not belong together.")


def _of_the_office(user: Any) -> Iterable[str]:
    """The words that everybody around this person knows: names of the account, of the office, of the provinces."""
    parts = text.fold(
        f"{getattr(user, 'username', '')} {getattr(user, 'display_name', '')}"
    ).split()
    home = getattr(user, "home", None)
    if home is not None:
        syllables = [s for name in home.names.all() for s in text.fold(name.name).split()]
        parts += [*syllables, *(a + b for a, b in itertools.pairwise(syllables))]
    parts += PROVINCES
    return [part for part in parts if len(part) > 1]


def _repeats(plain: str) -> bool:
    """One letter, or a few again and again."""
    return any(
        len(plain) > n and plain == (plain[:n] * len(plain))[: len(plain)] for n in range(1, 5)
    )


def _runs(plain: str) -> bool:
    return any(plain in run or plain in run[::-1] for run in _RUNS if len(plain) > 3)


def _made_of(letters: str, words: frozenset[str], most: int = 3) -> bool:
    """Nothing is left beside at most so many of the words; of digits and signs alone nothing is left either."""
    if not letters:
        return True
    fewest = [0] + [most + 1] * len(letters)
    longest = max(map(len, words))
    for end in range(1, len(letters) + 1):
        for begin in range(max(0, end - longest), end):
            if fewest[begin] < most and letters[begin:end] in words:
                fewest[end] = min(fewest[end], fewest[begin] + 1)
    return fewest[-1] <= most
