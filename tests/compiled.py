"""Compile the loops of the detector where every test finds them: `python -m tests.compiled`."""

from tinhban.reuse import warm
from tinhban.reuse.tests.conftest import COMPILED

if __name__ == "__main__":
    COMPILED.mkdir(exist_ok=True)
    warm()
