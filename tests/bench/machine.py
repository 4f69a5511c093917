"""The size of the machine that measures."""

import os
import platform
import sqlite3
from pathlib import Path

import django


def memory_gb() -> float:
    """Physical memory in GB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def processor() -> str:
    """What the system calls its processor; empty where it does not say."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, "")


def busy() -> str:
    """How much else the machine had to do when the run began."""
    return f"load {os.getloadavg()[0]:.1f}"


def described(data: Path) -> str:
    """One line: cores, memory, versions, and where the data lay."""
    kind = "memory" if str(data).startswith(("/dev/shm", "/run")) else "disk"  # noqa: S108
    facts = [
        f"{len(os.sched_getaffinity(0))} cores",
        processor(),
        f"{memory_gb():.0f} GB memory",
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}",
        f"Django {django.get_version()}",
        f"SQLite {sqlite3.sqlite_version} (WAL, synchronous=FULL) on {kind}",
        busy(),
    ]
    return ", ".join(fact for fact in facts if fact)
