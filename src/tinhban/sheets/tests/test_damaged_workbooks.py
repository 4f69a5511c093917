"""Files with bytes changed, lost and put in: read or refused in words, never anything else."""

import random

import pytest

from tinhban.sheets.reading import read_log
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.tests import cases_archives, cases_csv, cases_markup, cases_xls
from tinhban.sheets.tests.made import TERM
from tinhban.sheets.tests.packing import archive, packed
from tinhban.sheets.tests.parts import parts

SETS = (cases_archives, cases_csv, cases_markup, cases_xls)
_LARGEST = 40_000


def hurt(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(max(1, len(changed)))
        what = chance.random()
        if what < 0.6:
            changed[at : at + 1] = bytes([chance.choice([0, 1, 255, chance.randrange(256)])])
        elif what < 0.8:
            del changed[at : at + chance.choice([1, 2, 8, 64, 512])]
        else:
            changed[at:at] = chance.randbytes(chance.choice([1, 4, 16]))
    return bytes(changed)


def outcome(data: bytes, filename: str) -> str:
    try:
        read_log(data, filename, **TERM)
    except UnreadableFile as refused:
        return refused.code
    return "read"


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.__name__.rpartition("_")[2])
def test_a_damaged_file_is_read_or_refused(one):
    chance = random.Random(1)
    whole = [(case.made(), case.filename) for case in one.CASES]
    small = [(data, name) for data, name in whole if data and len(data) < _LARGEST]
    outcomes = {outcome(hurt(data, chance), name) for data, name in small * 8}
    assert {"read", "damaged"} <= outcomes or one is cases_csv


def test_damage_inside_the_parts_of_a_workbook_is_read_or_refused():
    chance = random.Random(2)
    outcomes = set()
    for _ in range(600):
        found = parts(shared=["<t>a</t>"], formats=({170: "dd/mm"}, [0, 170]))
        name = chance.choice(list(found))
        content = bytearray(found[name])
        for _ in range(chance.randint(1, 5)):
            content[chance.randrange(len(content))] = chance.choice(b"<>\"'/= &;0aZ\0\xff")
        outcomes.add(outcome(archive(packed({**found, name: bytes(content)})), "a.xlsx"))
    assert {"read", "damaged"} <= outcomes
