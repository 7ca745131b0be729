"""Bytes to text, and back."""

from scrubber.decoding.confirm import confirmed
from scrubber.decoding.detect import decode, known_codecs
from scrubber.decoding.encode import EncodeError, encode
from scrubber.decoding.result import Decoded, DecodeError, Detection, Odd
from scrubber.decoding.rewrite import Limits, as_stored, limits, rewritten
from scrubber.decoding.stream import detect_file, open_text

__all__ = [
    "DecodeError",
    "Decoded",
    "Detection",
    "EncodeError",
    "Limits",
    "Odd",
    "as_stored",
    "confirmed",
    "decode",
    "detect_file",
    "encode",
    "known_codecs",
    "limits",
    "open_text",
    "rewritten",
]
