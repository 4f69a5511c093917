"""Bodies are a directory for everybody at work here; people and their roles belong to one office."""

from tests.authorisation.matrix.roles import ADMINISTRATOR
from tests.authorisation.outcomes import Outcome
from tests.authorisation.rows import GET, LISTED_TO_US_ALONE, OPEN, OURS_ALONE, POST, row

COLLEAGUE, CLOSED, GRANT = "a colleague", "a closed account", "a role of a colleague"
LINK = "a link for a first password"
DAYS = {"valid_from": "06/02/2023", "valid_to": "31/12/2099"}

ROWS = (
    row("organisations:list", GET, "the bodies", query="tim=so+thong+tin+va+truyen+thong+lao+cai", others=OPEN),
    row("organisations:list", GET, "the bodies", query="xuat=csv", others=OPEN),
    row("organisations:detail", GET, "our body", others=OPEN),
    row("organisations:unit", GET, "a unit of today", others=OPEN),
    row("organisations:unit", GET, "a unit of today", query="xuat=csv", others=OPEN, shows=False),
    row("organisations:unit_then", GET, "a unit of then", others=OPEN),
    row("organisations:switch", GET, "the desk", others=OPEN),
    row("organisations:switch", POST, "the desk", others=OPEN, reads=True, send={"organisation": "{our_body}"}),
    # who holds the link may set the password, once
    row("organisations:first_password", GET, LINK, others=OPEN, anonymous=Outcome.OK),
    row("organisations:first_password", POST, LINK, others=OPEN, anonymous=Outcome.OK,
        send={"password": "mat-khau-rat-dai-7", "again": "mat-khau-rat-dai-7"}),
    row("organisations:people", GET, "our people", others=LISTED_TO_US_ALONE),
    row("organisations:people", GET, "our people", query="xuat=csv", others=LISTED_TO_US_ALONE),
    row("organisations:people", GET, "our people", query="xuat=xlsx", others=LISTED_TO_US_ALONE),
    row("organisations:add_person", GET, "the desk", may=ADMINISTRATOR, others=OPEN),
    row("organisations:add_person", POST, "the desk", may=ADMINISTRATOR, others=OPEN,
        send=DAYS | {"display_name": "Chuyên viên mới", "username": "chuyen-vien-moi", "role": "officer"}),
    row("organisations:add_known_person", GET, "the desk", may=ADMINISTRATOR, others=OPEN),
    row("organisations:add_known_person", POST, "the desk", may=ADMINISTRATOR, others=OPEN,
        send=DAYS | {"username": "{known}", "role": "editor"}),
    row("organisations:person", GET, COLLEAGUE, others=OURS_ALONE),
    row("organisations:change_person", POST, COLLEAGUE, may=ADMINISTRATOR, others=OURS_ALONE,
        send={"display_name": "Tên đã đổi", "position": "Phó phòng"}),
    row("organisations:deactivate", POST, COLLEAGUE, may=ADMINISTRATOR, others=OURS_ALONE),
    row("organisations:reactivate", POST, CLOSED, may=ADMINISTRATOR, others=OURS_ALONE),
    row("organisations:new_password_link", POST, COLLEAGUE, may=ADMINISTRATOR, others=OURS_ALONE, reads=True, shows=False),
    row("organisations:reset_second_factor", POST, COLLEAGUE, may=ADMINISTRATOR, others=OURS_ALONE),
    row("organisations:end_sessions", POST, COLLEAGUE, may=ADMINISTRATOR, others=OURS_ALONE, reads=True, shows=False),
    row("organisations:give_grant", GET, COLLEAGUE, may=ADMINISTRATOR, others=OURS_ALONE),
    row("organisations:give_grant", POST, COLLEAGUE, may=ADMINISTRATOR, others=OURS_ALONE, send=DAYS | {"role": "editor"}),
    row("organisations:revoke", GET, GRANT, may=ADMINISTRATOR, others=OURS_ALONE),
    row("organisations:revoke", POST, GRANT, may=ADMINISTRATOR, others=OURS_ALONE),
    row("organisations:substitute", GET, GRANT, may=ADMINISTRATOR, others=OURS_ALONE),
    row("organisations:substitute", POST, GRANT, may=ADMINISTRATOR, others=OURS_ALONE,
        send={"substitute": "{colleague}", "kind": "substitute", "valid_from": "07/02/2023", "valid_to": "10/02/2023"}),
)  # fmt: skip
