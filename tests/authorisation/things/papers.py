"""Files: one that stands behind an entry of the channel, one that only the office holds."""

from tests.authorisation.cast import SCENES
from tests.authorisation.stage import PDF, TODAY, Stage
from tinhban.evidence.actions import store_file
from tinhban.organisations.models import Role
from tinhban.programmes.actions import sign_programme
from tinhban.programmes.models import Programme

HERE = SCENES["department"]


def put_on(stage: Stage) -> None:
    leader = stage.cast.acting(HERE.owner, Role.LEADER)
    own = store_file(content=PDF + b"% cua rieng So", name="rieng.pdf", **leader)
    shared = store_file(content=PDF + b"% ban ky", name="ban-ky.pdf", **leader)
    slug = stage.things["a programme signed on paper"].where["slug"]
    sign_programme(
        programme=Programme.objects.get(slug=slug),
        signer_position="Giám đốc",
        signed_on=TODAY,
        paper=shared,
        **leader,
    )
    stage.put("a paper of our own", "department", "cua rieng So", sha256=own.sha256)
    stage.put("a paper behind an entry", "department", "ban ky", sha256=shared.sha256)
