from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "tinhban.programmes"
    label = "programmes"
