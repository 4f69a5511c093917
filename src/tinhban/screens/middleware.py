"""What every answer carries: a request id, words, and rules that let nothing load from elsewhere or stay in a cache."""

import secrets
from collections.abc import Callable
from pathlib import PurePath
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.request import split_domain_port, validate_host
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.encoding import iri_to_uri

from tinhban.screens import logs, views

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
# The parts of an address that say what was taken; titles and names are not among them.
_TOLD = ("uid", "sha256", "slug", "period", "key", "number")

Answer = Callable[[HttpRequest], HttpResponse]


class NamedRequest(HttpRequest):
    """A request after `RequestId`."""

    request_id: str
    told: dict[str, str]  # what its lines in the log say: the id, who asks


class RequestId:
    """Names each request, so that an error page and a line in the log can be held together."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = secrets.token_hex(6)
        with logs.request(request_id) as told:
            named = cast(NamedRequest, request)
            named.request_id, named.told = request_id, told
            response = self.get_response(request)
            _note_what_was_taken(request, response)
        response["X-Request-Id"] = request_id
        return response


def _note_what_was_taken(request: HttpRequest, response: HttpResponse) -> None:
    """Whatever leaves as a file leaves a line: exports, papers, bundles, recovery codes."""
    disposition, kind = response.get("Content-Disposition", ""), response.get("Content-Type", "")
    page = kind.startswith("text/html") and not disposition.startswith("attachment")
    if page or response.status_code not in (200, 206) or _is_static(request):
        return
    match = request.resolver_match
    where = {name: value for name, value in match.kwargs.items() if name in _TOLD} if match else {}
    logs.note(
        "download",
        route=match.view_name if match else "",
        format=PurePath(disposition.rstrip('"')).suffix[1:6] or kind.partition(";")[0],
        where=[f"{name}={value}" for name, value in where.items()],
    )


def _is_static(request: HttpRequest) -> bool:
    return request.path.startswith(settings.STATIC_URL)


class Guarded:
    """Sends the policy on every answer; nothing is ever fetched from a foreign host, nothing private is kept."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = _by_https(request) or self.get_response(request)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        if _is_static(request):
            return response
        response.setdefault("Content-Security-Policy", POLICY)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if "no-store" not in response.get("Cache-Control", ""):
            response["Cache-Control"] = "private, no-store"
        return response


def _by_https(request: HttpRequest) -> HttpResponse | None:
    """Who came to the proxy by http is sent on, where the proxy says so itself: without its word it could be a circle."""
    if not settings.CSRF_COOKIE_SECURE or request.headers.get("X-Forwarded-Proto") != "http":
        return None
    host = request.META.get("HTTP_HOST", "")
    if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return None
    if request.method not in ("GET", "HEAD"):
        return None  # what was typed is not sent twice; the refusal says what is wrong
    answer = HttpResponse(status=301)
    answer["Location"] = iri_to_uri(f"https://{host}{request.get_full_path()}")
    return answer


class WithoutNul:
    """A NUL is no letter: no person types it and no column of PostgreSQL takes it; a sign stands in its place."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = _readable(request.GET)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: object) -> None:
        """After the token was asked: what is sent has been read by then."""
        if request.method == "POST":
            sent = request.POST
            if any("\0" in text for name, texts in sent.lists() for text in (name, *texts)):
                request.POST = _readable(sent)  # type: ignore[assignment]


def _readable(sent: QueryDict) -> QueryDict:
    copy = QueryDict(mutable=True, encoding=sent.encoding)
    for name, texts in sent.lists():
        copy.setlist(name.replace("\0", "\ufffd"), [text.replace("\0", "\ufffd") for text in texts])
    return copy


class InWords:
    """An answer that is only a number gets words, the next step and the request id."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code < 400 or response.streaming or response.content:
            return response
        told = views.in_words(request, response.status_code)
        for name, value in response.headers.items():
            if name not in ("Content-Type", "Content-Length"):
                told.headers[name] = value
        told.cookies.update(response.cookies)
        told._has_been_logged = getattr(response, "_has_been_logged", False)  # type: ignore[attr-defined]
        return told


class CompressPages(GZipMiddleware):
    """Compresses pages and what programs read; files that are downloaded are compressed already."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        kind = response.get("Content-Type", "")
        if response.streaming or not kind.startswith(("text/", "application/json")):
            return response
        return super().process_response(request, response)
