"""Linked data (JSON-LD) in pages: when the article of the page was published."""

import json
import re
from collections.abc import Iterator
from typing import Any

_ARTICLES = ("article", "posting", "report")
_PAGES = ("webpage", "itempage")
# Under these a page names other articles.
_OTHERS = {
    *("itemlistelement", "mentions", "haspart", "citation", "isbasedon", "subjectof", "comment"),
    *("review", "relatedlink", "associatedmedia", "workexample", "significantlink"),
}
_NODES = 20_000
_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_WRITTEN = re.compile(r'"datePublished"\s{0,20}:\s{0,20}"([^"\\]{4,60})"')


def days_of(scripts: list[str], url: str) -> tuple[list[str], list[str]]:
    """What is written as the day of articles, this page's first; and of pages."""
    mine: list[str] = []
    articles: list[str] = []
    pages: list[str] = []
    for script in scripts:
        for node in _nodes(script):
            written = node.get("datePublished")
            if not isinstance(written, str):
                continue
            kinds = _kinds(node)
            if kinds and kinds[-1].endswith(_ARTICLES):
                (mine if _is_about(node, url) else articles).append(written)
            elif kinds and kinds[-1] in _PAGES:
                pages.append(written)
    return mine + articles, pages


def _kinds(node: dict[str, Any]) -> list[str]:
    """The kinds of a node, an article last."""
    told = node.get("@type")
    every = [told] if isinstance(told, str) else told if isinstance(told, list) else []
    kinds = [one.rpartition("/")[2].lower() for one in every if isinstance(one, str)]
    return sorted(kinds, key=lambda kind: kind.endswith(_ARTICLES))


def _is_about(node: dict[str, Any], url: str) -> bool:
    page = node.get("mainEntityOfPage")
    named = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return url in named


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    told = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        read = json.loads(_COMMA.sub("", told), strict=False)
    except (ValueError, RecursionError):
        if "itemListElement" not in told:
            yield from ({"@type": "Article", "datePublished": w} for w in _WRITTEN.findall(told))
        return
    waits, met = [read], 0
    while waits and met < _NODES:
        node, met = waits.pop(), met + 1
        if isinstance(node, list):
            waits += reversed(node[:_NODES])
        elif isinstance(node, dict):
            yield node
            waits += [
                value
                for name, value in reversed(node.items())
                if isinstance(value, dict | list) and name.lower() not in _OTHERS
            ]
