"""What was counted, in Vietnamese and English words that a person can judge."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tinhban.proof.counted import ANSWER, SIGNER, Answer, ByVersion, Counted
from tinhban.proof.vocabulary import DELIVERY, PUBLISHED, RECEIPT, REQUEST, USAGE

VI, EN = "vi", "en"

_PUBLISHED: dict[Counted, tuple[str, str]] = {
    DELIVERY: (
        "mỗi tin, bài trong một đợt giao của bên cung cấp cho bên sử dụng, theo ngày giao; "
        "khớp khi bên nhận ký biên nhận đúng nội dung đã giao",
        "each item in a delivery from the supplier to the user, by the day of delivery; "
        "agreed once the receiver has signed for the same content",
    ),
    RECEIPT: (
        "mỗi tin, bài của các đợt giao đó mà bên nhận đã ký biên nhận",
        "each item of those deliveries for which the receiver has signed",
    ),
    USAGE: (
        "mỗi lượt sử dụng do bên sử dụng khai và chưa rút, theo ngày sử dụng; khớp hay lệch theo ý kiến sau cùng "
        "của bên cung cấp, không có bên cung cấp thì của bên được nói đến",
        "each use that its publisher claims and has not withdrawn, by the day of use; agreed or differing by the last "
        "word of the supplier, and without a supplier of whom it is about",
    ),
    REQUEST: (
        "mỗi đề nghị cung cấp do bên đề nghị gửi và chưa rút, theo ngày gửi; khớp khi bên được đề nghị nhận cung cấp, "
        "lệch khi không nhận, theo trả lời sau cùng",
        "each request that was made and not cancelled, by its day; agreed if the organisation asked agrees to supply, "
        "contradicted if it declines, by its last answer",
    ),
}

_WORDS = {
    VI: {
        "made": "mỗi bản ghi {made}",
        "lines": "từng phần trong {lines}",
        "quantity": "cộng {quantity}",
        "day": "theo ngày {day}",
        "user": "của {user}",
        "other": "với {other}",
        "undone": "không đếm khi có {undone}",
        "agrees": "khớp khi có {agrees}",
        "contradicts": "lệch khi có {contradicts}",
        "answered_by": "do {answered_by} ký",
        "answer": "chỉ đếm phần đã khớp",
        "narrowed": "chọn theo {narrowed}",
        "slots": "theo kỳ {slots}, nghỉ khi có {excused}",
        "signer": "người ký",
        "or": " hoặc ",
    },
    EN: {
        "made": "each entry {made}",
        "lines": "each part of its {lines}",
        "quantity": "adding up {quantity}",
        "day": "by the day {day}",
        "user": "of {user}",
        "other": "with {other}",
        "undone": "not counted after {undone}",
        "agrees": "agreed by {agrees}",
        "contradicts": "contradicted by {contradicts}",
        "answered_by": "signed by {answered_by}",
        "answer": "only what was agreed is counted",
        "narrowed": "chosen by {narrowed}",
        "slots": "per slot {slots}, excused by {excused}",
        "signer": "the signer",
        "or": " or ",
    },
}


@dataclass(frozen=True)
class Told:
    """One thing that a figure counts, as the verifier tells of it."""

    counted: Counted

    @property
    def published(self) -> bool:
        """It means what the published vocabulary says; a name alone means nothing."""
        return self.counted.digest in PUBLISHED

    def words(self, language: str = VI) -> str:
        """What is counted."""
        if self.counted in _PUBLISHED:
            return _PUBLISHED[self.counted][language == EN]
        return _spelled(self.counted, _WORDS[EN if language == EN else VI])

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.counted.name,
            "digest": self.counted.digest,
            "published": self.published,
            "vi": self.words(VI),
            "en": self.words(EN),
        }


def _spelled(counted: Counted, words: dict[str, str]) -> str:
    """The declaration itself in words: types of entries and names of fields as they stand in it."""

    def one_of(names: Iterable[str]) -> str:
        return words["or"].join(words["signer"] if name == SIGNER else name for name in names)

    told = [words["made"].format(made=counted.made)]
    if counted.lines:
        told.append(words["lines"].format(lines=counted.lines.field))
    if counted.quantity:
        told.append(words["quantity"].format(quantity=counted.quantity))
    told.append(words["day"].format(day=counted.day))
    told.append(words["user"].format(user=one_of([counted.user])))
    if counted.other:
        told.append(words["other"].format(other=one_of([counted.other])))
    if counted.narrowed:
        told.append(words["narrowed"].format(narrowed=one_of(_chosen(counted))))
    said = [", ".join(told)]
    if counted.undone:
        said.append(words["undone"].format(undone=one_of(counted.undone)))
    if counted.agrees:
        said.append(words["agrees"].format(agrees=one_of(map(_answer, counted.agrees))))
    if counted.contradicts:
        contradicts = one_of(map(_answer, counted.contradicts))
        said.append(words["contradicts"].format(contradicts=contradicts))
    if counted.answered_by:
        said.append(words["answered_by"].format(answered_by=one_of(counted.answered_by)))
    if counted.named_by == ANSWER:
        said.append(words["answer"])
    if counted.slots:
        said.append(words["slots"].format(slots=counted.slots.slot, excused=counted.slots.excused))
    return "; ".join(said)


def _answer(answer: Answer) -> str:
    return f"{answer.type} ({answer.field}={answer.value})" if answer.field else answer.type


def _chosen(counted: Counted) -> Iterable[str]:
    for name, where in counted.narrowed:
        if isinstance(where, ByVersion):
            yield f"{name} ({', '.join(sorted(where.types))}: {where.field})"
        else:
            yield name if name == where else f"{name} ({where})"
