"""Who gets what from which address: every route × method × relation has a row in `matrix`."""
