"""The index of what entries of channels made: filled by projections, asked by the search, one declaration a noun."""
