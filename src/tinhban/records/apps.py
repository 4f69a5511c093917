from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "tinhban.records"
    label = "records"
