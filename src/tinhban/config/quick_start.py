"""What the start of a command leaves out: its first line comes within a second of processor time."""

import gc
import os
import sys
from types import ModuleType
from typing import Any

PATCHER = "django_stubs_ext"


def start() -> None:
    """Load settings and apps."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhban.config.settings")
    # A thousand modules and no rubbish among them: looking for it costs a tenth of the start.
    gc.disable()
    leave_out_patches()
    import django

    django.setup()
    gc.freeze()
    gc.enable()


def leave_out_patches() -> None:
    """`django_tasks` has thirty classes patched for type checkers, which loads the admin and the feeds.

    One of them is all that it uses; should another release use more, the whole patch is loaded.
    """
    if PATCHER in sys.modules:
        return
    sys.modules[PATCHER] = _small_patcher()
    try:
        import django_tasks  # noqa: F401 - loaded here, to see whether it can be
    except (TypeError, AttributeError, ImportError):
        for name in list(sys.modules):
            if name.partition(".")[0] in (PATCHER, "django_tasks"):
                del sys.modules[name]


def _small_patcher() -> ModuleType:
    made = ModuleType(PATCHER)

    def monkeypatch(*args: object, **kwargs: object) -> None:
        from django.utils.connection import BaseConnectionHandler

        handler: Any = BaseConnectionHandler
        handler.__class_getitem__ = classmethod(lambda cls, _item: cls)

    vars(made)["monkeypatch"] = monkeypatch
    return made
