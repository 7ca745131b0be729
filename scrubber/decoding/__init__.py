"""Bytes to text."""

from scrubber.decoding.ladder import Decoded, DecodeError, decode

__all__ = ["DecodeError", "Decoded", "decode"]
