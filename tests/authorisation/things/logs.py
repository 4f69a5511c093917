"""Uploaded logs of a station in every state in which something can be done with them."""

from tests.authorisation.cast import SCENES
from tests.authorisation.stage import Stage
from tests.authorisation.things.exchanging import delivered_by_the_partner
from tinhban.logbook import linking
from tinhban.logbook.answers import answer_all
from tinhban.logbook.importing import run_import, start_import
from tinhban.logbook.models import BatchState, ImportBatch, LearntWord
from tinhban.logbook.uploads import upload_log
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
    unlinked, word = _unlinked(stage), _learnt(stage)
    stage.put("a log with a row to be linked", "stations", unlinked.filename, uid=unlinked.uid)
    stage.put("the words of the logs", "stations", word.shown)
    stage.values["word"] = str(word.pk)
    stage.put("the logs", "stations", asking.filename)
    stage.put("a log with a question", "stations", asking.filename, uid=asking.uid)
    stage.put("a row with a question", "stations", "Tin thiếu năm", uid=asking.uid, position=1)
    stage.put("a log answered for all rows", "stations", answered.filename, uid=answered.uid)
    stage.put("a log that is ready", "stations", ready.filename, uid=ready.uid)
    stage.put("a log that is recorded", "stations", done.filename, uid=done.uid)
    stage.put("a log at work", "stations", at_work.filename, uid=at_work.uid)
    stage.values["sheet"] = asking.sheets[0]["name"]


def _unlinked(stage: Stage) -> ImportBatch:
    """A log whose only row was recorded before its item came."""
    title = "Tin về sau khi ghi sổ"
    batch = _uploaded(stage, "so-chua-gan.csv", "04/02/2023", title)
    answer = {"code": "item_unknown", "answer": "without_item"}
    acting = stage.cast.acting(HERE.owner, Role.EDITOR)
    answer_all(batch=batch, **answer, **acting)
    start_import(batch=ImportBatch.objects.get(pk=batch.pk), **acting)
    run_import(batch.uid)
    delivered_by_the_partner(stage, title)
    linking.look(ImportBatch.objects.select_related("organisation").get(pk=batch.pk))
    return batch


def _learnt(stage: Stage) -> LearntWord:
    """A word that the station has explained."""
    return LearntWord.objects.create(
        organisation=stage.cast.acting(HERE.owner, Role.EDITOR)["as_"],
        book="used",
        sort="heading",
        word="cot la",
        shown="Cột lạ",
        meaning="note",
    )


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
