"""Bytes to text."""

from scrubber.decoding.ladder import decode
from scrubber.decoding.result import Decoded, DecodeError, Detection

__all__ = ["DecodeError", "Decoded", "Detection", "decode"]
