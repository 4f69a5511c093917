"""A bundle is right as it was made, and refused after any change, with the reason."""

import json
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhban.proof import bundle
from tinhban.proof.archive import MAX_RATIO, SMALL, pack, read_archive, write_archive
from tinhban.proof.bundle import verify
from tinhban.proof.report import INCOMPLETE, OK, REASONS, REFUSED, UNREADABLE
from tinhban.proof.tests.frozen_world import (
    DEPARTMENT,
    EPOCH,
    NEIGHBOUR,
    SENDER,
    TAKER,
    World,
    agreed_world,
    uid,
)


@pytest.fixture(scope="module")
def sealed():
    frozen = agreed_world().freeze()
    frozen.seal()
    return frozen


@pytest.fixture
def check(tmp_path):
    """Write these bytes to a file and verify it."""

    def checked(data: bytes):
        path = tmp_path / "bundle.zip"
        path.write_bytes(data)
        return verify(path)

    return checked


def codes(report) -> list[str]:
    return [finding.code for finding in report.problems]


def test_an_untouched_bundle_counts_again(sealed, check):
    report = check(sealed.bundle())
    assert report.ok
    assert report.exit_code == OK
    assert [(f.key, f.value, f.right) for f in report.figures] == [("lai-chau-lao-cai", 9, True)]
    assert report.sealed_by == [str(NEIGHBOUR)]
    assert len(report.fingerprints) == 4


def test_a_bundle_from_before_declarations_counts_again(check):
    report = check(agreed_world().freeze(before=True).bundle())
    assert report.ok
    assert [(f.key, f.value, f.right) for f in report.figures] == [("lai-chau-lao-cai", 9, True)]
    assert report.figures[0].published


def test_the_same_contents_give_the_same_bytes(sealed):
    contents = sealed.contents()
    assert bundle.write(contents) == bundle.write(contents)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_changed_byte_of_the_file_is_refused(sealed, tmp_path, data):
    raw = bytearray(sealed.bundle())
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    path = tmp_path / "changed.zip"
    path.write_bytes(raw)
    assert not verify(path).ok


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_changed_member_in_a_well_made_archive_is_refused(sealed, tmp_path, data):
    original = tmp_path / "original.zip"
    original.write_bytes(sealed.bundle())
    members = read_archive(original)
    name = data.draw(st.sampled_from(sorted(members)))
    changed = bytearray(members[name])
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    path = tmp_path / "changed.zip"
    path.write_bytes(write_archive({**members, name: bytes(changed)}))
    assert not verify(path).ok


@pytest.mark.parametrize("signer", [SENDER, TAKER])
def test_an_entry_left_out_is_missed(sealed, check, signer):
    contents = sealed.contents()
    name = (sealed.world.channel, str(signer), EPOCH)
    log = list(contents.logs[name])
    for left_out, expected in ((1, "gap"), (len(log) - 1, "head_missing")):
        logs = {**contents.logs, name: log[:left_out] + log[left_out + 1 :]}
        report = check(bundle.write(replace(contents, logs=logs)))
        assert codes(report) == [expected]
        assert "bỏ ra" in report.problems[0].text("vi")
        assert "left out" in report.problems[0].text("en")


def test_a_log_left_out_is_missed(sealed, check):
    contents = sealed.contents()
    logs = {name: log for name, log in contents.logs.items() if name[1] != str(SENDER)}
    assert codes(check(bundle.write(replace(contents, logs=logs)))) == ["head_missing"]


def test_a_number_edited_in_the_signed_entry_breaks_its_body(sealed, check):
    contents = sealed.contents()
    name = (sealed.world.channel, str(DEPARTMENT), EPOCH)
    log = list(contents.logs[name])
    link, body = log[-1]
    log[-1] = (link, body.replace(b'"number":9', b'"number":8'))
    report = check(bundle.write(replace(contents, logs={**contents.logs, name: log})))
    assert codes(report) == ["bad_entry"]


@pytest.mark.parametrize(
    "changed",
    [
        {"acts": {"usage": {"number": 10}}},
        {"acts": {"delivery": {"awaiting": 1}}},
        {"acts": {"usage": {"contradicted": 1}}},
        {"state": "one_sided"},
        {"value": 11},
        *({"before": True, name: n} for name, n in (("used", 10), ("awaiting", 1), ("value", 11))),
        {"before": True, "state": "one_sided"},
    ],
    ids=str,
)
def test_a_false_number_that_was_signed_is_counted_otherwise(check, changed):
    report = check(agreed_world().freeze(**changed).bundle())
    assert codes(report) == ["number_differs"]
    assert not report.figures[0].right
    assert report.exit_code == REFUSED


def test_a_list_with_an_entry_left_out_is_refused_though_it_was_signed(check):
    world = agreed_world()
    counted = world.lists()
    short = {**counted, "usage": counted["usage"][1:]}
    told = {"usage": {"agreed": 8, "number": 8}}
    report = check(world.freeze(lists=short, acts=told, value=8).bundle())
    assert codes(report) == ["line_left_out", *["number_differs"] * 3]
    before = world.freeze(lists=short, before=True, confirmed=8, used=8, value=8)
    assert codes(check(before.bundle())) == ["line_left_out", *["number_differs"] * 3]


