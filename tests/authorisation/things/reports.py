"""A report of the department: its draft, its frozen version, and a version of the partner to seal."""

from tests.authorisation.cast import SCENES
from tests.authorisation.stage import Stage
from tinhban.figures.periods import Period
from tinhban.organisations.models import Role
from tinhban.reviews import actions
from tinhban.reviews.actions.bundling import run_bundle
from tinhban.reviews.actions.text_checks import start_text_check
from tinhban.reviews.models import Bundle, FrozenReview, SectionKind

HERE = SCENES["department"]
YEAR = Period.parse("2022")
FIGURE = "lai-chau-lao-cai"


def put_on(stage: Stage) -> None:
    where = {"slug": stage.provinces.slug, "period": YEAR.key}
    frozen = _frozen(stage, HERE.owner)
    run_bundle(_bundle(stage, frozen).uid)
    theirs = _frozen(stage, HERE.partner)
    _bundle(stage, theirs)
    title = stage.provinces.title
    stage.put("the reports", "department", title)
    stage.put("a report", "department", title, **where)
    stage.put("a figure", "department", "Lai Châu", **where, key=FIGURE)
    stage.put("a frozen version", "department", title, **where, uid=frozen.uid)
    stage.put("the proof of a frozen version", "department", FIGURE, **where, uid=frozen.uid)
    stage.put("a version of the partner", "department", title, **where, uid=theirs.uid)
    stage.put("a bundle at work", "department", title, **where, uid=theirs.uid)
    programme = stage.things["a programme to sign"].where["slug"]
    stage.put("a report not begun", "department", slug=programme, period="2023")
    draft = actions.start_review(programme=stage.provinces, period=YEAR, **_leader(stage))
    section = draft.sections.filter(kind=SectionKind.SECTION).first()
    assert section is not None
    # The draft goes on after the freezing, so that there is something to freeze again.
    actions.add_section(
        review=draft,
        after=section,
        kind=SectionKind.SECTION,
        heading="Mục thêm sau khi chốt",
        text="Một câu.",
        **_leader(stage),
    )
    stage.put("a section", "department", **where, uid=section.uid)
    long = start_text_check(
        given=b"9 tin",
        filename="bai-dai.txt",
        programme=stage.provinces.slug,
        period=YEAR,
        **_leader(stage),
    )
    stage.put("a long text that is looked through", "department", long.filename, uid=long.uid)
    stage.values["frozen"] = str(frozen.uid)
    stage.values["section_text"] = section.text
    stage.values["provinces"] = stage.provinces.slug


def _leader(stage: Stage, slug: str = HERE.owner) -> dict[str, object]:
    return stage.cast.acting(slug, Role.LEADER)


def _bundle(stage: Stage, edition: FrozenReview) -> Bundle:
    return actions.start_bundle(edition=edition, slug=stage.provinces.slug, **_leader(stage))


def _frozen(stage: Stage, slug: str) -> FrozenReview:
    leader = stage.cast.acting(slug, Role.LEADER)
    review = actions.start_review(programme=stage.provinces, period=YEAR, **leader)
    return actions.freeze_review(review=review, **leader)
