"""Requests: the asker's row, and each answer in a row of its own."""

from tinhban.exchange.finding import REQUEST
from tinhban.exchange.models import Request, RequestAnswer
from tinhban.records.index.filling import let_find
from tinhban.records.projections import made, marked, said
from tinhban.wire.exchange import RequestAnswered, RequestCancelled, RequestMade

made(
    RequestMade,
    Request,
    uid="request",
    signer="asked_by",
    words=("title",),
    then=[let_find(REQUEST, uid="request", on="made_on", words=("note",), who=("to",))],
)
marked(RequestCancelled, Request, uid="request", signer="asked_by", as_="cancelled")
said(RequestAnswered, RequestAnswer, about="request", signer="answered_by", replaces=True)
