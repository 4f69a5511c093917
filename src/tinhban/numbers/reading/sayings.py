"""Number words that count nothing: in sayings, and where the next word makes them something else."""

from tinhban.foundation.cardinals import SCALES, UNITS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that a following word makes something else: "tỷ lệ", "tư nhân", "chín muồi".
ELSE = {
    "ba": _words("mẹ má tôi con cô lô mặt quân gác rọi toong hoa que"),
    "chín": _words("mẹ má tôi con cô lô mặt quân muồi chắn đỏ rộ mọng"),
    "tám": _words("chuyện"),
    "tư": _words("nhân liệu vấn pháp cách tưởng thế gia lệnh thương duy trang thục sản bản tình hữu"),
    "tỷ": _words("lệ giá trọng số suất phú muội mỉ thí"),
    "tỉ": _words("lệ giá trọng số suất phú mỉ thí"),
    "triệu": _words("tập hồi phú chứng"),
    "vạn": _words("sự vật an hoa phúc tuế năng chài thọ kiếp lý"),
    "trăm": _words("họ sự"),
    "nghìn": _words("trùng xưa thu đời"),
    "ngàn": _words("trùng xưa thu đời ngàn"),
    "mốt": _words("mai thời"),
}  # fmt: skip
_TEXT = """
hai năm rõ mười, ba cây chụm lại, một vốn bốn lời, một nắng hai sương, ba chìm bảy nổi, bảy nổi ba chìm, năm châu bốn biển,
năm châu bốn bể, bốn phương tám hướng, ba đầu sáu tay, hai bàn tay trắng, một mất mười ngờ, năm lần bảy lượt,
ba lần bảy lượt, dăm lần bảy lượt, mười phân vẹn mười, một công đôi việc, ba máu sáu cơn, ba chân bốn cẳng,
chín bỏ làm mười, năm thì mười họa, năm cha ba mẹ, ba bảy hai mươi mốt, ba mặt một lời, hai mặt một lời, bốn mùa xuân hạ,
ba cọc ba đồng, năm bè bảy mảng, một cổ hai tròng, kiềng ba chân, chân trong chân ngoài, trăm công nghìn việc,
trăm phương nghìn kế, muôn hình vạn trạng, nghìn cân treo, mười năm như một, trước sau như một, trăm người như một,
một lòng một dạ, một sớm một chiều, đi một ngày đàng, học một sàng khôn, hai trong một, ba hồn bảy vía, tám lạng nửa cân,
nửa cân tám lạng, năm hết tết đến, một chín một mười, mười mươi là
"""


def _by_word(text: str) -> dict[str, tuple[tuple[list[str], int], ...]]:
    """Of each number word the sayings that hold it, and the place where they do."""
    found: dict[str, list[tuple[list[str], int]]] = {}
    for saying in text.replace("\n", " ").split(","):
        phrase = saying.split()
        for place, word in enumerate(phrase):
            if word in UNITS or word in SCALES or word == "mười":
                found.setdefault(word, []).append((phrase, place))
    return {word: tuple(sayings) for word, sayings in found.items()}


SAYINGS = _by_word(_TEXT)
