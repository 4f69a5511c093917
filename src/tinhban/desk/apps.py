from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "tinhban.desk"
    label = "desk"
