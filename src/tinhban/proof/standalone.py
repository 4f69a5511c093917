"""The verifier as one file: this package's sources, and what they stand on, in a zip that Python runs."""

from pathlib import Path

from tinhban.proof.archive import write_archive

_EXCHANGE = ("__init__", "columns", "deliveries", "items", "offers", "requests", "usages")
# Of the rooms below, the verifier takes what it imports, so that the file stays small enough to be read.
_BELOW = (
    "__init__.py",
    "foundation/__init__.py",
    "foundation/problems.py",
    "wire/__init__.py",
    "wire/channels.py",
    "wire/declaring.py",
    "wire/programmes.py",
    "wire/refusals.py",
    *(f"wire/exchange/{name}.py" for name in _EXCHANGE),
)

_START = """import sys

try:
    import nacl
except ImportError:
    sys.exit("Cần thư viện PyNaCl / PyNaCl is needed: pip install pynacl")

from tinhban.proof.__main__ import main

sys.exit(main())
"""


def verifier() -> bytes:
    """The bytes of verify.pyz: the same sources give the same bytes."""
    package = Path(__file__).parent
    members = {
        f"tinhban/proof/{source.name}": source.read_bytes() for source in package.glob("*.py")
    }
    for source in _BELOW:
        members[f"tinhban/{source}"] = (package.parent / source).read_bytes()
    members["__main__.py"] = _START.encode()
    return b"#!/usr/bin/env python3\n" + write_archive(members)
