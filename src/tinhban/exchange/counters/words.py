"""How the things of an exchange are called on pages, in papers and in exports."""

from django.utils.translation import gettext_lazy as _

from tinhban.figures.words import AGREED, AWAITING, CONTRADICTED, NUMBER, Part, Words

SUPPLIED = Words(
    {
        NUMBER: Part("supplied", _("Supplied"), _("supplied")),
        AWAITING: Part("awaiting", _("Receipts awaited"), _("receipts awaited")),
    },
    printed="Cung cấp",
    printed_waits="chờ biên nhận",
)

RECEIVED = Words(
    {NUMBER: Part("received", _("Receipts"), _("receipts"))},
    printed="Biên nhận",
)

USED = Words(
    {
        NUMBER: Part("used", _("Used"), _("used")),
        AGREED: Part("confirmed", _("Confirmed"), _("confirmed")),
        CONTRADICTED: Part("disputed", _("Differing"), _("differing")),
        AWAITING: Part("unanswered", _("Confirmations awaited"), _("confirmations awaited")),
    },
    printed="Đã sử dụng",
    printed_waits="chờ xác nhận",
    alone=_("Published"),
)

REQUESTED = Words(
    {
        NUMBER: Part("requested", _("Requested"), _("requested")),
        AGREED: Part("requested_agreed", _("Requests agreed to"), _("agreed to")),
        CONTRADICTED: Part("requested_declined", _("Requests declined"), _("declined")),
        AWAITING: Part("requested_awaiting", _("Answers awaited"), _("answers awaited")),
    },
    printed="Đề nghị cung cấp",
)
