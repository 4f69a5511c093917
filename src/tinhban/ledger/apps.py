from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "tinhban.ledger"
    label = "ledger"
