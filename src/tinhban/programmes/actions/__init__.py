"""Everything that changes a programme: one function per verb."""

from tinhban.programmes.actions.commitments import count_commitment, judge_commitment
from tinhban.programmes.actions.drafts import discard_draft, roll_over, save_draft
from tinhban.programmes.actions.programmes import (
    close_programme,
    link_programme,
    name_contact,
    open_phase,
    propose_programme,
)
from tinhban.programmes.actions.signatures import sign_programme, type_signature
from tinhban.programmes.problems import AlreadySigned, BadTerms, Closed, NotAParty, ProgrammeRefused

__all__ = [
    "AlreadySigned",
    "BadTerms",
    "Closed",
    "NotAParty",
    "ProgrammeRefused",
    "close_programme",
    "count_commitment",
    "discard_draft",
    "judge_commitment",
    "link_programme",
    "name_contact",
    "open_phase",
    "propose_programme",
    "roll_over",
    "save_draft",
    "sign_programme",
    "type_signature",
]
