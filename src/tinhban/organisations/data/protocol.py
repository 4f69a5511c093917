"""The order of bodies and of positions on lists and in seating (thứ tự lễ tân); a node may change single rows."""

from typing import Final

# (level of its place, kind, kind of press) -> place in the order; "" stands for any.
BODIES: Final[dict[tuple[str, str, str], int]] = {
    ("", "ministry", ""): 100,
    ("province", "party_committee", ""): 200,
    ("province", "people_council", ""): 210,
    ("province", "people_committee", ""): 220,
    ("province", "party_body", ""): 230,
    ("province", "department", ""): 240,
    ("province", "press_agency", "both"): 250,
    ("province", "press_agency", "newspaper"): 251,
    ("province", "press_agency", "broadcaster"): 252,
    ("province", "public_service_unit", ""): 260,
    ("district", "party_committee", ""): 300,
    ("district", "people_council", ""): 310,
    ("district", "people_committee", ""): 320,
    ("district", "division", ""): 340,
    ("district", "public_service_unit", ""): 360,
    ("commune", "party_committee", ""): 400,
    ("commune", "people_council", ""): 410,
    ("commune", "people_committee", ""): 420,
    ("commune", "division", ""): 440,
    ("commune", "public_service_unit", ""): 460,
    ("commune", "commune_station", ""): 470,
    ("", "enterprise", ""): 500,
}
LAST_BODY: Final = 900

# The beginning of a position, folded -> rank; the longest beginning counts.
POSITIONS: Final[dict[str, int]] = {
    "bi thu": 10,
    "pho bi thu": 15,
    "chu tich": 20,
    "pho chu tich thuong truc": 25,
    "pho chu tich": 30,
    "giam doc": 40,
    "tong bien tap": 41,
    "truong ban": 42,
    "pho giam doc thuong truc": 45,
    "pho giam doc": 50,
    "pho tong bien tap": 51,
    "pho truong ban": 52,
    "chanh van phong": 60,
    "truong phong": 61,
    "pho chanh van phong": 65,
    "pho truong phong": 66,
    "thu ky toa soan": 67,
    "bien tap vien": 70,
    "phong vien": 71,
    "chuyen vien": 72,
    "cong chuc": 73,
    "can bo": 74,
    "van thu": 80,
    "quan tri": 90,
}
LAST_POSITION: Final = 900
