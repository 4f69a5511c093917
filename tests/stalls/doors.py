"""The doors of a node through which such things come in, and what each costs the process that answers."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.stalls.bomb import Bomb
from tests.stalls.texts import PUMPED, pumped

Request = tuple[str, str, Any]  # the door, the bomb, and what sends it
PROGRAMME = "lao-cai-yen-bai-lai-chau-2022"
EDITOR, OFFICER = "bientap.laocai", "chuyenvien.laocai"


@dataclass(frozen=True)
class Cost:
    """One request: what came of it, seconds of processor and by the clock, memory beyond that before."""

    door: str
    bomb: str
    status: int
    processor: float
    clock: float
    megabytes: int


def requests(bombs: list[Bomb], *, in_turn: bool = False) -> Iterator[Request]:
    """Each bomb through every door that takes its kind; `in_turn` through one of them, a different one each time."""
    editor, officer = _logged_in(EDITOR), _logged_in(OFFICER)
    for number, bomb in enumerate(bombs):
        taking = [(door, send) for door, send in DOORS.items() if bomb.kind in send.kinds]
        for door, send in _one_of(taking, number) if in_turn else taking:
            client = editor if send.by == EDITOR else officer
            yield door, str(bomb), (send.how, client, bomb)
    lists = (reverse("desk:search"), reverse("exchange:desk"), reverse("reviews:list"))
    asked = [(address, parameter) for address in lists for parameter in ("q", "tim", "trang")]
    for number, (name, piece) in enumerate(PUMPED.items()):
        text = pumped(piece, 1_500)
        for address, parameter in _one_of(asked, number) if in_turn else asked:
            what = f"{name} as {parameter}"
            yield address, what, (_get, editor, (address, {parameter: text}))


def _one_of(choices: list[Any], number: int) -> list[Any]:
    return choices[number % len(choices) :][:1] if choices else []


def cost(door: str, bomb: str, request: Any) -> Cost:
    """Send it, and weigh what it took here; what its child took is limited by the kernel."""
    send, client, what = request
    with _weighed() as weight:
        clock, processor = time.monotonic(), time.process_time()
        answer = send(client, what)
        spent, waited = time.process_time() - processor, time.monotonic() - clock
    return Cost(door, bomb, answer.status_code, spent, waited, weight[0])


@contextmanager
def _weighed() -> Iterator[list[int]]:
    """Megabytes that the process grew by at its largest."""
    grown = [0]
    Path("/proc/self/clear_refs").write_text("5")  # the largest size so far is forgotten
    before = _status("VmRSS")
    yield grown
    grown[0] = max(0, (_status("VmHWM") - before) // 1024)


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])


def _logged_in(username: str) -> Client:
    from tinhban.config.demonstration.people import person_of

    client = Client(SERVER_NAME="localhost")
    client.force_login(person_of(username))
    client.get(reverse("desk:home"))
    return client


# -- the doors -------------------------------------------------------------------------------------


def _get(client: Client, what: tuple[str, dict[str, str]]) -> Any:
    return client.get(*what)


def _upload_log(client: Client, bomb: Bomb) -> Any:
    """The upload, then the page it leads to."""
    from tinhban.config.demonstration.people import person_of
    from tinhban.records.channels import channels

    office = person_of(EDITOR).grants.get().organisation_id
    channel = channels(office, writing=True)[0].id
    sent = {"log": _file(bomb), "channel": channel, "outlet": "Thời sự"}
    return client.post(reverse("logbook:logs"), sent, follow=True)


def _check_file(client: Client, bomb: Bomb) -> Any:
    sent = {"programme": PROGRAMME, "period": "2022", "document": _file(bomb)}
    return client.post(reverse("reviews:check"), sent, follow=True)


def _check_text(client: Client, bomb: Bomb) -> Any:
    text = bomb.data.decode(errors="replace")
    sent = {"programme": PROGRAMME, "period": "2022", "text": text}
    return client.post(reverse("reviews:check"), sent, follow=True)


def _ask_file(client: Client, bomb: Bomb) -> Any:
    return client.post(reverse("watch:where_from"), {"file": _file(bomb)})


def _ask_text(client: Client, bomb: Bomb) -> Any:
    text = bomb.data.decode(errors="replace")
    return client.post(reverse("watch:where_from"), {"text": text})


def _draft(client: Client, bomb: Bomb) -> Any:
    text = bomb.data.decode(errors="replace")
    sent = {"kind": "news_item", "title": text[:5_000], "text": text}
    return client.post(_new_draft(client), sent)


def _draft_with_file(client: Client, bomb: Bomb) -> Any:
    sent = {"kind": "news_item", "title": "Chợ phiên", "text": "Một tin.", "uploads": _file(bomb)}
    return client.post(_new_draft(client), sent)


def _new_draft(client: Client) -> str:
    """Where a draft that was just begun is written."""
    return str(client.get(reverse("exchange:compose")).headers["Location"])


def _file(bomb: Bomb) -> SimpleUploadedFile:
    return SimpleUploadedFile(bomb.filename, bomb.data)


@dataclass(frozen=True)
class Door:
    """Who sends what kinds of things, and how."""

    how: Any
    by: str
    kinds: tuple[str, ...]


DOORS = {
    "a log": Door(_upload_log, EDITOR, ("log",)),
    "the number check, a file": Door(_check_file, OFFICER, ("word",)),
    "the number check, a text": Door(_check_text, OFFICER, ("text",)),
    "where is this from, a file": Door(_ask_file, EDITOR, ("word", "text")),
    "where is this from, a text": Door(_ask_text, EDITOR, ("text",)),
    "a draft": Door(_draft, EDITOR, ("text",)),
    "a file of a draft": Door(_draft_with_file, EDITOR, ("archive",)),
}
