"""A newspaper's column in the programme of three provinces."""

from datetime import date

from tests.authorisation.cast import SCENES
from tests.authorisation.stage import Stage
from tinhban.exchange.nouns.columns import declare_column
from tinhban.organisations.models import Role

HERE = SCENES["newspaper"]


def put_on(stage: Stage) -> None:
    partner = stage.cast.body(HERE.partner)
    column = declare_column(
        channel=stage.provinces.channel,
        outlet="Báo Lào Cai",
        name="Chuyện kể bên sông Nậm Thi",
        frequency="week",
        starts_on=date(2023, 1, 2),
        about=(partner.uid,),
        **stage.cast.acting(HERE.owner, Role.EDITOR),
    )
    stage.put("our column", "newspaper", column.name, uid=column.uid)
    stage.put("the columns", "newspaper", column.name)
    stage.values["paper_partner"] = str(partner.uid)
