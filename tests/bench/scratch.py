"""A node of its own in a data directory that nobody else uses; Django is started in it."""

import logging
import os
from pathlib import Path


def start(home: Path) -> None:
    """Set the data directory, then start Django, then tables, reference data and static files."""
    os.environ["TINHBAN_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tinhban.config.settings"
    os.environ["TINHBAN_GUARD"] = str(guard_of(home))
    for name in ("TINHBAN_DATABASE", "TINHBAN_DEBUG"):
        os.environ.pop(name, None)
    import django

    django.setup()
    logging.disable(logging.INFO)  # a line for each download would stand between the figures
    from tinhban.config import setting_up

    setting_up.prepare()


def load_world() -> None:
    """The demonstration world with few deliveries: its programmes, columns and people."""
    from tinhban.config.demonstration import world

    world.load(most=2)


def guard_of(home: Path) -> Path:
    """The guard's folder: in memory where the machine has a memory file system, as on a real node."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own inside
    if memory.is_dir() and os.access(memory, os.W_OK):
        return memory / f"tinhban-bench-{os.getuid()}-{home.name}"
    return home / "guard"
