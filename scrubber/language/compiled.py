"""The models as the kernel has them."""

from functools import cache
from typing import TYPE_CHECKING

from scrubber.kernel import file, kernel
from scrubber.language.kernel_file import class_of
from scrubber.language.model import model

if TYPE_CHECKING:
    from scrubber._kernel import Languages


@cache
def languages() -> "Languages | None":
    """The models of all languages, and behind them the two pools; None without a kernel."""
    found = kernel()
    if found is None:
        return None
    codes = model().languages
    made: Languages = found.Languages(file(), list(map(sorted(codes).index, codes)), class_of)
    return made
