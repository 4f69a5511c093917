"""Quantities in Vietnamese prose: `reading` finds them, `check` holds them against what was counted."""
