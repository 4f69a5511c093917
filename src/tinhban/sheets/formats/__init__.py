"""One file for each format a log comes in: bytes in, grids out."""
