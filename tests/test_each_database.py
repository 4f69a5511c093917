"""The lists of what one database is asked name what there is."""

from pathlib import Path

import pytest

from tests.each_database import POSTGRESQL, SQLITE


@pytest.mark.parametrize("name", [*SQLITE, *POSTGRESQL])
def test_what_is_asked_once_is_there(name: str):
    file, _, test = name.partition("::")
    assert Path(file).exists()
    if test:
        assert f"def {test.partition('[')[0]}(" in Path(file).read_text()
