"""One thing of every kind, made by the actions that people use."""
