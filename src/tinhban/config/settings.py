"""Settings of a node: everything that differs between nodes comes from TINHBAN_* variables."""

import os
from pathlib import Path

from tinhban.config import addresses, home

PACKAGE = Path(__file__).resolve().parent.parent

TINHBAN_HOME = home.directory()
home.keep_private(TINHBAN_HOME)
TINHBAN_KEYS = TINHBAN_HOME / "keys"
TINHBAN_FILES = TINHBAN_HOME / "files"
# Where the guard of the ledger lives; empty = the first memory file system that is found.
TINHBAN_GUARD = os.environ.get("TINHBAN_GUARD", "")

SECRET_KEY = home.secret_key(TINHBAN_HOME)
DEBUG = os.environ.get("TINHBAN_DEBUG") == "1"
ALLOWED_HOSTS = addresses.hosts(os.environ.get("TINHBAN_HOSTS", "localhost,127.0.0.1,[::1]"))
CSRF_TRUSTED_ORIGINS = addresses.origins(os.environ.get("TINHBAN_ORIGINS", ""))
HTTPS = addresses.https(os.environ.get("TINHBAN_HTTPS", ""))

INSTALLED_APPS = [
    "tinhban.desk",
    "tinhban.reviews",
    "tinhban.logbook",
    "tinhban.watch",
    "tinhban.programmes",
    "tinhban.exchange",
    "tinhban.relays",
    "tinhban.figures",
    "tinhban.records",
    "tinhban.evidence",
    "tinhban.organisations",
    "tinhban.ledger",
    "tinhban.screens",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_filters",
    "simple_history",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "tinhban.screens.middleware.RequestId",
    "tinhban.screens.middleware.Guarded",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tinhban.screens.middleware.CompressPages",
    "tinhban.screens.middleware.InWords",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tinhban.screens.middleware.WithoutNul",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "tinhban.organisations.middleware.ActingOrganisation",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "tinhban.config.urls"
WSGI_APPLICATION = "tinhban.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                ("django.template.loaders.cached.Loader", ["tinhban.screens.loaders.Loader"])
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tinhban.screens.context.shell",
            ],
        },
    }
]

DATABASES = {"default": home.database(os.environ.get("TINHBAN_DATABASE", ""), TINHBAN_HOME)}
# Several web processes share what was counted; one process keeps it in memory.
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "config_cache"}
        if os.environ.get("TINHBAN_DATABASE")
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisations.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
# The plain rooms are no apps of Django; their catalogues are named here.
LOCALE_PATHS = [
    PACKAGE / room / "locale"
    for room in (
        "papers",
        "foundation",
        "jobs",
        "config",
        "numbers",
        "sheets",
    )
]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["tinhban.screens.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = TINHBAN_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None

FILE_UPLOAD_PERMISSIONS = 0o600

FORM_RENDERER = "tinhban.screens.forms.Renderer"
CSRF_FAILURE_VIEW = "tinhban.screens.views.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True

from tinhban.config.cookies import *  # noqa: E402, F403 - what a browser keeps, a file of its own
from tinhban.config.login import *  # noqa: E402, F403 - the settings of the log-in, a file of their own
from tinhban.config.logs import LOGGING as LOGGING  # noqa: E402
