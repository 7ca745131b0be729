"""`python -m scrubber` is the `scrub` command."""

import sys

from scrubber.cli import main

sys.exit(main())
