"""What a verification found, in Vietnamese and English words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tinhban.proof.words import Told

OK, REFUSED, UNREADABLE, INCOMPLETE = 0, 1, 2, 3

REASONS: dict[str, tuple[str, str]] = {
    # the archive
    "no_file": ("Không mở được tệp {name}.", "The file {name} cannot be opened."),
    "not_a_zip": ("Tệp không phải gói zip nguyên vẹn.", "The file is not an intact zip archive."),
    "too_large": ("Gói lớn hơn {limit} MB.", "The bundle is larger than {limit} MB."),
    "too_many_members": (
        "Gói có hơn {limit} thành phần.",
        "The bundle has more than {limit} members.",
    ),
    "bad_name": ("Tên thành phần không hợp lệ: {name}.", "A member has an unsafe name: {name}."),
    "doubled_name": ("Thành phần {name} xuất hiện hai lần.", "The member {name} stands twice."),
    "odd_member": (
        "Thành phần {name} bị hỏng hoặc đóng gói khác quy cách.",
        "The member {name} is damaged or packed in another way.",
    ),
    "bomb": (
        "Thành phần {name} bung ra quá lớn so với kích thước nén.",
        "The member {name} unpacks to far more than its size.",
    ),
    "overlap": (
        "Thành phần {name} nằm chồng lên thành phần khác trong gói.",
        "The member {name} overlaps another one.",
    ),
    "not_canonical": (
        "Gói có byte lạ ngoài các thành phần: đã bị sửa sau khi lập.",
        "The archive has bytes that its members do not explain: it was changed after it was made.",
    ),
    # the manifest
    "bad_manifest": (
        "Bảng kê của gói không đọc được: {why}.",
        "The manifest cannot be read: {why}.",
    ),
    "manifest_changed": (
        "Bảng kê của gói đã bị sửa: mã kiểm tra không khớp.",
        "The manifest was changed: its checksum does not match.",
    ),
    "member_missing": (
        "Thiếu thành phần {name} có trong bảng kê.",
        "The member {name} of the manifest is missing.",
    ),
    "member_unlisted": (
        "Thành phần {name} không có trong bảng kê.",
        "The member {name} is not in the manifest.",
    ),
    "member_changed": (
        "Thành phần {name} đã bị sửa: mã kiểm tra không khớp.",
        "The member {name} was changed: its checksum does not match.",
    ),
    # keys, chains, members
    "bad_key": (
        "Khóa của đơn vị {organisation} không hợp lệ: {why}.",
        "A key of the organisation {organisation} is not valid: {why}.",
    ),
    "unknown_key": (
        "Bản ghi {entry} ký bằng khóa không có trong gói.",
        "The entry {entry} is signed with a key that is not in the bundle.",
    ),
    "bad_signature": (
        "Chữ ký của bản ghi {entry} không đúng.",
        "The signature of the entry {entry} is wrong.",
    ),
    "bad_entry": (
        "Bản ghi thứ {seq} trong sổ {log} không đọc được: {why}.",
        "Entry {seq} of the log {log} cannot be read: {why}.",
    ),
    "wrong_place": (
        "Bản ghi {entry} không thuộc sổ {log}.",
        "The entry {entry} does not belong to the log {log}.",
    ),
    "gap": (
        "Sổ {log} thiếu bản ghi thứ {seq}: có bản ghi đã bị bỏ ra.",
        "The log {log} lacks entry {seq}: an entry was left out.",
    ),
    "broken_chain": (
        "Bản ghi thứ {seq} trong sổ {log} không nối với bản ghi trước nó.",
        "Entry {seq} of the log {log} does not follow the one before it.",
    ),
    "no_genesis": (
        "Kênh {channel} không có bản ghi mở kênh.",
        "The channel {channel} has no opening entry.",
    ),
    "not_a_member": (
        "Bản ghi {entry} do đơn vị không có quyền ghi trong kênh ký.",
        "The entry {entry} is signed by an organisation that may not write in the channel.",
    ),
    # the review
    "no_review": (
        "Gói không có bản ghi chốt số liệu {entry}.",
        "The bundle lacks the entry {entry} that froze the figures.",
    ),
    "bad_review": (
        "Bản ghi chốt số liệu không đọc được: {why}.",
        "The entry that froze the figures cannot be read: {why}.",
    ),
    "head_missing": (
        "Sổ {log} không đủ đến bản ghi thứ {seq} đã chốt: có bản ghi đã bị bỏ ra.",
        "The log {log} does not reach entry {seq}, at which it was frozen: an entry was left out.",
    ),
    "head_differs": (
        "Sổ {log}: bản ghi thứ {seq} khác bản ghi đã chốt.",
        "The log {log}: entry {seq} is not the one that was frozen.",
    ),
    "channel_missing": (
        "Số liệu {key} đếm từ kênh {channel} không có trong gói.",
        "The figure {key} counts from the channel {channel}, which is not in the bundle.",
    ),
    "blob_differs": (
        "{name} trong gói khác bản đã ký khi chốt số liệu.",
        "{name} in the bundle is not what was signed at freezing.",
    ),
    "bad_rule": (
        "Quy tắc đếm của số liệu {key} không đọc được: {why}.",
        "The rule of the figure {key} cannot be read: {why}.",
    ),
    "bad_declaration": (
        "Cách đếm mà báo cáo khai không đọc được: {why}.",
        "What the report declares to count cannot be read: {why}.",
    ),
    "act_unknown": (
        "Số liệu {key}: quy tắc đếm không có phần {count}.",
        "The figure {key}: its rule does not count any {count}.",
    ),
    "list_missing": (
        "Số liệu {key}: gói không có danh sách {count}.",
        "The figure {key}: the bundle has no list of {count}.",
    ),
    "list_digest": (
        "Số liệu {key}: danh sách {count} khác mã đã ký khi chốt.",
        "The figure {key}: the list of {count} does not match the digest signed at freezing.",
    ),
    "list_number": (
        "Số liệu {key}: danh sách {count} có {found} dòng, số đã ký là {said}.",
        "The figure {key}: the list of {count} has {found} lines, the number signed is {said}.",
    ),
    "line_not_admitted": (
        "Số liệu {key}: bản ghi {entry} trong danh sách {count} không được quy tắc đếm thừa nhận.",
        "The figure {key}: the rule does not admit the entry {entry} of the list of {count}.",
    ),
    "line_left_out": (
        "Số liệu {key}: bản ghi {entry} phải có trong danh sách {count} nhưng đã bị bỏ ra.",
        "The figure {key}: the entry {entry} belongs in the list of {count} and was left out.",
    ),
    "number_differs": (
        "Số liệu {key}: {field} ghi {said}, đếm lại được {found}.",
        "The figure {key}: {field} says {said}, counting again gives {found}.",
    ),
    "seal_differs": (
        "Xác nhận {entry} không phải cho số liệu trong gói.",
        "The seal {entry} is not for the figures of this bundle.",
    ),
    # notes
    "demo": (
        "DỮ LIỆU TRÌNH DIỄN: gói này không có giá trị chứng minh.",
        "DEMONSTRATION DATA: this bundle proves nothing about real facts.",
    ),
    "withheld": (
        "{number} bản ghi không được công bố nội dung, không đếm lại được.",
        "{number} entries are not disclosed to the maker of this bundle and cannot be counted again.",
    ),
    "undisclosed_line": (
        "Số liệu {key}: {number} dòng của danh sách {count} dựa trên bản ghi không được công bố.",
        "The figure {key}: {number} lines of the list of {count} rest on entries not disclosed here.",
    ),
    "typed": (
        "Số liệu {key} nhập tay, có văn bản kèm theo, không đếm từ sổ.",
        "The figure {key} was typed from a paper and is not counted from entries.",
    ),
}


@dataclass(frozen=True)
class Finding:
    """One thing that was found, by its code."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def text(self, language: str = "vi") -> str:
        vi, en = REASONS[self.code]
        return (en if language == "en" else vi).format(**self.params)

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "vi": self.text("vi"), "en": self.text("en"), **self.params}


