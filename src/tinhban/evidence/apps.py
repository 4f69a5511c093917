from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "tinhban.evidence"
    label = "evidence"
