"""Text whose bytes were read with the wrong code page."""

from scrubber.mojibake.filter import Begun, RepairMojibake, repairs

__all__ = ["Begun", "RepairMojibake", "repairs"]
