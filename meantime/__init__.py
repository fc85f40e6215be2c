"""Meantime decides what a class should do together and what in the meantime, and then runs both."""

__version__ = "0.1.0"
