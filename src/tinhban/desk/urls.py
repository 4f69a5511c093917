from django.urls import path

from tinhban.desk import views
from tinhban.desk.exports import views as exports

app_name = "desk"

urlpatterns = [
    path("", views.home, name="home"),
    path("tim/", views.search, name="search"),
    path("xuat/<uuid:uid>/", exports.page, name="export"),
    path("xuat/<uuid:uid>/tien-do/", exports.progress, name="export_progress"),
    path("xuat/<uuid:uid>/dung/", exports.stop, name="stop_export"),
    path("xuat/<uuid:uid>/tai-ve/", exports.download, name="download_export"),
    path("huong-dan/", views.help_page, name="help"),
]
