"""Parts that every template uses: icons, numbers, the weave of a hash, addresses of lists."""

import base64
import binascii
import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Engine
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from tinhban.foundation import marking, time
from tinhban.screens import page_acts

register = template.Library()


@cache
def _icons() -> dict[str, str]:
    text = (Path(__file__).resolve().parent.parent / "icons.json").read_text()
    return dict(json.loads(text))


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """An outline icon, inline, hidden from screen readers: a word always stands beside it."""
    paths = mark_safe(_icons()[name])  # noqa: S308 - our own file
    return format_html('<svg class="ic" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', paths)


@register.simple_tag
def hash_weave(value: str) -> SafeString:
    """A hash as 5 + 4 characters and twelve woven cells drawn from its first bytes."""
    try:
        first = base64.urlsafe_b64decode(value[:4].ljust(4, "A"))
    except (binascii.Error, ValueError):
        first = b"\0\0\0"
    bits = int.from_bytes(first[:3], "big")
    cells: dict[int, list[str]] = {1: [], 2: []}
    for n in range(12):
        kind = bits >> (2 * n) & 3
        if kind in cells:
            cells[kind].append(f"M{n % 6 * 4} {n // 6 * 5}h3v4h-3z")
    drawn = format_html_join(
        "", '<path class="h{}" d="{}"/>', ((k, "".join(d)) for k, d in cells.items())
    )
    return format_html(
        '<span class="hash" title="SHA-256 {}"><svg viewBox="0 0 24 10" aria-hidden="true">{}</svg>{}…{}</span>',
        value,
        drawn,
        value[:5],
        value[-4:],
    )


@register.simple_tag(takes_context=True)
def address_with(context: dict[str, Any], **changes: Any) -> str:
    """The address of this page with some of its parameters changed; an empty value takes one out."""
    request: HttpRequest = context["request"]
    query = dict(request.GET.lists())
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = [str(value)]
    return f"?{urlencode(query, doseq=True)}" if query else request.path


@register.simple_tag(takes_context=True)
def address_without(context: dict[str, Any], name: str) -> str:
    """The address of this page without one of its filters, on its first page."""
    return address_with(context, **{name: "", "trang": ""})


# The name that a browser gives itself holds those of its forerunners: the first that is found counts.
_BROWSERS = {
    "coc_coc": "Cốc Cốc",
    "Edg": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


@register.filter
def browser(user_agent: str) -> str:
    """A browser and its system in two words: Chrome, Windows."""
    found = (
        next((name for sign, name in names.items() if sign in str(user_agent)), "")
        for names in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(name for name in found if name)


@register.filter
def initials(name: str) -> str:
    """Two letters for the round mark of a person: the last two words' first letters."""
    words = [w for w in str(name).split() if w[:1].isalpha()]
    return "".join(w[0] for w in words[-2:]).upper() or "?"


@register.filter
def moment(instant: datetime | None) -> str:
    """When something happened, on the clock that the reader lives by: 16:58, 07/02/2023."""
    return time.clock(time.seen(instant)) if instant else ""


@register.filter
def real_moment(instant: datetime | None) -> str:
    """When something really happened, also on a demonstration node: log-ins, to be held against one's own watch."""
    return time.clock(time.local(instant)) if instant else ""


@register.filter
def hour(instant: datetime) -> str:
    """The hour of something that was set beforehand: 18:00."""
    return f"{time.local(instant):%H:%M}"


@register.simple_tag
def marked_words(text: str, asked: marking.Asked) -> SafeString:
    """A text with the words that were asked for marked."""
    return _marked(marking.marked(str(text), asked))


@register.simple_tag
def excerpt_of(text: str, asked: marking.Asked) -> SafeString:
    """The part of a text where the words stand; empty where they do not."""
    return _marked(marking.excerpt(str(text), asked))


def _marked(pieces: list[marking.Piece]) -> SafeString:
    return format_html_join(
        "",
        "{}{}{}",
        (
            (mark_safe("<mark>"), text, mark_safe("</mark>")) if named else ("", text, "")
            for text, named in pieces
        ),
    )


@register.tag("page_acts")
def _page_acts(parser: template.base.Parser, token: template.base.Token) -> "_PageActs":
    """`{% page_acts %}…{% endpage_acts %}` around the acts of a page's head: a menu for phones beside the first."""
    nodes = parser.parse(("endpage_acts",))
    parser.delete_first_token()
    return _PageActs(nodes)


class _PageActs(template.Node):
    def __init__(self, nodes: template.NodeList) -> None:
        self.nodes = nodes

    def render(self, context: template.Context) -> SafeString:
        """What the page says is rendered once and shown where it belongs."""
        acts = page_acts.split(self.nodes.render(context))
        if not acts.rest:
            return self._shown(acts.stays + ([acts.first] if acts.first else []))
        with context.push(
            stays=self._shown(acts.stays),
            rest=self._shown(acts.rest),
            first=self._shown([acts.first] if acts.first else []),
            menu=mark_safe("".join(acts.in_menu)),  # noqa: S308 - parts of what was rendered above
        ):
            made = Engine.get_default().get_template("screens/_page_acts.html")
            return made.render(context)

    @staticmethod
    def _shown(acts: list[page_acts.Act]) -> SafeString:
        return mark_safe("".join(act.markup for act in acts))  # noqa: S308 - rendered by a template
