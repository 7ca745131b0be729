"""Embedded posts go as a whole, in every form in which extraction leaves them; what only looks like one stays."""

import json
from pathlib import Path

import pytest

from scrubber import Document, Pipeline, StripBoilerplate

BEFORE = "The harbour master closed the bridge at noon, and a long queue formed on both of its sides within the hour."
AFTER = "Nobody was hurt, the police said, but the repair of the broken pillar will take several weeks to complete."
CAPTION = "Our old bridge says goodbye today 🌉 #harbour #bridge"

FORMS = json.loads((Path(__file__).parents[2] / "fixtures" / "boilerplate" / "posts.json").read_text(encoding="utf-8"))
POSTS: dict[str, list[str]] = FORMS["posts"]
CONTENT: dict[str, list[str]] = FORMS["content"]
FRAME = "View this post on Instagram"


def strip(text: str) -> str:
    return Pipeline([StripBoilerplate()]).run(text).text


@pytest.mark.parametrize("post", POSTS.values(), ids=POSTS)
@pytest.mark.parametrize("end", ["\n", "\n\n"])
def test_a_post_goes_as_a_whole(post: list[str], end: str) -> None:
    lines = [line.replace("{caption}", CAPTION) for line in post]
    assert strip(end.join([BEFORE, *lines, AFTER])) == f"{BEFORE}{end}{AFTER}"


@pytest.mark.parametrize("lines", CONTENT.values(), ids=CONTENT)
def test_what_looks_like_a_post_stays(lines: list[str]) -> None:
    whole = "\n\n".join([BEFORE, *lines, AFTER])
    assert strip(whole) == whole


def test_paragraphs_between_two_frames_stay() -> None:
    lines = [FRAME, BEFORE, FRAME, CAPTION, "A post shared by Harbour News (@harbournews)", AFTER]
    assert strip("\n\n".join(lines)) == f"{BEFORE}\n\n{AFTER}"


def test_paragraphs_in_a_frame_that_look_like_the_articles_are_proposed() -> None:
    inside = [f"{AFTER} {number}." for number in ("One", "Two", "Three")]
    text = "\n\n".join([BEFORE, FRAME, *inside, "A post shared by Ann (@ann)", AFTER])
    found = [finding for finding in StripBoilerplate().find(Document(text)) if inside[1] in text[finding.start : finding.end]]
    assert [finding.safe for finding in found] == [False]
