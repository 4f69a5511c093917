"""Loops compiled by numba; importing a module of this folder imports numba."""
