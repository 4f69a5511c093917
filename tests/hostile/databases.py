"""Values of TINHBAN_DATABASE: what Django is told, or the words in the refusal."""

from typing import Any

# address -> what must stand in the settings; OPTIONS must be exactly these (apart from what is ours by default).
KEPT: dict[str, dict[str, Any]] = {
    "postgresql://tb:x@db.example/tb": {
        "NAME": "tb", "USER": "tb", "PASSWORD": "x", "HOST": "db.example", "PORT": "", "OPTIONS": {}},
    "postgres://tb@db.example:5433/so_ket": {
        "NAME": "so_ket", "USER": "tb", "PASSWORD": "", "HOST": "db.example", "PORT": "5433", "OPTIONS": {}},
    "postgresql://db.example/tb": {"USER": "", "PASSWORD": "", "HOST": "db.example"},
    "postgresql://tb@db.example:/tb": {"HOST": "db.example", "PORT": ""},
    "postgresql://tb:x@[2001:db8::17]:5432/tb": {"HOST": "2001:db8::17", "PORT": "5432"},
    "postgresql://tb:x@[fe80::1%25eth0]/tb": {"HOST": "fe80::1%eth0", "PORT": ""},
    "postgresql://tb:p%40ss%2F%3Aw%25rd@db.example/tb": {"PASSWORD": "p@ss/:w%rd"},
    "postgresql://t%C3%ADnh:m%E1%BA%ADt@db.example/b%E1%BA%A1n": {"USER": "tính", "PASSWORD": "mật", "NAME": "bạn"},
    "postgresql://tinhban@/tb?host=/var/run/postgresql": {"HOST": "/var/run/postgresql", "NAME": "tb", "USER": "tinhban"},
    "postgresql:///tb?host=/srv/pg%20here&port=5444": {"HOST": "/srv/pg here", "PORT": "5444", "USER": ""},
    "postgresql://%2Fvar%2Frun%2Fpostgresql/tb": {"HOST": "/var/run/postgresql"},
    "postgresql://tb@db-1.example,db-2.example/tb?target_session_attrs=read-write": {
        "HOST": "db-1.example,db-2.example", "OPTIONS": {"target_session_attrs": "read-write"}},
    "postgresql://tb@db-1.example:5432,db-2.example:5433/tb": {"HOST": "db-1.example,db-2.example", "PORT": "5432,5433"},
    "postgresql://db.example/tb?user=tb&password=a%26b": {"USER": "tb", "PASSWORD": "a&b"},
    "postgresql://tb@db.example/?dbname=so%20lieu": {"NAME": "so lieu"},
    "postgresql://tb:x@db.example/tb?sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem&connect_timeout=5": {
        "OPTIONS": {"sslmode": "verify-full", "sslrootcert": "/etc/ssl/ca.pem", "connect_timeout": 5}},
    "postgresql://tb@db.example/tb?sslmode=require": {"OPTIONS": {"sslmode": "require"}},
    "postgresql://tb@db.example/tb?sslcert=/k/c.pem&sslkey=/k/k.pem&sslmode=verify-ca&sslrootcert=system": {
        "OPTIONS": {"sslcert": "/k/c.pem", "sslkey": "/k/k.pem", "sslmode": "verify-ca", "sslrootcert": "system"}},
    "postgresql://tb@db.example/tb?application_name=T%E1%BB%89nh%20b%E1%BA%A1n": {"OPTIONS": {"application_name": "Tỉnh bạn"}},
    "postgresql://tb@db.example/tb?options=-c%20statement_timeout%3D5000": {"OPTIONS": {"options": "-c statement_timeout=5000"}},
    "postgresql://tb@db.example/tb?passfile=/srv/.pgpass&channel_binding=require&gssencmode=disable": {
        "OPTIONS": {"passfile": "/srv/.pgpass", "channel_binding": "require", "gssencmode": "disable"}},
    "postgresql://tb@db.example/tb?keepalives=1&keepalives_idle=30&tcp_user_timeout=9000": {
        "OPTIONS": {"keepalives": 1, "keepalives_idle": 30, "tcp_user_timeout": 9000}},
    "postgresql://tb@db.example/tb?sslmode=require&": {"OPTIONS": {"sslmode": "require"}},
    "  postgresql://tb@db.example/tb?sslmode=require\n": {"NAME": "tb", "OPTIONS": {"sslmode": "require"}},
    "POSTGRESQL://tb@DB.Example/tb": {"NAME": "tb", "HOST": "db.example"},
}  # fmt: skip

# address -> the part that the refusal must name; it must never hold what is in the list of secrets.
REFUSED: dict[str, str] = {
    "mysql://tb:x@db.example/tb": "mysql",
    "sqlite:///tinhban.sqlite3": "sqlite",
    "db.example/tb": "postgresql://",
    "tb": "postgresql://",
    "postgresql:tb": "postgresql://",
    "postgresql://tb:x@db.example": "dbname",
    "postgresql://tb:x@db.example/": "dbname",
    "postgresql://tb:x@db.example:bay/tb": "bay",
    "postgresql://tb:x@db.example:99999/tb": "99999",
    "postgresql://tb:x@db.example:-1/tb": "-1",
    "postgresql://tb:x@[2001:db8::17/tb": "[",
    "postgresql://tb:x@db.example/tb?sslmod=require": "sslmod",
    "postgresql://tb:x@db.example/tb?sslmode=chat": "chat",
    "postgresql://tb:x@db.example/tb?sslmode=": "sslmode",
    "postgresql://tb:x@db.example/tb?sslmode": "sslmode",
    "postgresql://tb:x@db.example/tb?sslmode=require&sslmode=disable": "sslmode",
    "postgresql://tb:x@db.example/tb?connect_timeout=nhanh": "connect_timeout",
    "postgresql://tb:x@db.example/tb?ENGINE=x&sslmode=require": "ENGINE",
    "postgresql://tb:x@db.example/tb?service=noi-khac": "service",
    "postgresql://tb:x@db.example/tb#sslmode=require": "#",
    "postgresql://tb:x@db.example/tb?sslmode=require;connect_timeout=5": "sslmode",
    "postgresql://tb:x@db.example/tb\x00": "",
    "postgresql://tb:m%FFt@db.example/tb": "UTF-8",
    "postgresql://tb:x@db.example/tb?application_name=%FF": "application_name",
    "postgresql://tb:x@db.example/tb/phu": "tb/phu",
    "postgresql://tb:x@db.example/tb?password=kh%C3%A1c": "password",
    "postgresql://tb:x@db.example/tb?target_session_attrs=any-thing": "target_session_attrs",
}
SECRETS = ("x@", ":x", "m%FFt", "khác")
