from tinhban.records.apps import NounsConfig


class RelaysConfig(NounsConfig):
    name = "tinhban.relays"
    label = "relays"
    address = "trao-doi/"
