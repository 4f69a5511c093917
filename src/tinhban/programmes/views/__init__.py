"""The screens of programmes: list, page, draft, and one small form for each act."""
