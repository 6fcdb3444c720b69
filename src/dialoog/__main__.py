"""`python -m dialoog` is the same as `dialoog`."""

import sys

from dialoog.cli import main

if __name__ == "__main__":
    sys.exit(main())
