"""Articles that were cut off."""

from scrubber.truncation.filter import FlagTruncation

__all__ = ["FlagTruncation"]
