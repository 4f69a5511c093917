"""Compile what every test process would else compile: the loops of the detector, then the tests: `python -m tests.compiled`."""

import subprocess
import sys

from tinhban.reuse import warm
from tinhban.reuse.tests.conftest import COMPILED

if __name__ == "__main__":
    COMPILED.mkdir(exist_ok=True)
    warm()
    # pytest keeps the bytecode of what it collects, assertions rewritten.
    collect = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", "--quiet"]
    subprocess.run(collect, stdout=subprocess.DEVNULL, check=True)
