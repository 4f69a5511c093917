"""The world of the authorisation matrix, built once for these tests too."""

from tests.authorisation.conftest import _built, _home, stage

__all__ = ["_built", "_home", "stage"]
