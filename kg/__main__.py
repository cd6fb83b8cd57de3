"""`python -m kg` is the command line."""

import sys

from kg.cli import main

sys.exit(main())
