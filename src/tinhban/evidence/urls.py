from django.urls import path

from tinhban.evidence import views

app_name = "evidence"

urlpatterns = [path("<str:sha256>/", views.download, name="download")]
