"""The bar for numbers in prose: nearly all are read, and none is told as something else."""

import pytest

from tests.written_forms.judging import Outcome, all_told, by_kind

MOST = 0.98
MOST_OF_A_KIND = 0.95


@pytest.fixture(scope="module")
def told():
    return all_told()


def test_nothing_is_told_as_something_else(told):
    assert [(text, read) for _, text, outcome, read in told if outcome is Outcome.WRONG] == []


def test_nearly_all_is_read(told):
    right = sum(outcome is Outcome.RIGHT for _, _, outcome, _ in told)
    assert len(told) >= 1500
    assert right >= MOST * len(told)


def test_no_kind_is_left_behind(told):
    kinds = by_kind(told)
    assert len(kinds) >= 18
    behind = {kind: counted for kind, counted in kinds.items() if _share(counted) < MOST_OF_A_KIND}
    assert behind == {}


def _share(counted):
    return counted[Outcome.RIGHT] / sum(counted.values())
