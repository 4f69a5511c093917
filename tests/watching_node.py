"""A node of two stations in a data directory of its own; each deed runs in a process of its own: `python -m tests.watching_node DEED ...`."""

import os
import signal
import sys
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tinhban.exchange.models import Item


def make(feed: str) -> None:
    """Two stations with a channel, three items of the partner, and a watch of our page."""
    from tinhban.config import setting_up
    from tinhban.exchange import actions
    from tinhban.ledger import actions as ledger
    from tinhban.records.channels import channels
    from tinhban.records.tests.cast import make_desk
    from tinhban.watch.models import Source
    from tinhban.watch.watches import Wanted, save_watch

    setting_up.prepare()
    partner, ours = make_desk("doi-tac", "Đài đối tác"), make_desk("dai-ta", "Đài ta")
    ledger.open_channel(
        as_=partner.office,
        by=partner.editor,
        purpose={"title": "Chương trình hai đài", "kind": "programme"},
        members={ours.uid: ledger.Role.MEMBER},
    )
    items = [approve(str(seed)) for seed in range(3)]
    (channel,) = channels(partner.uid)
    actions.send_delivery(
        channel=channel.id,
        to=ours.uid,
        items=items,
        delivered_on=date(2022, 2, 2),
        **partner.does,
    )
    wanted = Wanted(publisher=ours.uid, outlet="Trang tin", source=Source.FEED, address=feed)
    save_watch(wanted=wanted, **ours.does)


def approve(seed: str) -> "Item":
    """An item of the partner, whose text the number tells."""
    from tinhban.exchange import actions
    from tinhban.exchange.content import Content
    from tinhban.organisations.models import Organisation, Person
    from tinhban.records.channels import channels
    from tinhban.watch.tests.conftest import words

    office = Organisation.objects.get(slug="doi-tac")
    (channel,) = channels(office.uid)
    return actions.approve_item(
        channel=channel.id,
        content=Content(kind="article", title=f"Tin số {seed}", text=words(int(seed), 150)),
        approved_on=date(2022, 2, 1),
        by=Person.objects.get(username="doi-tac-editor"),
        as_=office,
    )


def declare() -> None:
    """Press the button once, when everybody is ready."""
    from tinhban.organisations.models import Person
    from tinhban.watch import deciding
    from tinhban.watch.models import SuspectedUse

    one = SuspectedUse.objects.select_related("article__watch", "organisation").earliest("uid")
    told, person = deciding.publication_of(one), Person.objects.get(username="dai-ta-editor")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    deciding.confirm(suspected=one, publication=told, by=person, as_=one.organisation)


def die_while_comparing() -> None:
    """Run the watch, and be killed inside the transaction of the second part."""
    from tinhban.watch import comparing
    from tinhban.watch.models import SuspectedUse, Watch
    from tinhban.watch.scanning import run_watch

    comparing.PART = 4
    bring_back, parts = comparing._bring_back, iter(range(2))

    def deadly(*told: object) -> None:
        if next(parts) == 1:
            assert SuspectedUse.objects.exists()
            os.kill(os.getpid(), signal.SIGKILL)
        bring_back(*told)

    comparing._bring_back = deadly
    run_watch(Watch.objects.get().uid)


def main(deed: str, *told: str) -> None:
    from tinhban.config import quick_start

    quick_start.start()
    deeds = (make, approve, declare, die_while_comparing)
    {one.__name__: one for one in deeds}[deed](*told)


if __name__ == "__main__":
    main(*sys.argv[1:])
