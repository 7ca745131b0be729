"""Lines of the page that stuck to the article."""

from scrubber.boilerplate.filter import StripBoilerplate

__all__ = ["StripBoilerplate"]
