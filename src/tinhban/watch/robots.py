"""What a site allows us (RFC 9309): its robots.txt made plain, then read by Protego.

Protego matches paths: wildcards, the longest match, letters however they are spelt. What it reads
otherwise than the RFC is put right before: marks of byte order, ends of lines, lines between the
names of a group, names with a number behind them, names that only begin as ours does.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from protego import Protego

TOKEN = "tinhban"  # noqa: S105 - the name that a robots.txt may address
LIMIT = 512_000  # bytes that are read: what the RFC asks for
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ENDS = re.compile(r"\r\n|\r|\n")
_RULE = re.compile(
    r"(?:(?P<agent>user[ -]?agent)|(?P<allow>allow)"
    r"|(?P<disallow>disallow|dissallow|dissalow|disalow|diasllow|disallaw)|(?P<delay>crawl[ -]?delay))"
    r"(?:[ \t]{0,40}:|[ \t])(?P<value>.*)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z_-]*")
_OTHER = "other"  # any name that is not ours


@dataclass(frozen=True)
class Rules:
    """The rules of one site, for us."""

    content: bytes = b""

    def may(self, url: str) -> bool:
        """Whether we may fetch this address."""
        return self._paths.can_fetch(url, TOKEN)

    @property
    def pause(self) -> float:
        """Seconds that the site asks for between two requests."""
        return self._delays.crawl_delay(TOKEN) or 0.0

    @cached_property
    def _paths(self) -> Protego:
        return Protego.parse("\n".join(one for one in self._lines if not one.startswith("crawl")))

    @cached_property
    def _delays(self) -> Protego:
        return Protego.parse("\n".join(self._lines))

    @cached_property
    def _lines(self) -> list[str]:
        return [plain for line in _ENDS.split(_text(self.content)) if (plain := _plain(line))]


def _text(content: bytes) -> str:
    if len(content) > LIMIT:
        end = max(content.rfind(b"\n", 0, LIMIT), content.rfind(b"\r", 0, LIMIT))
        content = content[: end + 1]  # half a rule is another rule
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[2:].decode(encoding, "replace").lstrip("\ufeff")
    return content.decode("utf-8", "replace").lstrip("\ufeff")


def _plain(line: str) -> str:
    """A rule as Protego reads it in our sense; empty for what is none."""
    found = _RULE.match(line.partition("#")[0].strip(" \t"))
    if found is None:
        return ""
    value = "".join(c for c in found["value"].strip(" \t") if c.isprintable())
    if found["agent"]:
        return f"user-agent: {_who(value)}"
    if found["delay"]:
        return f"crawl-delay: {value}"
    if found["allow"] and value.endswith("/index.html"):
        value += "*"  # the page alone; Protego would open the folder with it
    return f"{'allow' if found['allow'] else 'disallow'}: {value}"


def _who(value: str) -> str:
    if value.split(None, 1)[:1] == ["*"]:
        return "*"
    name = _NAME.match(value)
    return TOKEN if name and name[0].lower() == TOKEN else _OTHER
