"""Text whose bytes were read with the wrong code page."""

from scrubber.mojibake.filter import RepairMojibake

__all__ = ["RepairMojibake"]
