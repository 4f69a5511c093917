"""Logs are JSON lines with a request id, without names and bodies."""

_QUIET = {"handlers": ["nowhere"], "propagate": False}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "tinhban.screens.logs.WithRequestId"}},
    "formatters": {"json": {"()": "tinhban.screens.logs.JsonLines"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "filters": ["request_id"],
        },
        "nowhere": {"class": "logging.NullHandler"},
    },
    "loggers": {
        # Django's own handlers write to a console and to a mailbox, past our formatter.
        "django": {"handlers": [], "level": "WARNING"},
        "django.server": {"handlers": [], "propagate": True},
        # Told by `screens.views` in our words, with the setting that is wrong.
        "django.security.DisallowedHost": _QUIET,
        # Who got in, who took what: wanted although the root takes warnings only.
        "tinhban.access": {"level": "INFO"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
