"""Where the message of an act waits for the next page: a signed cookie named like the others, or the session."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class _Cookie(CookieStorage):
    cookie_name = settings.MESSAGE_COOKIE_NAME


class Storage(FallbackStorage):
    storage_classes = (_Cookie, SessionStorage)
