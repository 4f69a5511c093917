from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "tinhban.figures"
    label = "figures"
