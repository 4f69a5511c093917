"""Every address of a node, as the resolver knows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One pattern: its full name, and whether it is code of ours."""

    name: str
    pattern: str
    ours: bool


def routes() -> list[Route]:
    """All patterns of `config.urls`, those of included files and namespaces too."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, namespace: str, prefix: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, inner, pattern)
        elif isinstance(entry, URLPattern):
            module = getattr(entry.callback, "__module__", "")
            yield Route(
                f"{namespace}{entry.name or pattern}", pattern, module.startswith("tinhban.")
            )
