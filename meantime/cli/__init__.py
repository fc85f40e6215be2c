"""The command line: `meantime read | match | plan | check | demo | serve | worker | createuser`."""

from meantime.cli.main import main

__all__ = ["main"]
