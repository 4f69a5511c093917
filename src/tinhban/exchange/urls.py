from django.urls import path

from tinhban.exchange.nouns.columns import COLUMN
from tinhban.exchange.nouns.requests import REQUEST
from tinhban.exchange.views import (
    deliveries,
    desk,
    drafts,
    items,
    offers,
    usages,
)
from tinhban.records.noun_pages import urls

app_name = "exchange"

urlpatterns = [
    *urls(REQUEST),
    *urls(COLUMN),
    path("", desk.desk, name="desk"),
    path("du-thao/", drafts.drafts, name="drafts"),
    path("soan/", drafts.compose, name="compose"),
    path("soan/<uuid:uid>/", drafts.draft, name="draft"),
    path("soan/<uuid:uid>/tu-luu/", drafts.autosave, name="autosave"),
    path("soan/<uuid:uid>/bo/", drafts.discard, name="discard"),
    path("tin/<uuid:uid>/", items.item, name="item"),
    path("tin/<uuid:uid>/ban/<int:number>/", items.old_version, name="version"),
    path("tin/<uuid:uid>/tai-ve/", items.package, name="package"),
    path("tin/<uuid:uid>/nhan/", items.take, name="take"),
    path("tin/<uuid:uid>/dinh-chinh/", items.correct, name="correct"),
    path("tin/<uuid:uid>/dung-su-dung/", items.kill, name="kill"),
    path("tin/<uuid:uid>/tam-giu/", items.withhold, name="withhold"),
    path("tin/<uuid:uid>/gioi-thieu/", items.offer, name="offer"),
    path("tin/<uuid:uid>/giao/", deliveries.deliver_item, name="deliver"),
    path("tin/<uuid:uid>/su-dung/", usages.claim, name="claim"),
    path("tin/<uuid:uid>/da-xu-ly/", items.act_on_correction, name="act_on_correction"),
    path("gioi-thieu/<uuid:uid>/khong-su-dung/", offers.decline, name="decline"),
    path("gioi-thieu/<uuid:uid>/rut/", offers.withdraw, name="withdraw_offer"),
    path("gioi-thieu/<uuid:uid>/hoan-tac/", offers.undo, name="undo_offer"),
    path("de-nghi/<uuid:uid>/giao/", deliveries.fulfil, name="fulfil"),
    path("giao/<uuid:uid>/", deliveries.delivery, name="delivery"),
    path("giao/<uuid:uid>/bien-nhan/", deliveries.receive, name="receive"),
    path("xac-nhan/", usages.confirm, name="confirm"),
    path("su-dung/<uuid:uid>/", usages.usage, name="usage"),
    path("su-dung/<uuid:uid>/xac-nhan/", usages.confirm_one, name="confirm_usage"),
    path("su-dung/<uuid:uid>/y-kien-khac/", usages.contradict, name="contradict"),
    path("su-dung/<uuid:uid>/rut/", usages.withdraw, name="withdraw_usage"),
    path("su-dung/<uuid:uid>/hoan-tac/", usages.undo, name="undo_usage"),
]
