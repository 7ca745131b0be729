"""Texts cleaned in several threads at once: the same as one after the other, whether Python has a global lock or not."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

import scrubber
from tests.strategies import PAGE_LINES, SENTENCES, misread

TEXTS = [
    "\n\n".join([sentence, misread(sentence, "cp1252"), PAGE_LINES[number % len(PAGE_LINES)], SENTENCES[number - 1], sentence[:-9]])
    for number, sentence in enumerate(SENTENCES)
]


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty")
def test_threads_find_what_one_finds() -> None:
    texts = TEXTS * 3
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(scrubber.scrub, texts))
    assert [(one.text, one.findings) for one in found] == [(one.text, one.findings) for one in map(scrubber.scrub, texts)]
