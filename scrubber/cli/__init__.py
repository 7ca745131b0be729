"""The `scrub` command."""
