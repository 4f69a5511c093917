"""Honest things of the kinds that bombs are of, as large as a busy day brings: what a bomb's cost is held against."""

from tests.stalls.archives import directory
from tests.stalls.bomb import Bomb
from tests.stalls.texts import TEXT_SIZE, pumped
from tests.stalls.word_files import word

SENTENCE = (
    "Đài Lai Châu sử dụng 5 tin, bài về chợ phiên do Báo Lào Cai gửi trong tháng 3 năm 2022. "
)
LINE = "22/01/2022,Chợ phiên,Đài Lai Châu\n"
PARAGRAPH = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"


def every() -> list[Bomb]:
    """One of each kind."""
    log = "Ngày,Tên tin,Đơn vị gửi\n" + LINE * 500
    return [
        Bomb("log", "plain", "so.csv", log.encode()),
        Bomb("text", "plain", "bai.txt", pumped(SENTENCE, TEXT_SIZE // 2).encode()),
        Bomb("word", "plain", "bai.docx", word(PARAGRAPH * 500)),
        Bomb("archive", "plain", "tep.zip", directory(100, b"a")),
    ]
