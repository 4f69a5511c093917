"""The nouns of the exchange that are declared (`records.noun`)."""