@dataclass(frozen=True)
class FigureResult:
    """One figure, counted again."""

    key: str
    printed: str
    value: int | None
    state: str
    right: bool
    counted: tuple[Told, ...] = ()  # none: typed

    @property
    def published(self) -> bool:
        """It is counted as the published vocabulary says."""
        return all(one.published for one in self.counted)

    def to_json(self) -> dict[str, Any]:
        return {**vars(self), "counted": [one.to_json() for one in self.counted]}


@dataclass
class Report:
    """The answer of the verifier."""

    problems: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    figures: list[FigureResult] = field(default_factory=list)
    title: str = ""
    period: str = ""
    version: int = 0
    frozen: str = ""  # hash of the entry that froze the figures
    frozen_by: str = ""
    sealed_by: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # as parties signed them
    fingerprints: dict[str, str] = field(default_factory=dict)
    entries: int = 0
    demo: bool = False
    unreadable: bool = False

    @property
    def ok(self) -> bool:
        return not self.problems

    @property
    def complete(self) -> bool:
        """Everything could be counted again."""
        return not any(note.code in ("withheld", "undisclosed_line") for note in self.notes)

    @property
    def exit_code(self) -> int:
        if self.unreadable:
            return UNREADABLE
        if self.problems:
            return REFUSED
        return OK if self.complete else INCOMPLETE

    def name(self, organisation: str) -> str:
        return self.names.get(organisation, organisation)

    def to_json(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "complete": self.complete,
            "demo": self.demo,
            "title": self.title,
            "period": self.period,
            "version": self.version,
            "frozen": self.frozen,
            "frozen_by": {"organisation": self.frozen_by, "name": self.name(self.frozen_by)},
            "sealed_by": [{"organisation": one, "name": self.name(one)} for one in self.sealed_by],
            "entries": self.entries,
            "figures": [figure.to_json() for figure in self.figures],
            "problems": [finding.to_json() for finding in self.problems],
            "notes": [finding.to_json() for finding in self.notes],
            "fingerprints": self.fingerprints,
        }

    def lines(self, language: str = "vi") -> list[str]:
        """The report as a person reads it in a terminal."""
        words = _WORDS[1 if language == "en" else 0]
        told = [note.text(language) for note in self.notes if note.code == "demo"]
        if self.title:
            told.append(words["title"].format(title=self.title, version=self.version))
            told.append(words["frozen"].format(name=self.name(self.frozen_by), entry=self.frozen))
        for organisation in self.sealed_by:
            told.append(words["sealed"].format(name=self.name(organisation)))
        for figure in self.figures:
            mark = words["right"] if figure.right else words["wrong"]
            if figure.counted:
                mark += ", " + words["published" if figure.published else "declared"]
            value = "-" if figure.value is None else figure.value
            told.append(f"  {figure.key}: {figure.printed} ({value}) - {mark}")
        told += self._counted(language, words)
        told += [f"! {problem.text(language)}" for problem in self.problems]
        told += [note.text(language) for note in self.notes if note.code != "demo"]
        if self.ok:
            told.append(words["ok"].format(entries=self.entries))
            told.append(words["compare"])
            told += [
                f"  {self.name(organisation)}: {text}"
                for organisation, text in sorted(self.fingerprints.items())
            ]
        else:
            told.append(words["refused"])
        return told

    @property
    def counted(self) -> list[Told]:
        """Everything that the figures count, each once."""
        return list(dict.fromkeys(one for figure in self.figures for one in figure.counted))

    def _counted(self, language: str, words: Mapping[str, str]) -> list[str]:
        if not self.counted:
            return []
        told = [words["counted"]]
        for one in self.counted:
            mark = words["published" if one.published else "declared"]
            told.append(f"  {one.counted.name} ({mark}): {one.words(language)}")
        return told


