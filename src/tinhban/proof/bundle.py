"""The proof bundle of a frozen review: written once, and counted again by whoever holds it.

manifest.json, manifest.sha256     what is in the bundle, and under which checksum
keys/<organisation>.txt            key statements signed by root keys, one a line
logs/<channel>/<organisation>/<epoch>.gz   one entry a line: link, space, body in base64url ("-": not disclosed)
lists.gz                           the evidence lines of every figure, as signed at freezing
narrative.json                     the text of the report, as signed at freezing
verify.pyz, DOC-TRUOC.txt          this verifier, and how to run it
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tinhban.proof.archive import Unpacker, pack, read_archive, write_archive
from tinhban.proof.encoding import Malformed, b64url, read_json
from tinhban.proof.history import CheckedEntry, History, LogName
from tinhban.proof.keys import KeyRing, fingerprint
from tinhban.proof.links import Mismatch
from tinhban.proof.recount import recount
from tinhban.proof.refusals import BundleRefused
from tinhban.proof.report import Finding, Report
from tinhban.wire.refusals import EntryRefused

FORMAT = "tinhban-bundle"
MANIFEST, CHECKSUM = "manifest.json", "manifest.sha256"
LISTS, NARRATIVE, VERIFIER, README = "lists.gz", "narrative.json", "verify.pyz", "DOC-TRUOC.txt"
FROZEN = "vn.tinhban.review.frozen.v1"
SEALED = "vn.tinhban.review.sealed.v1"

RawEntry = tuple[bytes, bytes | None]  # link, body


@dataclass(frozen=True)
class Contents:
    """What goes into a bundle."""

    frozen: str  # hash of the entry that froze the figures
    logs: Mapping[LogName, Iterable[RawEntry]]
    statements: Mapping[str, Iterable[str]]  # organisation: its key statements
    lists: bytes
    narrative: bytes
    verifier: bytes
    demo: bool = False
    extra: Mapping[str, bytes] = field(default_factory=dict)


def write(contents: Contents) -> bytes:
    """The bytes of a bundle: the same contents give the same bytes."""
    members: dict[str, bytes] = dict(contents.extra)
    for (channel, organisation, epoch), entries in contents.logs.items():
        lines = (
            link + b" " + (b"-" if body is None else b64url(body).encode()) + b"\n"
            for link, body in entries
        )
        members[f"logs/{channel}/{organisation}/{epoch}.gz"] = pack(b"".join(lines))
    for organisation, statements in contents.statements.items():
        members[f"keys/{organisation}.txt"] = "".join(f"{s}\n" for s in statements).encode()
    members[LISTS] = pack(contents.lists)
    members[NARRATIVE] = contents.narrative
    members[VERIFIER] = contents.verifier
    members[README] = (_README_DEMO if contents.demo else "").encode() + _README.encode()
    manifest = {
        "format": FORMAT,
        "v": 1,
        "demo": contents.demo,
        "frozen": contents.frozen,
        "members": {
            name: {"n": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(members.items())
        },
    }
    members[MANIFEST] = json.dumps(manifest, indent=1).encode() + b"\n"
    members[CHECKSUM] = _checksum(members[MANIFEST])
    return write_archive(members)


def verify(path: Path | str) -> Report:
    """Check a bundle and count its figures again; never raises for what the bundle holds."""
    report = Report()
    try:
        _verify(Path(path), report)
    except BundleRefused as error:
        report.problems.append(error.finding)
        report.unreadable = error.code == "no_file"
    except (
        EntryRefused,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
    ) as error:
        # Signed data of another shape than ours: nothing is concluded from it.
        report.problems.append(Finding("bad_review", {"why": repr(error)}))
    return report


def _verify(path: Path, report: Report) -> None:
    members = read_archive(path)
    manifest = _manifest(members)
    ring = _keys(members)
    history = History(ring)
    unpacker = Unpacker()
    for name in sorted(members):
        if name.startswith("logs/"):
            history.read_log(_log_name(name), _lines(name, unpacker.unpack(name, members[name])))
    history.check_members()
    report.entries = len(history.by_hash)
    report.names = history.names()
    report.fingerprints = {str(o): fingerprint(root) for o, root in ring.roots.items()}
    frozen = _frozen(history, manifest["frozen"], report)
    # The mark of the genesis counts, not the manifest's: nobody can take it off.
    report.demo = any(_is_demo(history, channel) for channel in history.channels())
    if report.demo:
        report.notes.append(Finding("demo"))
    lists = unpacker.unpack(LISTS, members[LISTS])
    data = frozen.body.data if frozen.body else {}
    for name, blob, signed in (
        (LISTS, lists, data.get("lists")),
        (NARRATIVE, members[NARRATIVE], data.get("narrative")),
    ):
        if hashlib.sha256(blob).hexdigest() != signed:
            raise BundleRefused("blob_differs", name=name)
    try:
        recount(history, frozen, lists, report)
    except (KeyError, TypeError, AttributeError, Malformed) as error:
        raise BundleRefused("bad_review", why=repr(error)) from error
    _seals(history, frozen, report)


def _manifest(members: dict[str, bytes]) -> dict[str, Any]:
    """The manifest, once every member is as it says."""
    for name in (MANIFEST, CHECKSUM, LISTS, NARRATIVE):
        if name not in members:
            raise BundleRefused("member_missing", name=name)
    if members[CHECKSUM] != _checksum(members[MANIFEST]):
        raise BundleRefused("manifest_changed")
    try:
        manifest = read_json(members[MANIFEST], floats=False)
        if manifest["format"] != FORMAT or manifest["v"] != 1:
            raise BundleRefused("bad_manifest", why="format")
        listed = {str(name): (one["n"], one["sha256"]) for name, one in manifest["members"].items()}
        frozen = manifest["frozen"]
    except (Malformed, KeyError, TypeError, AttributeError) as error:
        raise BundleRefused("bad_manifest", why=str(error)) from error
    if not isinstance(frozen, str):
        raise BundleRefused("bad_manifest", why="frozen")
    present = members.keys() - {MANIFEST, CHECKSUM}
    for name in sorted(listed.keys() - present):
        raise BundleRefused("member_missing", name=ascii(name))
    for name in sorted(present - listed.keys()):
        raise BundleRefused("member_unlisted", name=name)
    for name in sorted(present):
        if (len(members[name]), hashlib.sha256(members[name]).hexdigest()) != listed[name]:
            raise BundleRefused("member_changed", name=name)
    return dict(manifest)


def _keys(members: dict[str, bytes]) -> KeyRing:
    ring = KeyRing()
    for name in sorted(members):
        if not name.startswith("keys/"):
            continue
        organisation = name.removeprefix("keys/").removesuffix(".txt")
        for line in members[name].splitlines():
            try:
                statement = ring.add(line)
                if str(statement.organisation) != organisation:
                    raise Mismatch("of another organisation")
            except EntryRefused as error:
                raise BundleRefused("bad_key", organisation=organisation, why=str(error)) from error
    return ring


def _log_name(name: str) -> LogName:
    parts = name.removesuffix(".gz").split("/")
    if len(parts) != 4 or not name.endswith(".gz"):
        raise BundleRefused("bad_manifest", why=name)
    return parts[1], parts[2], parts[3]


def _lines(name: str, data: bytes) -> list[bytes]:
    if not data.endswith(b"\n"):
        raise BundleRefused("member_changed", name=name)
    return data[:-1].split(b"\n")


def _frozen(history: History, hash: str, report: Report) -> CheckedEntry:
    entry = history.by_hash.get(hash)
    if entry is None or entry.link.type != FROZEN or entry.body is None:
        raise BundleRefused("no_review", entry=hash[:80])
    data = entry.body.data
    report.frozen, report.frozen_by = hash, str(entry.link.organisation)
    report.title, report.period = str(data.get("title", "")), str(data.get("period", ""))
    version = data.get("version")
    report.version = version if type(version) is int else 0
    return entry


def _is_demo(history: History, channel: str) -> bool:
    genesis = history.by_hash[channel]
    return genesis.body is not None and genesis.body.data.get("demo") is True


def _seals(history: History, frozen: CheckedEntry, report: Report) -> None:
    """Who else signed the same figures."""
    for entry in history.by_hash.values():
        link = entry.link
        if link.type != SEALED or link.channel != frozen.link.channel or entry.body is None:
            continue
        data, author = entry.body.data, str(link.organisation)
        if data.get("frozen") != frozen.link.hash:
            if data.get("edition") == (frozen.body.data.get("edition") if frozen.body else None):
                raise BundleRefused("seal_differs", entry=link.hash)
            continue
        if frozen.link.hash in link.refs and author != report.frozen_by:
            report.sealed_by.append(author)
    report.sealed_by = sorted(set(report.sealed_by))


def _checksum(manifest: bytes) -> bytes:
    return f"{hashlib.sha256(manifest).hexdigest()}  {MANIFEST}\n".encode()


_README_DEMO = """DỮ LIỆU TRÌNH DIỄN - gói này không có giá trị chứng minh.

"""

_README = """GÓI MINH CHỨNG SỐ LIỆU

Gói này chứa đủ các bản ghi đã ký mà số liệu của báo cáo được đếm từ đó, để đơn vị khác kiểm tra lại
trên máy của mình, không cần mạng và không cần cơ sở dữ liệu.

Cách kiểm tra (cần Python 3.11 trở lên và thư viện PyNaCl):

    python verify.pyz <tên tệp gói>.zip

hoặc, trên máy đã cài phần mềm:

    tinhban verify <tên tệp gói>.zip

Chương trình kiểm tra: gói không bị sửa; mỗi sổ liền mạch từ bản ghi đầu đến bản ghi đã chốt; chữ ký và
tư cách thành viên của từng bản ghi; danh sách bản ghi của từng số liệu; rồi đếm lại từng số liệu theo quy
tắc đã ký. Dấu vân tay khóa gốc in ở cuối phải so với công văn của từng đơn vị.

Muốn chắc chắn, dùng chương trình kiểm tra lấy từ nguồn tin cậy khác thay cho tệp verify.pyz trong gói.
"""
