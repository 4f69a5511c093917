"""The index of the items on this node: one writer follows the book, readers ask."""

import fcntl
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from tinhban import reuse
from tinhban.exchange.models import Item, ItemVersion
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.reader import Reader
from tinhban.reuse import kernel
from tinhban.watch import again
from tinhban.watch.refusals import Trouble

log = logging.getLogger(__name__)
PART = 2_000
BETWEEN = "\n"  # title and text are indexed as one; spans count from the title's first letter

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class ItemInCommon:
    """An item that a text has in common with us, and where."""

    item: UUID
    version: int
    title: str
    owner: UUID
    text: str
    match: reuse.Match


def folder() -> Path:
    return Path(settings.TINHBAN_HOME) / "reuse"


def text_of(title: str, text: str) -> str:
    """An item as it is indexed."""
    return f"{title}{BETWEEN}{text}"


# -- writing: the worker and the command -----------------------------------------------------------


@contextmanager
def writing() -> Iterator[reuse.Index]:
    """The index, open for the one process that may write it."""
    try:
        with reuse.Index.open(folder(), writable=True, compiled=compiled()) as index:
            yield index
    except reuse.IndexBusy as busy:
        raise Trouble("index_busy") from busy
    except reuse.ReuseError as error:
        raise Trouble("index_broken", why=error) from error


def follow(index: reuse.Index, progress: Progress | None = None) -> int:
    """Take up what was approved or corrected since, let go what is no more; how many changed.

    Articles that are here already are marked to be compared with what is new.
    """
    wanted = {_key(uid, version) for uid, version in _in_force().iterator(chunk_size=PART)}
    here = set(index.keys())
    gone = here - wanted
    new = sorted((wanted - here) | (set(index.lost) & wanted))
    if new:
        # Before they are indexed: a process killed in between finds them new once more.
        again.for_new_items(
            [_named(key)[0] for key in new], corrected=[_named(key)[0] for key in gone]
        )
    again.for_new_channels()
    for start in range(0, len(new), PART):
        index.add(_texts(new[start : start + PART]))
        if progress:
            progress(min(start + PART, len(new)), len(new))
    if gone:
        index.remove(gone)
    return len(new) + len(gone)


def rebuild(progress: Progress | None = None) -> int:
    """Everything anew: the postings from the stored texts, then what the book has besides."""
    with writing() as index:
        index.rebuild(progress)
        follow(index, progress)
        index.merge()
        return len(index)


def _in_force() -> "QuerySet[Item, tuple[UUID, int]]":
    return Item.objects.order_by().values_list("uid", "version")


def _key(uid: UUID, version: int) -> str:
    return f"{uid}:{version}"


def _named(key: str) -> tuple[UUID, int]:
    uid, _colon, version = key.partition(":")
    return UUID(uid), int(version)


def _texts(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    wanted = dict(_named(key) for key in keys)
    for version in _versions(wanted).values():
        yield (
            _key(version.item_id, version.version),
            text_of(version.title, version.text),
        )


def _versions(wanted: dict[UUID, int]) -> dict[UUID, ItemVersion]:
    """The named version of each item, in one query."""
    rows = ItemVersion.objects.filter(item_id__in=list(wanted))
    return {row.item_id: row for row in rows if wanted[row.item_id] == row.version}


# -- reading: any process --------------------------------------------------------------------------


class _Reader:
    """One open index for each process: opening it maps every segment."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.index: reuse.Index | None = None
        self.at: Path | None = None

    def search(
        self, texts: list[str], called: reuse.CalledCommon | None
    ) -> list[list[reuse.Match]]:
        with self.lock:
            if self.index is None or self.at != folder():
                self.index = reuse.Index.open(folder(), compiled=compiled())
                self.at = folder()
            return list(self.index.search_many(texts, called))


_reader = _Reader()


def make_ready() -> None:
    """Open the index and load the loops beside other work: the first question then waits for nothing."""
    if _reader.index is None and is_warm():
        threading.Thread(target=_reader.search, args=(["sẵn sàng"], None), daemon=True).start()


def search(
    texts: list[str], readable: "QuerySet[Item]", called: reuse.CalledCommon | None = None
) -> list[list[ItemInCommon]]:
    """For each text the readable items that it has passages of, the surest first."""
    answers = _reader.search(texts, called)
    wanted = dict(_named(match.key) for found in answers for match in found)
    items = {item.uid: item for item in readable.filter(uid__in=list(wanted))}
    versions = _versions({uid: wanted[uid] for uid in items})
    return [
        [
            ItemInCommon(
                item=uid,
                version=number,
                title=versions[uid].title,
                owner=items[uid].owned_by,
                text=text_of(versions[uid].title, versions[uid].text),
                match=match,
            )
            for match in found
            for uid, number in [_named(match.key)]
            if uid in versions
        ]
        for found in answers
    ]


def where_from(text: str, *, by: Person, as_: Organisation) -> list[ItemInCommon]:
    """Which items that this person may read a text comes from."""
    readable: QuerySet[Item] = Item.objects.visible_to(Reader.of(by, as_))
    return search([text], readable, called_common(as_.uid))[0]


_called: dict[UUID, tuple[tuple[int, UUID | None], reuse.CalledCommon]] = {}


def called_common(organisation: UUID) -> reuse.CalledCommon | None:
    """What an office calls common text; another office on this node does not notice."""
    passages = again.passages_of(organisation)
    latest = passages.values_list("uid", flat=True).first()
    state = (passages.count(), latest)
    if latest is None:
        return None
    if organisation not in _called or _called[organisation][0] != state:
        texts = passages.values_list("text", flat=True).iterator(chunk_size=PART)
        _called[organisation] = state, reuse.CalledCommon(texts)
    return _called[organisation][1]


# -- compiled code ---------------------------------------------------------------------------------


def compiled() -> Path:
    """Where compiled loops are kept: made by the worker, only loaded by the others."""
    return folder() / "compiled"


def _ready() -> Path:
    """The mark that everything of this edition of the loops is compiled."""
    return compiled() / kernel.edition() / "ready"


def is_warm() -> bool:
    """Whether a question is answered at once; else the worker compiles first."""
    return _ready().exists()


def warm() -> None:
    """Compile or load everything: half a minute the first time, in one process at a time."""
    compiled().mkdir(parents=True, exist_ok=True)
    with (compiled() / "warming").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_warm():
            return
        kernel.keep_compiled(compiled())
        reuse.warm()
        _ready().touch()
        kernel.forget_old_editions(compiled())


def warm_beside() -> None:
    """The same in a process of its own, in nobody's way: the worker has other work meanwhile."""
    subprocess.Popen(
        [sys.executable, "-m", "tinhban.config.command_line", "watch", "warm"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
