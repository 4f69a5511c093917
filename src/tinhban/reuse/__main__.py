"""python -m tinhban.reuse: which articles of an archive reuse which items."""

import argparse
import sys
import time

from . import archive
from .errors import ReuseError


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tinhban.reuse",
        description="Find which articles reuse which items, with the passages.",
        epilog="Started again with the same files, it goes on where it was stopped.",
    )
    parser.add_argument("--items", required=True, help='JSON lines {"id", "text"}, plain or gzip')
    parser.add_argument("--articles", required=True, help="the same for the published articles")
    parser.add_argument("--out", required=True, help="JSON lines, one for each pair found")
    parser.add_argument("--index", help="folder of the index; beside --out when not given")
    parser.add_argument(
        "--no-background",
        action="store_true",
        help="do not learn from the articles which passages are common",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress")
    given = parser.parse_args(arguments)
    began = time.monotonic()
    last = 0.0

    def tell(what: str, count: int) -> None:
        nonlocal last
        now = time.monotonic() - began
        if not given.quiet and now - last > 0.5:
            last = now
            sys.stderr.write(f"{now:8.1f} s  {what} {count:,}\n")

    try:
        done = archive.run(
            given.items,
            given.articles,
            given.out,
            index=given.index,
            background=not given.no_background,
            progress=tell,
        )
    except ReuseError as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("stopped; the same command goes on from here\n")
        return 130
    if not given.quiet:
        sys.stderr.write(
            f"{time.monotonic() - began:8.1f} s  {done.items:,} items, {done.articles:,} articles, "
            f"{done.matches:,} matches in {given.out}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
