"""Long exports: begun by a list, made by the worker with the rights of who asked, kept for a week."""
