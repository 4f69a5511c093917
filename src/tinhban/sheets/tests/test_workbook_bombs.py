"""What is made to stall the reader takes time in proportion to its bytes, and never much memory."""

import json
import subprocess
import sys

import pytest
from tests.growing import too_fast

from tinhban.sheets.reading import read_log
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.tests import bombs, bombs_old, cases_xls
from tinhban.sheets.tests.bombs import Bomb
from tinhban.sheets.tests.made import TERM

BOMBS = [*bombs.BOMBS, *bombs_old.BOMBS]
_TIMES = 4  # the larger bomb has so many times the parts of the smaller
_MUCH = 2.5  # beyond in proportion; what grows by the square has 4


def read(data: bytes, filename: str) -> str:
    """What became of a file in one word."""
    try:
        return f"{len(read_log(data, filename, **TERM).rows)} rows"
    except UnreadableFile as refused:
        return refused.code


@pytest.mark.parametrize("bomb", BOMBS, ids=str)
def test_time_grows_with_the_bytes_and_no_faster(bomb: Bomb):
    small, large = bomb.made(bomb.size // 2), bomb.made(bomb.size // 2 * _TIMES)
    assert not too_fast(
        lambda: read(small, bomb.filename),
        lambda: read(large, bomb.filename),
        times=_TIMES * _MUCH,
        floor=0.004,
    )


LIMITED = """
import json, resource, sys
from tinhban.sheets.tests.test_workbook_bombs import BOMBS, read
data = [(bomb.made(bomb.size * 2), bomb.filename) for bomb in BOMBS[int(sys.argv[1])::4]]
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + (256 << 20),) * 2)
print(json.dumps([read(*bomb) for bomb in data]))
"""


@pytest.mark.parametrize("part", range(4))
def test_no_bomb_takes_more_than_256_megabytes(part: int):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(part)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    outcomes = json.loads(done.stdout)
    assert len(outcomes) == len(BOMBS[part::4])


def test_an_old_workbook_cut_anywhere_is_refused_or_whole():
    whole = cases_xls.xls()
    outcomes = {read(whole[:cut], "so.xls") for cut in range(0, len(whole), 512)}
    assert outcomes <= {"empty_file", "damaged", "not_a_spreadsheet"}
    assert read(whole, "so.xls") == "2 rows"
