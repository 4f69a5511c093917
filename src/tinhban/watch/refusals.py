"""What goes wrong with a source, in words: stored as code and params, told in the reader's language."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tinhban.foundation import time
from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.papers.reading.refusals import SENTENCES

REASONS = {
    "address": gettext_noop("The address does not begin with http:// or https://, or has no host."),
    "private": gettext_noop(
        "%(host)s leads into a private network; nothing is fetched from there."
    ),
    "no_host": gettext_noop("%(host)s is not found. Check the address."),
    "robots": gettext_noop("%(host)s asks programmes not to fetch this (robots.txt)."),
    "robots_silent": gettext_noop(
        "The rules of %(host)s (robots.txt) could not be read now; it is tried again later."
    ),
    "status": gettext_noop("%(host)s answered with status %(status)s."),
    "later": gettext_noop("%(host)s asks to be left in peace until %(until)s."),
    "garbled": gettext_noop("%(host)s does not answer as a web server does."),
    "packed": gettext_noop("The answer of %(host)s is packed in a way that cannot be read."),
    "too_large_inside": gettext_noop("Unpacked it is larger than %(limit)s MB."),
    "too_large": gettext_noop("The answer of %(host)s is larger than %(limit)s MB."),
    "slow": gettext_noop("%(host)s did not answer in time."),
    "unreachable": gettext_noop("%(host)s cannot be reached."),
    "certificate": gettext_noop(
        "%(host)s cannot prove that it is this site: its certificate is not valid."
    ),
    "redirects": gettext_noop("%(host)s sends from one address to the next without end."),
    "not_a_feed": gettext_noop("This is no RSS or Atom feed."),
    "not_a_sitemap": gettext_noop("This is no sitemap."),
    "heavy": gettext_noop(
        "Reading this took more time or memory than is allowed, so it was broken off."
    ),
    "busy": gettext_noop("The node is reading other files just now; it is tried again later."),
    "bad_page": gettext_noop("“%(url)s” could not be worked on; it is tried again later."),
    "no_articles": gettext_noop("No article is named there."),
    "no_folder": gettext_noop("There is no folder “%(folder)s” among those for this office."),
    "not_readable": gettext_noop("“%(name)s” is not a text, subtitle or Word file."),
    "encoding": gettext_noop("“%(name)s” is in no known encoding."),
    "empty": gettext_noop("There is no text in it."),
    "index_busy": gettext_noop("Another process is writing the index; it is tried again later."),
    "index_broken": gettext_noop("The index cannot be written: %(why)s"),
    "broken": gettext_noop("The work broke off; it goes on at the next run."),
}

# A Word file that is not read, in the words of its reader.
_WORD = ("protected", "unsafe", "macros", "elements", "rtf", "html", "pdf", "xml", "other")
REASONS |= {f"word_{kind}": SENTENCES[kind] for kind in _WORD}

# What will not get better by asking again: remembered, so that it is asked once.
LASTING = (
    "robots",
    "status",
    "too_large",
    "too_large_inside",
    "packed",
    "heavy",
    "empty",
    "not_readable",
    "encoding",
    "private",
    "address",
    *(f"word_{kind}" for kind in _WORD),
)
PASSING = (304, 408, 425, 429)  # and every status of a server in trouble


class Trouble(Problem):
    """A source, a page or a file that cannot be read, and why."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, REASONS[code], **params)

    @property
    def is_lasting(self) -> bool:
        status = self.params.get("status")
        passes = isinstance(status, int) and (status in PASSING or status >= 500)
        return self.code in LASTING and not passes

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "params": {k: str(v) for k, v in self.params.items()}}

    def __str__(self) -> str:
        return words_of(self.as_json())


def words_of(stored: dict[str, Any]) -> str:
    """A stored reason in the language of the reader."""
    message = REASONS.get(stored.get("code", ""))
    params = dict(stored.get("params", {}))
    if until := params.get("until"):
        params["until"] = time.clock(time.seen(datetime.fromisoformat(str(until))))
    return _(message) % params if message else ""
