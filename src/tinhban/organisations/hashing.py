"""Argon2id with the cost that fits a small machine on which several people log in at once."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """46 MB and two passes: above what OWASP asks for; four log-ins at once stay below 200 MB."""

    time_cost = 2
    memory_cost = 47_104  # KiB
    parallelism = 1