_WORDS = (
    {
        "title": "{title} (bản chốt {version})",
        "frozen": "Chốt bởi: {name}, bản ghi {entry}",
        "sealed": "Đã xác nhận: {name}",
        "right": "đếm lại khớp",
        "wrong": "KHÔNG khớp",
        "published": "theo cách đếm đã công bố",
        "declared": "theo cách đếm do báo cáo này khai",
        "counted": "Đã đếm:",
        "ok": "Gói minh chứng đúng: {entries} bản ghi, chuỗi và chữ ký hợp lệ, số liệu đếm lại khớp.",
        "compare": "Dấu vân tay khóa gốc, cần so với công văn của từng đơn vị:",
        "refused": "KHÔNG chấp nhận gói minh chứng này.",
    },
    {
        "title": "{title} (version {version})",
        "frozen": "Frozen by: {name}, entry {entry}",
        "sealed": "Sealed by: {name}",
        "right": "counted again, right",
        "wrong": "WRONG",
        "published": "counted as the vocabulary says",
        "declared": "counted as this report declares",
        "counted": "What was counted:",
        "ok": "The bundle is right: {entries} entries, chains and signatures hold, the figures count again.",
        "compare": "Fingerprints of root keys, to be compared with each organisation's official letter:",
        "refused": "This bundle is REFUSED.",
    },
)
