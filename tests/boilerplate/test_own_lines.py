"""The article's own lines stay: its headline, its subheads, its lists, its last line."""

import pytest

from scrubber import scrub
from tests.boilerplate.pages import ARTICLES, FIRST, FURNITURE, SECOND, THIRD, cuts, edits, judged, strip


@pytest.mark.parametrize(
    "head",
    [
        ("NEWS | POLITICS", "Bridge closed: harbour town waits for repair of pillar", "By Ann Example", "March 3, 2021", "Share", "Tweet"),
        ("Home", "Coast", "Bridge closed: harbour town waits for repair of pillar", "3 min read", "Share this article", "Advertisement"),
        ("By Ann Example", "Harbour bridge: repair takes weeks", "Subscribe", "12:30", "Facebook", "Copy link"),
    ],
)
def test_the_only_headline_stays(head: tuple[str, ...]) -> None:
    headline = max(head, key=len)
    left = strip(*head, FIRST, SECOND, THIRD)
    assert headline in left
    assert headline in strip(*head, FIRST, SECOND, THIRD, title=headline)


def test_the_only_headline_stays_in_a_script_without_spaces() -> None:
    first = "港务长在中午关闭了大桥，一小时之内两边都排起了长队，居民们说他们从来没有见过这样的情况，只好等待。"
    second = "警察说没有人受伤，但是修理断裂的桥墩需要好几个星期，大桥在这段时间里将一直关闭，港口的船只照常运行。"
    left = strip("新闻", "港口大桥关闭等待修理", "作者：张三", "2021-03-03", "分享", first, second)
    assert left == ["港口大桥关闭等待修理", first, second]


@pytest.mark.parametrize("language", ARTICLES)
def test_a_last_paragraph_that_was_cut_off_stays(language: str) -> None:
    for above, cut, below in cuts(language):
        assert cut in strip(*above, cut, *below)


@pytest.mark.parametrize("subhead", ["What happened next", "Sleeping on the quay", "Ein zweites Boot", "Les raisons de la panne"])
def test_a_subhead_stays(subhead: str) -> None:
    assert subhead in strip(FIRST, subhead, SECOND, "Share", THIRD, "Leave a Comment", "Related articles", "Ferry late again")


@pytest.mark.parametrize(
    "question",
    [
        "What would you do first for the harbour if you were elected mayor of the town in May, and who is going to pay for it in the end?",
        "What would you do first?",
        "Was würden Sie als Erstes für den Hafen tun, wenn Sie im Mai gewählt würden, und wer soll das am Ende alles bezahlen?",
    ],
)
def test_a_question_that_each_guest_is_asked_stays(question: str) -> None:
    answers = [
        f"I would {what} and then see to it that the bridge is repaired before the summer." for what in ("sleep", "sail", "dig", "pay")
    ]
    lines = [FIRST, *(line for answer in answers for line in (question, answer)), THIRD]
    assert strip(*lines) == lines
    assert not edits(*lines)


def test_lines_that_begin_alike_under_each_item_stay() -> None:
    items = [(FIRST, "Photo: Ann Example"), (SECOND, "Photo: Eva Muster"), (THIRD, "Photo: Jan Novak"), (f"{FIRST} Again.", "Photo: Mo Li")]
    lines = [*(line for item in items for line in item), f"{SECOND} Again."]
    assert strip(*lines) == lines


def test_pointers_to_other_articles_between_paragraphs_go_however_many() -> None:
    pointers = [f"Read more: {headline}" for headline in ("Storm Closes Ferry Line", "Gulls Return", "A Bridge Too Late", "Mill Sold")]
    pages = [line for pair in zip((FIRST, SECOND, THIRD, f"{FIRST} Again."), pointers, strict=True) for line in pair]
    assert strip(*pages, f"{SECOND} Again.") == [FIRST, SECOND, THIRD, f"{FIRST} Again.", f"{SECOND} Again."]


