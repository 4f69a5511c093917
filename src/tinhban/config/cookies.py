"""What a browser keeps for a node. Under https the names say that nobody but this host has set them."""

import os

from tinhban.config import addresses

_secure = addresses.https(os.environ.get("TINHBAN_HTTPS", ""))
_prefix = "__Host-" if _secure else ""

SESSION_COOKIE_NAME = f"{_prefix}sessionid"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _secure
CSRF_COOKIE_NAME = f"{_prefix}csrftoken"
CSRF_COOKIE_HTTPONLY = True  # pages carry the token, no script reads the cookie
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _secure
LANGUAGE_COOKIE_NAME = f"{_prefix}django_language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = _secure
MESSAGE_STORAGE = "tinhban.screens.messages.Storage"
MESSAGE_COOKIE_NAME = f"{_prefix}messages"
DEVICE_COOKIE_NAME = f"{_prefix}tinhban-device"
