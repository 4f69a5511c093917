"""Every address of a node. Third-party routes: one row of the authorisation matrix per pattern."""

from django.apps import apps
from django.urls import include, path
from django.views.i18n import set_language

from tinhban.records.apps import NounsConfig
from tinhban.records.noun_pages import urls

urlpatterns = [
    path("", include("tinhban.desk.urls")),
    path("chuong-trinh/", include("tinhban.programmes.urls")),
    path("trao-doi/nhap-so/", include("tinhban.logbook.urls")),
    path("trao-doi/theo-doi/", include("tinhban.watch.urls")),
    path("trao-doi/", include("tinhban.exchange.urls")),
    *(
        path(room.address, include((urls(noun), room.label)))
        for room in apps.get_app_configs()
        if isinstance(room, NounsConfig)
        for noun in room.nouns
    ),
    path("bao-cao/", include("tinhban.reviews.urls")),
    path("minh-chung/", include("tinhban.evidence.urls")),
    path("don-vi/", include("tinhban.organisations.urls")),
    path("ngon-ngu/", set_language, name="set_language"),
    path("tai-khoan/", include("tinhban.organisations.login_urls")),
    path("tai-khoan/xac-thuc/", include("allauth.mfa.urls")),
    path("tai-khoan/phien/", include("allauth.usersessions.urls")),
]

handler400 = "tinhban.screens.views.bad_request"
handler403 = "tinhban.screens.views.forbidden"
handler404 = "tinhban.screens.views.not_found"
handler429 = "tinhban.screens.views.too_many"  # asked for by allauth
handler500 = "tinhban.screens.views.server_error"