@pytest.mark.parametrize(
    "entries",
    [
        ("Referee: P. Example", "Attendance: 12,400", "Goals: Novak, Muster"),
        ("Track listing", "1. Pier", "2. Low Tide", "3. Salt"),
        ("The Long Pier (1998)", "Low Tide (2003)", "The Ferryman (2019)"),
        ("Harbour Party 34", "Bridge List 28", "Others 17"),
        ("最佳影片：《潮汐》", "最佳男主角：李明", "最佳女主角：王芳"),
    ],
    ids=lambda entries: entries[0],
)
@pytest.mark.parametrize("below", [(), (THIRD,)], ids=["at the end", "between paragraphs"])
def test_a_list_below_a_paragraph_stays_amid_the_page(entries: tuple[str, ...], below: tuple[str, ...]) -> None:
    left = strip("Home", "News", "Share", "Facebook", FIRST, SECOND, *entries, *below, *FURNITURE)
    assert left == [FIRST, SECOND, *entries, *below]


def test_a_headline_that_stands_twice_above_its_paragraph_is_not_even_proposed() -> None:
    headline = "The bridge is closed until summer"
    assert judged("Home", f"?{headline}", headline, FIRST, SECOND, confidence=0.7) == [0.0]


def test_a_note_and_a_dateline_stay_amid_the_page() -> None:
    lines = ["Sampleton", ", March 3, 2021 –", f"{FIRST} Anna* saw it.", SECOND, "* The name was changed"]
    assert (
        strip("PRESS RELEASE", "March 3, 2021", *lines[:4], "Photo: Jan Novak", lines[4], "Related articles", "Ferry late again") == lines
    )


@pytest.mark.parametrize("dots", ["...", "…", "[...]", "(…)"])
def test_dots_alone_stay_since_they_say_that_the_text_was_cut_off(dots: str) -> None:
    text = f"The ferry that links the island with the mainland was taken out of service on Monday. Two boats now carry people. {dots}"
    result = scrub(text)
    assert result.text == text
    assert result.truncated


def test_a_flash_of_news_keeps_its_headline() -> None:
    text = "Bridge open\n\nThe bridge opened.\n\nShare this article"
    assert scrub(text).text == "Bridge open\n\nThe bridge opened."


def test_what_a_line_with_a_colon_announces_stays_together() -> None:
    names = "Ned Orr\nAda Fenn\nUte Sommer"
    told = "The water was two degrees, said the organisers, and nobody stayed longer than they had to in the harbour on Sunday."
    text = f"The winners of the polar swim:\n\n{names}\n\n{told}"
    assert scrub(f"{text}\n\nShare this article").text == text


NAMES = ("Ann Example", "Jan Novak", "Marie Durand", "Kofi Mensah")


def test_a_list_of_names_between_two_paragraphs_stays() -> None:
    menu, footer = ("Home", "News", "Sport", "Contact us"), ("Follow us on Facebook", "All rights reserved", "Privacy Policy")
    assert strip(*menu, FIRST, SECOND, *NAMES, THIRD, *footer) == [FIRST, SECOND, *NAMES, THIRD]


def test_lines_that_no_rule_knows_between_two_paragraphs_are_proposed_at_most() -> None:
    doubted = [f"?{name}" for name in NAMES]
    assert judged(FIRST, *doubted, SECOND, confidence=0.95) == [0.65] * 4
    assert judged(FIRST, *doubted[:3], SECOND, confidence=0.95) == [0.95] * 3  # too few for a list


def test_below_the_last_paragraph_they_go_if_the_score_is_certain() -> None:
    doubted = [f"?{name}" for name in NAMES]
    assert judged(FIRST, SECOND, *doubted, confidence=0.89) == [0.65] * 4
    assert judged(FIRST, SECOND, *doubted, confidence=0.9) == [0.9] * 4  # at the end other articles' headlines look the same
    assert judged(FIRST, SECOND, *doubted[:3], confidence=0.89) == [0.89] * 3  # too few for a list


def test_a_list_at_the_end_stays_amid_the_page() -> None:
    crew = ("Length 42 metres", "Speed 14 knots", "Crew of five", "Built in 2004")
    assert strip(FIRST, SECOND, THIRD, *crew, "Related articles", "Follow us on Facebook") == [FIRST, SECOND, THIRD, *crew]


def test_a_short_sentence_of_a_text_without_line_breaks_is_no_subhead() -> None:
    assert judged(FIRST, "?Harbour Times Weekly", SECOND, confidence=0.9, cut=True) == [0.9]
    assert judged(FIRST, "?Harbour Times Weekly", SECOND, confidence=0.9) == [0.65]
