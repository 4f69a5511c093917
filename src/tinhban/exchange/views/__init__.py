"""The screens of the exchange, one file per noun."""
