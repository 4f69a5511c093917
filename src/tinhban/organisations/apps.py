from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "tinhban.organisations"
    label = "organisations"
