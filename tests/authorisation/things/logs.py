"""Uploaded logs of a station in every state in which something can be done with them."""

from tests.authorisation.cast import SCENES
from tests.authorisation.stage import Stage
from tests.authorisation.things.exchanging import delivered_by_the_partner
from tinhban.exchange.logbook.answers import answer_all
from tinhban.exchange.logbook.importing import run_import, start_import
from tinhban.exchange.logbook.models import BatchState, ImportBatch
from tinhban.exchange.logbook.uploads import upload_log
from tinhban.organisations.models import Role

HERE = SCENES["stations"]
HEAD = "TT;Ngày phát;Tên tin, bài;Thể loại;Đơn vị cung cấp\n"


def put_on(stage: Stage) -> None:
    asking = _uploaded(stage, "so-dang-hoi.csv", "22/1", "Tin thiếu năm")
    answered = _uploaded(stage, "so-da-tra-loi.csv", "23/1", "Tin thiếu năm khác")
    answer_all(
        batch=answered,
        code="year_missing",
        answer="year:2022",
        **stage.cast.acting(HERE.owner, Role.EDITOR),
    )
    ready = _ready(stage, "so-san-sang.csv")
    done, at_work = _ready(stage, "so-da-ghi.csv"), _ready(stage, "so-dang-ghi.csv")
    for batch in (done, at_work):
        start_import(batch=batch, **stage.cast.acting(HERE.owner, Role.EDITOR))
    run_import(done.uid)
    assert ImportBatch.objects.get(pk=done.uid).state == BatchState.DONE
    stage.put("the logs", "stations", asking.filename)
    stage.put("a log with a question", "stations", asking.filename, uid=asking.uid)
    stage.put("a row with a question", "stations", "Tin thiếu năm", uid=asking.uid, position=1)
    stage.put("a log answered for all rows", "stations", answered.filename, uid=answered.uid)
    stage.put("a log that is ready", "stations", ready.filename, uid=ready.uid)
    stage.put("a log that is recorded", "stations", done.filename, uid=done.uid)
    stage.put("a log at work", "stations", at_work.filename, uid=at_work.uid)
    stage.values["sheet"] = asking.sheets[0]["name"]


def _ready(stage: Stage, name: str) -> ImportBatch:
    """A log whose only row is an item that the partner has delivered."""
    item = delivered_by_the_partner(stage, f"Tin trong sổ {name}")
    return _uploaded(stage, name, "04/02/2023", item.title)


def _uploaded(stage: Stage, name: str, day: str, title: str) -> ImportBatch:
    batch, _new = upload_log(
        content=csv_of(day, title),
        filename=name,
        channel=stage.stations.channel,
        outlet="Thời sự tối",
        **stage.cast.acting(HERE.owner, Role.EDITOR),
    )
    return batch


def csv_of(day: str, title: str) -> bytes:
    """A log of one row."""
    return f"{HEAD}1;{day};{title};Tin;Đài Lai Châu\n".encode()
