"""Reuses of every kind are found and what only looks alike is not: a little below what is reached."""

import pytest

from tinhban.reuse import Index

from .newsroom import LAW, Newsroom


@pytest.fixture(scope="module")
def newsdesk(tmp_path_factory):
    """A node's items, with articles and the true pairs."""
    room = Newsroom(2026)
    items = {f"i{number}": room.article(room.chance.randint(10, 24)) for number in range(240)}
    items |= {f"w{number}": room.weather() for number in range(60)}
    lists = [room.attendance() for _ in range(12)]
    for number, passage in enumerate(lists):
        items |= {f"l{number}-{copy}": room.with_inside(passage) for copy in range(3)}
    items |= {f"law{number}": room.with_inside(LAW) for number in range(8)}
    articles: dict[str, str] = {}
    truth: set[tuple[str, str]] = set()
    sources = [key for key in items if key.startswith("i")]
    for kind, derive in room.reuses().items():
        for key in room.chance.sample(sources, 24):
            articles[f"{kind}-{key}"] = derive(items[key])
            truth.add((f"{kind}-{key}", key))
    for number in range(24):
        first, second = room.chance.sample(sources, 2)
        articles[f"merge-{number}"] = room.merge(items[first], items[second])
        truth |= {(f"merge-{number}", first), (f"merge-{number}", second)}
    articles |= {f"other{number}": room.article() for number in range(150)}
    articles |= {f"weather{number}": room.weather() for number in range(60)}
    articles |= {
        f"list{number}": room.with_inside(room.chance.choice(lists)) for number in range(60)
    }
    articles |= {f"law{number}": room.with_inside(LAW) for number in range(60)}
    with Index.open(tmp_path_factory.mktemp("quality") / "index", writable=True) as index:
        index.add(items.items())
        index.background.update(articles.values())
        answers = dict(zip(articles, index.search_many(articles.values()), strict=True))
    found = {(article, match.key) for article, matches in answers.items() for match in matches}
    return found, truth


def test_nearly_every_reuse_is_found(newsdesk):
    found, truth = newsdesk
    assert len(found & truth) / len(truth) >= 0.98, sorted(truth - found)


def test_hardly_anything_else_is(newsdesk):
    found, truth = newsdesk
    assert len(found - truth) <= 2, sorted(found - truth)
