"""`python -m tests.bench.sites`: what 5 MB of each kind of hostile bytes cost the readers of sites."""

import os
import resource
import time
from contextlib import suppress
from datetime import date

import typer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhban.config.settings")

SIZE = 5_000_000
URL = "https://bao.example/x"
LATEST = date(2026, 12, 31)


def main() -> None:
    import django

    django.setup()
    from tinhban.watch.reading import articles, feeds, pages, sitemaps
    from tinhban.watch.tests.inputs import bombs

    typer.echo(f"{'':36}{'processor':>10}{'memory':>9}")
    worst: list[tuple[float, int, str]] = []
    for name, made in bombs.EVERY.items():
        content = made(SIZE)
        for reader in (feeds.feed, sitemaps.sitemap, pages.links, articles.article):
            more = {} if reader is pages.links else {"latest": LATEST}
            worst.append((*_cost(reader, content, more), f"{reader.__name__}: {name}"))
    for seconds, megabytes, what in sorted(worst, reverse=True)[:8]:
        typer.echo(f"{what:36}{seconds:8.1f} s{megabytes:6d} MB")
    largest = max(megabytes for _seconds, megabytes, _what in worst)
    typer.echo(f"{len(worst)} readings, the largest {largest} MB more than before")


def _cost(reader, content: bytes, more: dict[str, date]) -> tuple[float, int]:
    """Seconds of processor and megabytes beyond those at the beginning, in a process of its own."""
    from tinhban.watch.refusals import Trouble

    told, tells = os.pipe()
    if os.fork() == 0:
        before = _resident()
        begun = time.process_time()
        with suppress(Trouble):
            reader(content, URL, said="", **more)
        spent = time.process_time() - begun
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        os.write(tells, f"{spent} {max(0, most - before)}".encode())
        os._exit(0)
    os.wait()
    os.close(tells)
    spent, megabytes = os.read(told, 100).decode().split()
    os.close(told)
    return float(spent), int(megabytes)


def _resident() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() // 1024**2


if __name__ == "__main__":
    main()
