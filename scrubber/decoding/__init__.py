"""Bytes to text, and back."""

from scrubber.decoding.detect import decode
from scrubber.decoding.encode import EncodeError, encode
from scrubber.decoding.result import Decoded, DecodeError, Detection
from scrubber.decoding.stream import detect_file, open_text

__all__ = ["DecodeError", "Decoded", "Detection", "EncodeError", "decode", "detect_file", "encode", "open_text"]
