"""The small demonstration world, as the tests of the demonstration have it."""

from tests.demonstration.conftest import _world, world

__all__ = ["_world", "world"]
