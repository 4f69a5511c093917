"""A node that is reached under an address it was not told of: what the visitor reads, and which setting is wrong."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.middleware import csrf
from django.utils.translation import gettext as _

_HOST = re.compile(r"[0-9A-Za-z.\-]{1,253}(?::\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?")
_OF_ORIGIN = tuple(
    reason.partition("%s")[0]
    for reason in (
        csrf.REASON_BAD_ORIGIN,
        csrf.REASON_BAD_REFERER,
        csrf.REASON_NO_REFERER,
        csrf.REASON_MALFORMED_REFERER,
        csrf.REASON_INSECURE_REFERER,
    )
)
_OF_COOKIE = (csrf.REASON_NO_CSRF_COOKIE, csrf.REASON_CSRF_TOKEN_MISSING)


@dataclass(frozen=True)
class Wrong:
    """What is wrong: words for the visitor, the setting and its sentence for the operator."""

    setting: str
    told: str
    advice: str
    seen: str = ""


def host(request: HttpRequest) -> Wrong:
    """The name under which the node was asked for is none of its own."""
    seen = _clean(request.META.get("HTTP_HOST", ""))
    return Wrong(
        setting="TINHBAN_HOSTS",
        seen=seen,
        told=_("The node does not answer to the address that you opened. Ask for the right one."),
        advice=_("If “%(host)s” is an address of this node, add it to TINHBAN_HOSTS and restart.")
        % {"host": seen or "?"},
    )


def form(request: HttpRequest, reason: str) -> Wrong | None:
    """Why the form of a visitor was refused, if it is for how the node is reached; None: it has expired."""
    if reason.startswith(_OF_ORIGIN):
        return _origin(request)
    if reason.startswith(_OF_COOKIE) and settings.CSRF_COOKIE_SECURE and not request.is_secure():
        return _scheme(request, "http")
    return None


def _origin(request: HttpRequest) -> Wrong:
    told = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER", "")
    scheme, netloc = _parts(told)
    if netloc and netloc == request.get_host() and scheme != request.scheme:
        return _scheme(request, scheme)
    seen = f"{scheme}://{netloc}" if netloc else ""
    visitor = _("The form came from an address that this node does not know. Open the page again at the right one.")  # fmt: skip
    if not seen:
        advice = _(
            "The browser or a proxy withheld where the form came from: let the headers Origin and Host "
            "through unchanged. TINHBAN_ORIGINS cannot help here."
        )
    else:
        advice = _(
            "If “%(origin)s” is an address of this node, let the proxy pass the header Host on unchanged, "
            "or add “%(origin)s” to TINHBAN_ORIGINS, and restart."
        ) % {"origin": seen}
    return Wrong(setting="TINHBAN_ORIGINS", seen=seen, told=visitor, advice=advice)


def _scheme(request: HttpRequest, scheme: str) -> Wrong:
    visitor = _("The node is set for another kind of connection (http or https) than yours. Tell its operator.")  # fmt: skip
    if not settings.CSRF_COOKIE_SECURE:
        advice = _("The node is reached by https: set TINHBAN_HTTPS=1 and restart.")
    elif scheme == "https":
        advice = _("TINHBAN_HTTPS=1 is set, but the proxy must also send the header X-Forwarded-Proto: https.")  # fmt: skip
    else:
        advice = _("TINHBAN_HTTPS=1 is set: the node works by https only. Open it by https, or take the setting out.")  # fmt: skip
    seen = f"{scheme}://{_clean(request.META.get('HTTP_HOST', ''))}"
    return Wrong(setting="TINHBAN_HTTPS", seen=seen, told=visitor, advice=advice)


def _parts(origin: str) -> tuple[str, str]:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return "", ""
    scheme = parts.scheme if parts.scheme in ("http", "https") else ""
    return (scheme, _clean(parts.netloc)) if scheme else ("", "")


def _clean(host: str) -> str:
    """A host as far as it can be one: what a stranger sends is shown to others."""
    return host if _HOST.fullmatch(host) else ""
