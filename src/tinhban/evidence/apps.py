from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "tinhban.evidence"
    label = "evidence"

    def ready(self) -> None:
        from tinhban.evidence import citations  # noqa: F401 - names a table that events fill
