"""Addresses of reports: the list, the number check, and everything about one report of a programme."""

from django.urls import include, path

from tinhban.reviews.views import (
    bundling,
    checking,
    downloads,
    drafts,
    evidence,
    freezing,
    pages,
    text_checks,
)

app_name = "reviews"

report = [
    path("", pages.review, name="review"),
    path("lap/", drafts.start, name="start"),
    path("thong-tin/", drafts.details, name="details"),
    path("muc/<uuid:uid>/", drafts.section, name="section"),
    path("muc/<uuid:uid>/them/", drafts.new_section, name="new_section"),
    path("muc/<uuid:uid>/bo/", drafts.remove_section, name="remove_section"),
    path("so/<slug:key>/", evidence.drawer, name="figure"),
    path("so/<slug:key>/ban-ghi/", evidence.rows, name="rows"),
    path("so/<slug:key>/cach-viet/", drafts.phrase, name="phrase"),
    path("so/<slug:key>/bien-ban-doi-chieu.docx", downloads.minutes, name="minutes"),
    path("so/<slug:key>/giay-xac-nhan.docx", downloads.confirmation, name="confirmation"),
    path("so/<slug:key>/ky-thuat/", evidence.technical, name="technical"),
    path("chot/", freezing.freeze, name="freeze"),
    path("ban/<uuid:uid>/xac-nhan/", freezing.seal, name="seal"),
    path("ban/<uuid:uid>/ban-hanh/", freezing.issue, name="issue"),
    path("ban/<uuid:uid>/goi-minh-chung.zip", bundling.download, name="bundle"),
    path("ban/<uuid:uid>/goi-minh-chung/", bundling.bundle, name="bundle_page"),
    path("ban/<uuid:uid>/goi-minh-chung/lap/", bundling.make, name="make_bundle"),
    path("ban/<uuid:uid>/goi-minh-chung/tien-do/", bundling.progress, name="bundle_progress"),
    path("ban/<uuid:uid>/goi-minh-chung/dung/", bundling.stop, name="stop_bundle"),
    path("ban/<uuid:uid>/kiem-tra/", freezing.verify, name="verify"),
    path("bao-cao.docx", downloads.word, name="word"),
    path("bao-cao.pdf", downloads.pdf, name="pdf"),
]

urlpatterns = [
    path("", pages.reviews, name="list"),
    path("ra-soat/", checking.check, name="check"),
    path("ra-soat/<uuid:uid>/", text_checks.text_check, name="text_check"),
    path("ra-soat/<uuid:uid>/tien-do/", text_checks.progress, name="text_check_progress"),
    path("ra-soat/<uuid:uid>/dung/", text_checks.stop, name="stop_text_check"),
    path("<slug:slug>/<str:period>.json", downloads.json, name="json"),
    path("<slug:slug>/<str:period>/", include(report)),
]
