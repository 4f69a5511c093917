"""Published texts that may have used an exchanged item: fetched, compared, judged by a person."""
