"""The world of the authorisation matrix, built once for these tests too."""

from tests.authorisation.conftest import _built, stage

__all__ = ["_built", "stage"]
