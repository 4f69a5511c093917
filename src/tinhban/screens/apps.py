from django.apps import AppConfig


class ScreensConfig(AppConfig):
    name = "tinhban.screens"
    label = "screens"
