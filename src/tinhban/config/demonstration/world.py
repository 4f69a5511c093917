"""Loads the demonstration world into an empty node, through the same actions that people use."""

from datetime import date

from django.db import transaction

from tinhban.config.demonstration import (
    agreements,
    columns,
    history,
    logbook,
    newsroom,
    nowadays,
    on_paper,
    people,
    relaying,
    report,
    watching,
)
from tinhban.foundation import ids, time
from tinhban.ledger import actions as ledger
from tinhban.organisations.loading import uid_of
from tinhban.organisations.models import NodeState, Person

HISTORY_ENDS = date(2023, 2, 7)


def load(most: int | None = None) -> bool:
    """Fill the node; False, and nothing done, if it holds people already. `most` makes a small world, for tests."""
    if Person.objects.exists():
        return False
    with (
        transaction.atomic(),
        ids.seeded("Tỉnh bạn"),
        time.at(agreements.morning(date(2021, 1, 4))),
    ):
        NodeState.objects.update_or_create(
            id=1, defaults={"demo": True, "history_ends_on": HISTORY_ENDS}
        )
        people.load()
        _identities()
        tell(most)
    return True


def _identities() -> None:
    """Keys of every body that acts; root keys of a demonstration are thrown away at once."""
    bodies = sorted({account.body for account in people.ACCOUNTS})
    for slug in bodies:
        ledger.create_identity(uid_of(slug), demo=True)


def tell(most: int | None = None) -> None:
    """The history, in the order in which it happened; `most` deliveries and pieces of each kind (all)."""
    lai_chau = agreements.stations("lai-chau", "Lai Châu")
    yen_bai = agreements.stations("yen-bai", "Yên Bái")
    three = agreements.three_provinces(lai_chau, yen_bai)
    story = history.Story()
    history.plan(story, {"lai-chau": lai_chau.channel, "yen-bai": yen_bai.channel}, most)
    columns.plan(story, three, most)
    newsroom.plan(story, lai_chau=lai_chau.channel, yen_bai=yen_bai.channel)
    relaying.plan(story, lai_chau=lai_chau.channel)
    logbook.plan(story, lai_chau.channel)
    story.tell()
    report.write(three)
    nowadays.tell(agreements.today().channel)
    on_paper.record()
    logbook.write()
    watching.write()
