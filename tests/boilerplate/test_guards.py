"""The article's own lines stay, and what is one thing goes together or stays together."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scrubber import Document, Finding, Pipeline, StripBoilerplate, scrub
from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.filter import PROPOSED, SAFE, SOURCES, judge
from scrubber.boilerplate.guards import guarded
from scrubber.boilerplate.stems import reads_on, stems

ARTICLES: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "boilerplate" / "articles.json").read_text(encoding="utf-8")
)
FIRST = "The harbour master closed the bridge at noon, and a long queue formed on both of its sides within the hour."
SECOND = "Nobody was hurt, the police said, but the repair of the broken pillar will take several weeks to complete."
THIRD = "The ferry will carry people until the bridge is open again, the council decided on Tuesday after a long debate."
WORDS = 5  # of a sentence that was cut off, from which it stays wherever it stands


def strip(*lines: str, title: str | None = None) -> list[str]:
    return Pipeline([StripBoilerplate()]).run("\n".join(lines), title=title).text.split("\n")


def edits(*lines: str) -> list[tuple[str, Finding]]:
    text = "\n".join(lines)
    found = StripBoilerplate().find(Document(text))
    return [(text[finding.start : finding.end].strip(), finding) for finding in found if finding.replacement is not None]


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


def cuts(language: str) -> Iterator[tuple[list[str], str, list[str]]]:
    """What stands above a last paragraph that was cut off, what is left of it, and what stands below."""
    first, second, last, pointer = ARTICLES[language]
    mark = ":" if ":" in pointer else "："
    header, _, headline = map(str.strip, pointer.partition(mark))
    ends = [at for at, sign in enumerate(last) if sign == " "][WORDS - 1 :] if " " in last else range(2 * WORDS, len(last))
    for above in ([first, second], [first, second, pointer], [first, pointer, second, pointer]):
        for below in ([pointer], [header, headline], [pointer, "Facebook", "Twitter"], []):
            for end in ends:
                yield above, last[:end].rstrip(" ,;:—-、，،"), below


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


def test_a_paragraph_that_comes_again_by_itself_is_no_copy() -> None:
    long = f"{FIRST[:-1]}, and nobody in the town had been told of it before."
    lines = [long, SECOND, THIRD, long]
    assert strip(*lines) == lines


def test_a_part_of_the_text_that_was_printed_twice_goes() -> None:
    part = [f"{FIRST[:-1]}, as they say.", f"{SECOND[:-1]}, as they say.", "What comes next", f"{THIRD[:-1]}, they say, as they do."]
    assert strip(*part, *part) == part


def test_lines_that_begin_alike_under_each_item_stay() -> None:
    items = [(FIRST, "Photo: Ann Example"), (SECOND, "Photo: Eva Muster"), (THIRD, "Photo: Jan Novak"), (f"{FIRST} Again.", "Photo: Mo Li")]
    lines = [*(line for item in items for line in item), f"{SECOND} Again."]
    assert strip(*lines) == lines


BROKEN = (
    (
        "Prices at the fish market fell for the second year, according to",
        "Harbour Watch",
        "in its",
        "summer report, after",
        "5",
        "5.9",
        "tonnes of cod were landed.",
    ),
    ("The Example Lab", "report", "is called “What the Harbour Knows”, and will be", "made available", "at a later time."),
    (
        "The office asks all those who are interested to look at the list",
        "and subscribe to the",
        "newsletter",
        ", which comes out on Fridays.",
    ),
    ("The company recently released", "a photo", "of the boat that will carry people over the strait."),
    ("Wer mehr wissen will, kann auf den Seiten der Stadt den", "newsletter", "abonnieren, sagte der Bürgermeister."),
)


@pytest.mark.parametrize("parts", BROKEN, ids=lambda parts: parts[0])
@pytest.mark.parametrize("around", [(), ("Share", "Facebook", "Advertisement")])
def test_a_sentence_that_was_broken_at_its_links_stays(parts: tuple[str, ...], around: tuple[str, ...]) -> None:
    left = strip(FIRST, *around, *parts, SECOND, THIRD, "Leave a Comment", "Share this article")
    assert all(part in left for part in parts)


@pytest.mark.parametrize("parts", [("Sign up for our", "newsletter", "."), ("Subscribe", "to our", "newsletter", "here")])
def test_a_prompt_that_was_broken_at_its_links_goes(parts: tuple[str, ...]) -> None:
    assert strip(FIRST, SECOND, THIRD, *parts) == [FIRST, SECOND, THIRD]


BLOCKS = {
    "headlines and dates": ("More on this story", "Ferry late again", "12 March", "Five towns to see this summer", "3 March"),
    "one headline": ("Related", "Minister resigns over the toll"),
    "questions": ("You may also like", "Who pays the toll?", "Ten soups for cold days!"),
    "German": ("Mehr zum Thema", "Zehn stille Strände", "12.03.2024", "Der Bäcker am Kai"),
    "French": ("À lire aussi", "Dix plages tranquilles", "Le boulanger du quai"),
    "Spanish": ("Lee también", "Diez playas tranquilas", "El panadero del muelle"),
    "Russian": ("Читайте также", "Десять тихих пляжей", "Пекарь на набережной"),
    "Japanese": ("関連記事", "静かな浜辺十選", "岸壁のパン屋"),
    "Korean": ("관련기사", "조용한 해변 열 곳", "부두의 빵집"),
    "Arabic": ("اقرأ أيضا", "عشرة شواطئ هادئة", "خباز الرصيف"),
}
CLOSING = {
    **BLOCKS,
    "rankings": (
        "Top stories",
        "Minister resigns over the toll",
        "Most read",
        "1",
        "Ferry late again",
        "2",
        "What the toll costs",
        "3.",
        "Old boats",
    ),
    "a carousel": ("Recommended for you", "Slide 1 of 2", "Ferry late again", "Slide 2 of 2", "Islanders ask for a second boat"),
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_header_between_paragraphs_takes_along_what_it_owns(block: tuple[str, ...]) -> None:
    assert strip(FIRST, *block, SECOND, THIRD) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("block", CLOSING.values(), ids=CLOSING)
def test_a_header_at_the_end_takes_along_what_it_owns(block: tuple[str, ...]) -> None:
    assert strip(FIRST, SECOND, THIRD, *block) == [FIRST, SECOND, THIRD]


def test_a_header_over_what_may_be_a_subhead_stays_with_it_as_a_proposal() -> None:
    lines = [FIRST, "Read more", "The repair of the broken pillar", SECOND, THIRD]
    assert strip(*lines) == lines
    assert [(line, finding.safe) for text, finding in edits(*lines) for line in text.split("\n")] == [(lines[1], False), (lines[2], False)]


def test_a_button_under_each_item_of_a_list_owns_nothing() -> None:
    items = [
        line
        for what in ("Rowing boats", "Sailing boats", "Ferries")
        for line in (what, f"{what} are what the harbour lives on, and it has had more of them than any other.", "Read more")
    ]
    left = strip(FIRST, *items, SECOND)
    assert all(line in left for line in items if line != "Read more")


@pytest.mark.parametrize("language", ARTICLES)
def test_what_a_guard_keeps_does_not_depend_on_what_goes(language: str) -> None:
    for above, cut, below in list(cuts(language))[::17]:
        lines = [*above, cut, *below]
        page = Page(tuple(lines), range(len(lines)), (False,) * len(lines))
        gone = {position for position, claim in judge(page, SOURCES, ()).items() if claim.confidence >= SAFE}
        left = page.without(dict.fromkeys(gone))
        again = {left.lines[position] for position, claim in judge(left, SOURCES, ()).items() if claim.confidence >= SAFE}
        assert cut not in again


def test_what_is_held_back_is_proposed() -> None:
    assert PROPOSED < SAFE


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Two smaller boats will carry people, but no", True),
        ("Zwei kleinere Boote bringen bis dahin Menschen", True),
        ("两艘较小的船只运送乘客", True),
        ("Ferry Late Again, Islanders Say", False),
        ("FERRY LATE AGAIN", False),
        ("Nobody was hurt.", False),
        ("Ferry", False),
    ],
)
def test_reads_on(line: str, expected: bool) -> None:
    assert reads_on(line) == expected


def test_stems() -> None:
    assert stems("The harbours of Bay") == {"harbou"}
    assert stems("大桥关闭") == {"大桥", "桥关", "关闭"}
    assert stems("여객선이 또 늦었다") == {"여객", "늦었"}
    assert stems("Der Bäcker am Kai") == {"bäcker"}


def test_a_pointer_that_runs_into_a_sentence_of_the_article_stays() -> None:
    """In a text that lost its line breaks nobody can tell where the other headline ends."""
    pointer = "Read more: Ferry delayed again after storm The captain said on Tuesday that the hull would be repaired."
    text = f"{FIRST} {pointer} {SECOND} {THIRD}"
    assert "The captain said on Tuesday" in scrub(text).text


def test_a_word_that_was_torn_out_of_a_sentence_stays() -> None:
    page = Page(("She has Advanced Trauma Life", "Support", "training."), range(3), (True,) * 3)
    verdicts = {1: Claim(1, 1, "ui", 0.98, "a control or label of the page")}
    assert guarded(page, verdicts, SAFE, PROPOSED)[1].confidence == PROPOSED
    whole = replace(page, lines=("She has training.", "Support", "Training."))
    assert guarded(whole, verdicts, SAFE, PROPOSED)[1].confidence == 0.98


PAGE = ("Leave a Comment", "Share this article", "Subscribe to our newsletter")


@pytest.mark.parametrize("line", ["Bus drivers in Sampleton want more pay", "Οι οδηγοί ζητούν αυξήσεις", "公交司机要求加薪"])
def test_a_short_line_among_those_of_the_page_goes_below_the_article(line: str) -> None:
    below = (*PAGE[:2], "Sampleton Boat Fair", line, PAGE[2], "All rights reserved")  # the first of them might be a cut-off sentence
    assert strip(FIRST, SECOND, THIRD, *below) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "He died on Sunday.",  # a sentence
        "Reds 3 Blues 1, Greens 2",  # a row of results
        "the mayor said, and",  # the rest of a sentence
    ],
)
def test_what_may_be_the_articles_stays_among_lines_of_the_page(line: str) -> None:
    assert line in strip(FIRST, SECOND, THIRD, *PAGE[:2], line, PAGE[2], "All rights reserved")


def test_a_short_line_stays_above_a_paragraph_and_without_the_page_on_both_sides() -> None:
    line = "Bus drivers in Sampleton"
    assert line in strip(FIRST, *PAGE[:2], line, PAGE[2], SECOND, THIRD)
    assert line in strip(FIRST, SECOND, THIRD, line, *PAGE)


def test_a_career_stays() -> None:
    posts = [
        ("3 August 2002 – 12 May 2005", "Head of the Sampleton office"),
        ("29 July 2000 – 2 August 2002", "Head of the Exampleton office"),
    ]
    more = [("1 March 1997 – 28 July 2000", "Deputy in Sampleton"), ("26 March 1990 – 28 February 1997", "Clerk in Exampleton")]
    lines = [FIRST, "She has held these posts:", *(line for post in (*posts, *more) for line in post)]
    assert strip(*lines) == lines


def test_a_table_that_begins_with_dates_stays() -> None:
    rows = [f"{day} March\t{600 + 37 * day}\t{40 + day}" for day in range(20, 31)]
    lines = [FIRST, "Date\tLandings\tBoats", *rows, SECOND]
    assert strip(*lines, "Share", "Leave a Comment") == lines


def test_labels_in_a_row_go_where_the_first_was_torn_out_of_nothing() -> None:
    labels = ("Home", "Share", "Print")
    page = Page((FIRST, *labels), range(4), (True,) * 4)
    verdicts = {position: Claim(position, position, "ui", 0.98, "") for position in (1, 2, 3)}
    assert [guarded(page, verdicts, SAFE, PROPOSED)[position].confidence for position in (1, 2, 3)] == [0.98] * 3


@pytest.mark.parametrize(("confidence", "stays"), [(0.88, True), (0.96, False)])
def test_a_sentence_as_long_as_a_paragraph_goes_only_if_that_is_certain(confidence: float, stays: bool) -> None:
    sentence = "Our readers know more: each morning they find in their letter boxes what the harbour will be talking about all day long."
    page = Page((FIRST, THIRD, sentence), range(3), (True,) * 3)
    verdicts = {2: Claim(2, 2, "learned", confidence, "")}
    assert (guarded(page, verdicts, SAFE, PROPOSED)[2].confidence < SAFE) is stays


FURNITURE = ("Share this article", "Facebook", "Twitter", "Leave a comment", "Subscribe to our newsletter", "All rights reserved")


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


def judged(*lines: str, confidence: float, cut: bool = False, family: str = "learned") -> list[float]:
    """How sure it is of each line, after the guards, that it is boilerplate, if it was as sure as that of the lines with a mark before."""
    bare = tuple(line.removeprefix("?") for line in lines)
    page = Page(bare, range(len(lines)), (cut,) * len(lines))
    verdicts = {at: Claim(at, at, family, confidence, "") for at, line in enumerate(lines) if line.startswith("?")}
    found = guarded(page, verdicts, SAFE, PROPOSED)
    return [found[position].confidence for position in verdicts]


OWN = {
    "addresses below what they belong to": (
        FIRST,
        "The plan for the pillar",
        "?https://www.example.org/plans/pillar",
        "The timetable of the ferry",
        "?https://www.example.org/ferry?year=2021",
        SECOND,
    ),
    "a note that an asterisk points to": ("They slept at the house of Anna*.", FIRST, "?* The name was changed"),
    "a note in Greek": ("Κοιμήθηκαν στο σπίτι της Άννας*.", FIRST, "?*Το όνομα έχει αλλάξει"),
    "a dateline": ("?Sampleton and Exampleton", "?, March 3, 2021 –", FIRST),
    "a dateline and the beginning of a sentence": ("?LONDON", "?, 3 mars 2021", f"– {FIRST}"),
    "a dateline with a dash of its own": ("?Sampleton, March 3, 2021", "?—", FIRST),
    "items with the same bullet": (
        "+ The first bridge was of wood.",
        "?+ A film about the",
        "+ It burned down.",
        "+ So did the next.",
        SECOND,
    ),
    "numbered subheads": ("1. Rowing boats", "Advertisement", FIRST, "?2. Ferries", "Advertisement", SECOND, "?3. Bridges", THIRD),
    "subheads that begin alike": ("Day one", FIRST, "Share", "?Day two", SECOND, "Share", "?Day three", THIRD),
    "a headline and the site's name": (
        "The bridge is closed until summer - Sampleton Post",
        "Log in",
        "?The bridge is closed until summer",
        "By",
    ),
    "the text of a link": (FIRST, "How that happened is told in the", "?Sampleton Harbour Report", ", which was printed in May.", SECOND),
}
OF_THE_PAGE = {
    "an address below a label": (FIRST, "Follow us:", "?https://www.example.org/plans/pillar", SECOND),
    "an asterisk without a word above": (FIRST, "?* Required fields"),
    "a name and a date": (FIRST, "?Ann Example", "?March 3, 2021", SECOND),
    "few items with a bullet": (FIRST, "+ News", "?+ Sports", SECOND),
    "items with a bullet of which most go": (FIRST, "?> News", "?> Sports", "?> Coast", "> Weather", SECOND),
    "a ranking": (FIRST, SECOND, "Most read", "?1. Ferry Late Again", "?2. Old Boats", "?3. What the Toll Costs"),
    "pointers that begin alike": tuple(
        line for paragraph in (FIRST, SECOND, THIRD) for line in (paragraph, "Read also", "?Article: Ferry late again")
    ),
    "a line between labels": (FIRST, "Home", "?Sampleton Harbour Report", "Log in", SECOND, "Share"),
}


@pytest.mark.parametrize("lines", OWN.values(), ids=OWN)
def test_what_is_the_articles_own_by_its_place_is_held_back(lines: tuple[str, ...]) -> None:
    assert max(judged(*lines, confidence=SAFE)) <= PROPOSED
    assert max(judged(*lines, confidence=0.7)) == 0.0


@pytest.mark.parametrize("lines", OF_THE_PAGE.values(), ids=OF_THE_PAGE)
def test_what_only_looks_like_it_is_not(lines: tuple[str, ...]) -> None:
    assert judged(*lines, confidence=0.97)[0] == 0.97


def test_a_headline_that_stands_twice_above_its_paragraph_is_not_even_proposed() -> None:
    headline = "The bridge is closed until summer"
    assert judged("Home", f"?{headline}", headline, FIRST, SECOND, confidence=0.7) == [0.0]


def test_the_beginning_of_a_text_that_lost_its_line_breaks_is_not_proposed() -> None:
    assert judged("?Jazz", "Soup", FIRST, SECOND, confidence=0.8, cut=True) == [0.0]
    assert judged("?Jazz", "Soup", FIRST, SECOND, confidence=0.97, cut=True) == [0.97]
    assert judged("?Jazz", "Subscribe to our newsletter", FIRST, SECOND, confidence=0.8, cut=True) == [0.8]


@pytest.mark.parametrize("pieces", [("?Sampleton", "?Pier"), ("?Pier",)])
def test_a_few_words_between_open_sentences_of_one_line_stay(pieces: tuple[str, ...]) -> None:
    around = (FIRST, "In the evening there is music at the", *pieces, "and the boats come back with lanterns on their masts.", SECOND)
    assert max(judged(*around, confidence=0.95, cut=True)) <= PROPOSED


def test_a_day_with_a_colon_heads_what_follows() -> None:
    lines = [FIRST, "Tuesday 4 March:", "Reds – Blues", "Greens – Whites", "Wednesday 5 March:", "Blues – Greens", "Whites – Reds"]
    assert strip(*lines) == lines
    assert not edits(*lines)


def test_a_note_and_a_dateline_stay_amid_the_page() -> None:
    lines = ["Sampleton", ", March 3, 2021 –", f"{FIRST} Anna* saw it.", SECOND, "* The name was changed"]
    assert (
        strip("PRESS RELEASE", "March 3, 2021", *lines[:4], "Photo: Jan Novak", lines[4], "Related articles", "Ferry late again") == lines
    )


def test_what_a_guard_holds_back_is_found_the_same_in_what_is_left() -> None:
    for lines in (*OWN.values(), *OF_THE_PAGE.values()):
        text = "\n".join(line.removeprefix("?") for line in lines)
        once = scrub(text).text
        assert scrub(once).text == once


TEASERS = (
    "Ten towns to see",
    "Painted doors, quiet squares and a lighthouse with a café: where to go when everybody else lies at the beach.",
    "Soup for cold days",
    "Leeks, barley and a little smoked fish are all it takes, says a cook from the mountains who has made it for years.",
)


def test_teasers_below_a_line_that_closes_the_page_go() -> None:
    first, other = (("On the coast", *TEASERS[:2]), ("In the mountains", *TEASERS[2:]))
    below = ("Leave a Comment", "Share this article", *first, "Subscribe to our newsletter", *other, "All rights reserved")
    left = strip(FIRST, SECOND, THIRD, *below)
    assert left[:3] == [FIRST, SECOND, THIRD]
    assert not {*TEASERS, *PAGE, "All rights reserved"}.intersection(left)


def test_teasers_go_only_below_what_closes_the_page() -> None:
    below = ("By Ann Example", *TEASERS[:2], "Photo: Jan Novak", *TEASERS[2:], "Advertisement")
    left = strip(FIRST, SECOND, THIRD, *below)
    assert all(line in left for line in TEASERS)


def test_paragraphs_next_to_each_other_are_the_articles_wherever_they_stand() -> None:
    left = strip(FIRST, SECOND, "Leave a Comment", "Share this article", "Subscribe to our newsletter", TEASERS[1], TEASERS[3])
    assert TEASERS[1] in left
    assert TEASERS[3] in left


def test_the_last_paragraph_stays_below_a_box() -> None:
    assert THIRD in strip(
        FIRST, SECOND, "Share this article", "Leave a Comment", "Subscribe to our newsletter", THIRD, "All rights reserved"
    )


def test_items_of_a_list_with_a_button_under_each_stay() -> None:
    items = [line for title, text in zip(TEASERS[::2], TEASERS[1::2], strict=True) for line in (title, text, "Learn more")]
    more = [
        "Bread without a mould",
        "It keeps for a week, and a stone that was heated in the fire is all the oven that it needs.",
        "Learn more",
    ]
    left = strip(FIRST, SECOND, "Learn more", *items, *more)
    assert all(line in left for line in (*items, *more) if line != "Learn more")


@pytest.mark.parametrize("entries", [("Goals: Reds 3", "Blues: 1"), ("1. Pier", "2. Low Tide"), ("He died on Sunday.",)])
def test_a_list_and_a_sentence_stay_below_what_closes_the_page(entries: tuple[str, ...]) -> None:
    lines = (FIRST, SECOND, *PAGE, *entries, "All rights reserved")
    page = Page(lines, range(len(lines)), (False,) * len(lines))
    going = [2, 3, 4, len(lines) - 1]
    assert [*guarded(page, {at: Claim(at, at, "ui", 0.98, "") for at in going}, SAFE, PROPOSED)] == going


@pytest.mark.parametrize("close", ["Leave a Comment", "Share this article", "Subscribe to our newsletter"])
def test_what_is_left_of_a_page_is_left_alone(close: str) -> None:
    text = "\n".join((FIRST, SECOND, THIRD, close, *TEASERS[:2], "Facebook", *TEASERS[2:], "All rights reserved"))
    once = scrub(text).text
    assert scrub(once).text == once


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


def test_a_short_paragraph_that_an_agency_has_signed_stays_below_a_pointer() -> None:
    text = (
        "Sturm zieht über den Norden\n\n"
        "Ein Sturmtief hat am Montag den Bahnverkehr im Norden lahmgelegt. Mehr als 200 Züge fielen aus, sagte ein Sprecher der Bahn.\n\n"
        "Lesen Sie auch: Deich bei Kessort hält\n\n"
        "Die Feuerwehr rückte zu 340 Einsätzen aus. Verletzt wurde niemand. (dpa/lno)"
    )
    cleaned = scrub(f"{text}\n\nArtikel teilen\nNewsletter abonnieren").text
    assert cleaned.endswith("Die Feuerwehr rückte zu 340 Einsätzen aus. Verletzt wurde niemand. (dpa/lno)")
    assert "Lesen Sie auch" not in cleaned
