"""Under /trao-doi/theo-doi/."""

from django.urls import path

from tinhban.watch.views import asking, sources, suspected

app_name = "watch"

urlpatterns = [
    path("", suspected.suspects, name="suspects"),
    path("tin-nay-tu-dau/", asking.where_from, name="where_from"),
    path("nguon/", sources.watches, name="watches"),
    path("nguon/<uuid:uid>/", sources.watch, name="watch"),
    path("nguon/<uuid:uid>/quet/", sources.scan, name="scan_watch"),
    path("nguon/<uuid:uid>/tien-do/", sources.progress, name="watch_progress"),
    path("<uuid:uid>/", suspected.one, name="suspected"),
    path("<uuid:uid>/ke-khai/", suspected.declare, name="declare_suspected"),
    path("<uuid:uid>/da-biet/", suspected.note, name="note_suspected"),
    path("<uuid:uid>/khong-phai/", suspected.reject, name="reject_suspected"),
    path("<uuid:uid>/van-ban-chung/", suspected.common, name="common_suspected"),
    path("<uuid:uid>/hoan-tac/", suspected.undo, name="undo_suspected"),
]
