"""python -m tinhban.proof bundle.zip: check a proof bundle without database or network."""

import json
import sys
from collections.abc import Sequence

from tinhban.proof.bundle import verify
from tinhban.proof.report import UNREADABLE

USAGE = """Cách dùng: verify.pyz [--json] [--en] <gói minh chứng>.zip
Usage:     verify.pyz [--json] [--en] <proof bundle>.zip

0 đúng / right; 1 không chấp nhận / refused; 2 không đọc được / unreadable; 3 đúng nhưng có phần không công bố / incomplete"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Verify, print the report, and answer the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    files = [one for one in given if not one.startswith("--")]
    options = set(given) - set(files)
    if len(files) != 1 or options - {"--json", "--en"}:
        sys.stderr.write(USAGE + "\n")
        return 0 if "--help" in options else UNREADABLE
    report = verify(files[0])
    if "--json" in options:
        text = json.dumps(report.to_json(), ensure_ascii=False, indent=1)
    else:
        text = "\n".join(report.lines("en" if "--en" in options else "vi"))
    sys.stdout.buffer.write(text.encode() + b"\n")
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
