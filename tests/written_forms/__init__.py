"""Numbers as Vietnamese prose writes them: sentences made from the grammar, sentences written by hand, and a judge."""
