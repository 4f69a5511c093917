"""The data directory of a test run: fresh, and set before any setting is read (`-p tests.environment`)."""

import atexit
import os
import secrets
import shutil
import tempfile
from pathlib import Path


def _fresh(prefix: str) -> Path:
    """A folder that goes when this process ends."""
    folder = tempfile.mkdtemp(prefix=prefix)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


_home = _fresh("tinhban-test-")
(_home / "static").mkdir()  # whitenoise looks for it
os.environ["TINHBAN_HOME"] = str(_home)
os.environ["TINHBAN_GUARD"] = str(_home / "guard")
# The processes of a run share what is made once (tests/moulds.py), and the key that signs its sessions.
if "TINHBAN_MOULDS" not in os.environ:
    _moulds = _fresh("tinhban-moulds-")
    (_moulds / "secret-key").write_text(secrets.token_urlsafe(50))
    os.environ["TINHBAN_MOULDS"] = str(_moulds)
shutil.copy(Path(os.environ["TINHBAN_MOULDS"]) / "secret-key", _home)
# Playwright keeps an event loop in the thread that runs the tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
