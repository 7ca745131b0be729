"""The `scrub` command."""

from scrubber.cli.main import main

__all__ = ["main"]
