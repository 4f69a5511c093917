"""The screens of an uploaded log."""
