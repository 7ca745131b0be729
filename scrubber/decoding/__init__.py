"""Bytes to text, and back."""

from scrubber.decoding.encode import EncodeError, encode
from scrubber.decoding.files import detect_file, open_text
from scrubber.decoding.ladder import decode
from scrubber.decoding.result import Decoded, DecodeError, Detection

__all__ = ["DecodeError", "Decoded", "Detection", "EncodeError", "decode", "detect_file", "encode", "open_text"]
