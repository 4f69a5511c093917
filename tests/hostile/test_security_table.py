"""The table of `docs/security.md` is whole, and names tests and files that there are."""

import re
from collections import Counter
from pathlib import Path

import tinhban

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(tinhban.__file__).parent
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| (T|S|R|–|O) \| ([^|]+) \| ([^|]*) \|$", re.M)
# How many requirements of levels 1 and 2 each chapter of ASVS 5.0 has.
CHAPTERS = {1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16, 17: 7}  # fmt: skip
TEXT = (ROOT / "docs" / "security.md").read_text()


def test_every_requirement_of_the_two_levels_has_its_row():
    rows = ROW.findall(TEXT)
    assert len({row[0] for row in rows}) == len(rows) == 253
    assert Counter(int(row[0].split(".")[0]) for row in rows) == CHAPTERS
    states = Counter(row[1] for row in rows)
    told = f"Today: {states['T']} tested, {states['S']} set, {states['R']} reasoned, {states['–']} without an object, {states['O']} open."
    assert told in TEXT


def test_what_is_said_to_be_tested_names_its_test():
    missing = []
    for requirement, state, _about, told in ROW.findall(TEXT):
        names = re.findall(r"[\w/]+/[\w/]+\.py|(?<=[ ,])test_\w+\.py", told)
        if state == "T" and not names:
            missing.append(requirement)
        missing += [f"{requirement}: {name}" for name in names if not _exists(name)]
        for file, test in re.findall(r"([\w/]+\.py)::(test_\w+)", told):
            if f"def {test}(" not in _found(file).read_text():
                missing.append(f"{requirement}: {test}")
    assert not missing, missing


def _found(name: str) -> Path:
    for place in (ROOT, PACKAGE, ROOT / "tests" / "hostile", ROOT / "tests" / "authorisation"):
        if (place / name).exists():
            return place / name
    return ROOT / name


def _exists(name: str) -> bool:
    return _found(name).exists()
