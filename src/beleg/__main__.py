"""``python -m beleg`` is the command ``beleg``."""

import sys

from beleg.cli import main

if __name__ == "__main__":
    sys.exit(main())
