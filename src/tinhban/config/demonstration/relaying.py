"""A programme of the first days of the year 2023, relayed by the partner."""

from datetime import date, time
from typing import Any

from tinhban.config.demonstration.agreements import body, morning
from tinhban.config.demonstration.history import Story
from tinhban.config.demonstration.people import person_of
from tinhban.relays.noun import RELAY

PROPOSED, ON_AIR = date(2023, 1, 16), date(2023, 1, 21)


def plan(story: Story, *, lai_chau: str) -> None:
    """Proposed by Lào Cai, confirmed and broadcast by Lai Châu."""
    source = {"by": person_of("bientap.laocai"), "as_": body("dai-lao-cai")}
    partner = body("dai-lai-chau")
    taker = {"by": person_of("bientap.laichau"), "as_": partner}
    made: list[Any] = []
    story.add(
        morning(PROPOSED),
        lambda: made.append(
            RELAY.do("propose_relay")(
                channel=lai_chau,
                to=(partner.uid,),
                title="Chương trình nghệ thuật đón giao thừa Quý Mão 2023",
                airs_on=ON_AIR,
                starts=time(22, 30),
                minutes=105,
                recorded=False,
                **source,
            )
        ),
    )
    story.add(
        morning(date(2023, 1, 17)),
        lambda: RELAY.do("step_relay")(
            relay=made[0], step="confirmed", answered_on=date(2023, 1, 17), **taker
        ),
    )
    story.add(
        morning(date(2023, 1, 30)),
        lambda: RELAY.do("complete_relay")(
            relay=made[0],
            outlet="Kênh LTV",
            airs_on=ON_AIR,
            minutes=105,
            step="completed",
            **taker,
        ),
    )
