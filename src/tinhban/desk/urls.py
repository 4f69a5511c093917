from django.urls import path

from tinhban.desk import views

app_name = "desk"

urlpatterns = [
    path("", views.home, name="home"),
    path("tim/", views.search, name="search"),
    path("huong-dan/", views.help_page, name="help"),
]