def test_a_list_with_an_entry_too_many_is_refused_though_it_was_signed(check):
    world = agreed_world()
    counted = world.lists()
    more = {**counted, "usage": sorted([*counted["usage"], counted["delivery"][0]])}
    assert "line_not_admitted" in codes(check(world.freeze(lists=more).bundle()))


def test_other_lists_than_were_signed_are_refused(sealed, check):
    contents = replace(sealed.contents(), lists=sealed.lists.replace(b"}", b" }", 1))
    assert codes(check(bundle.write(contents))) == ["blob_differs"]


def test_an_entry_signed_with_another_key_is_refused(sealed, check):
    contents = sealed.contents()
    stranger = agreed_world()
    statements = {**contents.statements, str(TAKER): [stranger.signers[TAKER].statement()]}
    assert codes(check(bundle.write(replace(contents, statements=statements)))) == ["bad_signature"]


def test_a_key_that_is_not_in_the_bundle_is_named(sealed, check):
    contents = sealed.contents()
    statements = {k: v for k, v in contents.statements.items() if k != str(TAKER)}
    assert codes(check(bundle.write(replace(contents, statements=statements)))) == ["unknown_key"]


def test_an_entry_of_an_observer_is_refused(check):
    world = World()
    world.open({TAKER: "observer"})
    world.exchange(3, 3, 2, 2)
    assert codes(check(world.freeze().bundle())) == ["not_a_member"]


def test_an_undisclosed_entry_makes_the_check_incomplete(sealed, check):
    contents = sealed.contents()
    name = (sealed.world.channel, str(TAKER), EPOCH)
    log = list(contents.logs[name])
    log[-1] = (log[-1][0], None)
    report = check(bundle.write(replace(contents, logs={**contents.logs, name: log})))
    assert report.ok
    assert report.exit_code == INCOMPLETE
    assert {note.code for note in report.notes} == {"withheld", "undisclosed_line"}


def test_a_repeated_intention_is_kept_and_not_counted(check):
    world = agreed_world()
    frozen = world.freeze
    world.count -= 1  # the next entry takes the id of the last one
    world.write(
        SENDER,
        "vn.tinhban.usage.disputed.v1",
        {"usage": uid(700), "reason": "nhầm", "disputed_on": "2022-03-02"},
    )
    honest = {"usage": {"agreed": 9, "contradicted": 0, "awaiting": 0}}
    assert check(frozen(state="agreed", acts=honest).bundle()).ok


def test_a_demonstration_says_so_and_cannot_take_it_off(check):
    frozen = agreed_world(demo=True).freeze()
    report = check(frozen.bundle())
    assert report.demo
    assert report.lines("vi")[0].startswith("DỮ LIỆU TRÌNH DIỄN")
    claimed = check(bundle.write(replace(frozen.contents(), demo=False)))
    assert claimed.demo


def test_a_bomb_is_not_unpacked(sealed, check):
    members = {"lists.gz": pack(b"\0" * (SMALL * MAX_RATIO))}
    assert codes(check(write_archive(members))) == ["member_missing"]
    contents = sealed.contents()
    huge = bundle.write(replace(contents, lists=b"\0" * (SMALL * 30)))
    assert codes(check(huge)) == ["bomb"]


def test_overlapping_and_doubled_members_are_refused(sealed, tmp_path):
    path = tmp_path / "doubled.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", b"{}")
        with pytest.warns(UserWarning):
            archive.writestr("manifest.json", b"{}")
    assert codes(verify(path)) == ["doubled_name"]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../manifest.json", b"{}")
    assert codes(verify(path)) == ["bad_name"]
    raw = bytearray(write_archive({"a": b"x" * 100, "b": b"y" * 100}))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 42 : at + 46] = (0).to_bytes(
        4, "little"
    )  # the second member begins where the first does
    path.write_bytes(raw)
    assert codes(verify(path)) == ["overlap"]


def test_what_is_no_bundle_is_told_apart(tmp_path):
    path = tmp_path / "text.zip"
    path.write_bytes(b"not a zip at all")
    assert codes(verify(path)) == ["not_a_zip"]
    missing = verify(tmp_path / "nothing.zip")
    assert (codes(missing), missing.exit_code) == (["no_file"], UNREADABLE)


def test_every_reason_is_said_in_both_languages():
    for code, (vi, en) in REASONS.items():
        assert vi.strip() and en.strip(), code
        assert vi != en


def test_the_verifier_runs_alone_without_django(sealed, tmp_path):
    """The file inside the bundle, run by a bare interpreter, knows neither Django nor this package."""
    path = tmp_path / "bundle.zip"
    path.write_bytes(sealed.bundle())
    alone = tmp_path / "verify.pyz"
    alone.write_bytes(read_archive(path)["verify.pyz"])
    blocked = (
        "import sys, runpy; sys.modules['django'] = None; sys.argv = sys.argv[1:]; "
        "sys.path = [p for p in sys.path if not p.endswith('src')]; "
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", blocked, str(alone), "--json", str(path)],
        capture_output=True,
        cwd=tmp_path,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ok"] is True
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    refused = subprocess.run(
        [sys.executable, "-c", blocked, str(alone), str(path)],
        capture_output=True,
        cwd=tmp_path,
        timeout=60,
    )
    assert refused.returncode == 1
    assert "KHÔNG chấp nhận" in refused.stdout.decode()
