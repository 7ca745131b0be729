"""Repairs the encoding of scraped news text, strips the page from it and flags what was cut off, or is no article."""

from scrubber.boilerplate import StripBoilerplate
from scrubber.decoding import Decoded, DecodeError, decode
from scrubber.defaults import default_pipeline, fix_mojibake, scrub, strip_boilerplate
from scrubber.document import Document, Filter, Rule
from scrubber.findings import Finding
from scrubber.mojibake import RepairMojibake
from scrubber.page import FlagPage
from scrubber.pipeline import Pipeline, Result
from scrubber.truncation import FlagTruncation

__version__ = "0.1.0"

__all__ = [
    "DecodeError",
    "Decoded",
    "Document",
    "Filter",
    "Finding",
    "FlagPage",
    "FlagTruncation",
    "Pipeline",
    "RepairMojibake",
    "Result",
    "Rule",
    "StripBoilerplate",
    "decode",
    "default_pipeline",
    "fix_mojibake",
    "scrub",
    "strip_boilerplate",
]
