"""`python -m meantime` is `meantime`."""

import sys

from meantime.cli import main

sys.exit(main())
