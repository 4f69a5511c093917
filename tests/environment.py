"""The data directory of a test run: fresh, and set before any setting is read (`-p tests.environment`)."""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="tinhban-test-")
os.mkdir(os.path.join(_home, "static"))  # whitenoise looks for it
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["TINHBAN_HOME"] = _home
os.environ["TINHBAN_GUARD"] = os.path.join(_home, "guard")
# Playwright keeps an event loop in the thread that runs the tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
