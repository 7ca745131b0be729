"""Flags texts that are no article: a CAPTCHA, an error page, a wall, a list of links, program code, a binary file."""

from scrubber.page.filter import FlagPage

__all__ = ["FlagPage"]
