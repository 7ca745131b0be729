"""Repairs the encoding of scraped news text, strips the page from it and flags what was cut off, or is no article."""

from importlib import import_module

TYPE_CHECKING = False  # as type checkers know it; importing `typing` for it would take longer than all else here
if TYPE_CHECKING:
    from scrubber.boilerplate import StripBoilerplate
    from scrubber.decoding import Decoded, DecodeError, decode
    from scrubber.defaults import default_pipeline, scrub, scrub_many
    from scrubber.document import Document, Filter, Rule
    from scrubber.findings import Finding
    from scrubber.mojibake import RepairMojibake
    from scrubber.page import FlagPage
    from scrubber.pipeline import Pipeline, Result
    from scrubber.single import fix_mojibake, strip_boilerplate
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
    "scrub_many",
    "strip_boilerplate",
]

# Where each name is from. Importing all of them takes some time, which `scrub --version` and programs that want one need not spend.
_MODULES = {
    "boilerplate": ("StripBoilerplate",),
    "decoding": ("DecodeError", "Decoded", "decode"),
    "defaults": ("default_pipeline", "scrub", "scrub_many"),
    "document": ("Document", "Filter", "Rule"),
    "findings": ("Finding",),
    "mojibake": ("RepairMojibake",),
    "page": ("FlagPage",),
    "pipeline": ("Pipeline", "Result"),
    "single": ("fix_mojibake", "strip_boilerplate"),
    "truncation": ("FlagTruncation",),
}


def __getattr__(name: str) -> object:
    for module, names in _MODULES.items():
        if name in names:
            return globals().setdefault(name, getattr(import_module(f"scrubber.{module}"), name))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
