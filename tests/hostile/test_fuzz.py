"""Whatever is sent to whatever address, the node answers in words: never with 5xx.

More of it: `TINHBAN_FUZZ=20 pytest tests/hostile/test_fuzz.py` sends 20 odd values for each field, and
`TINHBAN_FUZZ_SEED` chooses others.
"""

import logging
import os
from collections.abc import Iterator

import pytest

from tests.authorisation.stage import Stage
from tests.hostile import fuzzing
from tests.hostile.sending import send
from tests.hostile.strict import like_postgresql

EACH = int(os.environ.get("TINHBAN_FUZZ", "1"))
SEED = int(os.environ.get("TINHBAN_FUZZ_SEED", "1"))


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Thousands of refused requests are not kept as lines."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True)
def _one_behaviour(db: None) -> Iterator[None]:
    with like_postgresql():
        yield


@pytest.mark.parametrize("kind", ["gets", "posts", "paths", "fullest"])
def test_no_field_of_any_address_breaks_a_page(stage: Stage, kind: str):
    broken, sent = [], 0
    for row, shot in getattr(fuzzing, kind)(stage, SEED, EACH):
        answer = send(fuzzing.client_of(stage, row), shot)
        sent += 1
        if answer.status_code >= 500:
            broken.append(str(shot))
    assert sent > 100
    assert not broken, "\n".join(broken)
