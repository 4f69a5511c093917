"""What stands around the text of a report: who writes to whom, where, and who signs."""

from datetime import date
from typing import Any

from tinhban.figures.periods import Period
from tinhban.organisations.models import Organisation
from tinhban.organisations.queries import name_map, province_on
from tinhban.programmes.models import Programme
from tinhban.reviews.narrative import signing_parties, subject_of

SIGNERS = {"people_committee": "Chủ tịch", "newspaper": "Tổng Biên tập", "both": "Tổng Biên tập"}
DIRECTOR = "Giám đốc"


def details_of(
    programme: Programme, period: Period, as_: Organisation, today: date
) -> dict[str, Any]:
    """The first values of a report's details, taken from the organisation on the day of its figures."""
    day = period.ends_on
    others = [party.organisation for party in signing_parties(programme)]
    names = name_map(others, day, short=True)
    above = parent_name(as_, day)
    copies = [names[uid] for uid in others if uid != as_.uid]
    recipients = [f"{above} (b/c)"] if above else []
    notation = as_.notation_on(day)
    return {
        "subject": subject_of(programme, period),
        "notation": f"BC-{notation}" if notation else "BC",
        "place": place_of(as_, day),
        "signer_position": signer_of(as_),
        "recipients": "\n".join([*recipients, *copies, "Lưu: VT"]),
    }


def signer_of(organisation: Organisation) -> str:
    """The position that signs for an organisation."""
    by_press = SIGNERS.get(organisation.press_kind)
    return by_press or SIGNERS.get(organisation.kind) or DIRECTOR


def place_of(organisation: Organisation, day: date) -> str:
    """The place in the date line of its papers."""
    province = province_on(organisation, day)
    return province.short_name if province else ""


def parent_name(organisation: Organisation, day: date) -> str:
    """The body to which it was subordinate on a day, as papers write it."""
    for row in organisation.parents.select_related("parent"):
        begun = row.valid_from is None or row.valid_from <= day
        if begun and (row.valid_to is None or day <= row.valid_to):
            return str(row.parent.short_name_on(day))
    return ""


def letterhead(organisation: Organisation, day: date) -> dict[str, str]:
    """The two names in the head of a paper: its own without the province that the body above names."""
    name, above = organisation.name_on(day), parent_name(organisation, day)
    body, word, province = name.rpartition(" tỉnh ")
    own = body if word and above.endswith(f"tỉnh {province}") else name
    return {"issuing_body": own, "parent_body": above}
