"""From the bytes of a site to values: pure, linear in time, bounded in memory, no network, no database."""
