"""The rules, as `scrub rule` explains them."""

from scrubber.document import Rule

RULES = (
    Rule(
        "truncation/ellipsis",
        "The text ends in an ellipsis: “…”, “...” or “[…]”.",
        "Teasers, feeds and previews put an ellipsis where they stop. A story seldom ends in one of its own accord.",
        "The council met on Tuesday to hear from the families. It will decide in May whether the old bridge can ...",
    ),
    Rule(
        "truncation/mid-word",
        "The last word is a scrap, or the beginning of a longer word of the same text.",
        "A limit of characters cuts wherever it falls, in a word more often than not.",
        "The ferry company said that the crossing would stay closed. Two ferries of the company are out of service, and the fer",
    ),
    Rule(
        "truncation/mid-sentence",
        "The last paragraph has no full stop, though the others have one, or it stops at a comma or a word that no sentence ends in.",
        "What follows was lost on the way, or was never shown without paying.",
        "The mayor opened the market hall on Friday. She thanked the builders, the neighbours and the",
    ),
    Rule(
        "truncation/unclosed",
        "A quotation or a bracket is opened in the last line and never closed.",
        "Its end, and what came after it, is missing.",
        "The minister was not impressed. “We have seen this plan before and it did not work then, so",
    ),
    Rule(
        "truncation/read-more",
        "The text ends in “Read more”, “Continue reading” or the like, in one of forty languages.",
        "The link led to the rest of the article; only the link was scraped.",
        "Three schools in the valley will get new roofs this summer. The work begins in\nRead more",
    ),
    Rule(
        "truncation/character-count",
        "The text ends in a note of how many characters are missing, as in “[+2345 chars]”.",
        "NewsAPI and similar services hand out the first 200 characters and count the rest.",
        "Growers in the south have had too little rain for the third year running, and many of them … [+2345 chars]",
    ),
    Rule(
        "truncation/paywall",
        "Near the end stands a line that asks to subscribe, to log in or to register in order to read on.",
        "Such a line stands in for the rest. When it was stripped as boilerplate, that it was there still tells.",
        "The bank has not said who will follow him.\nTo continue reading, subscribe today.\nAlready a subscriber? Log in",
    ),
    Rule(
        "truncation/snippets",
        "Several paragraphs stop short, and there is little else.",
        "The document is a list of search results or teasers, not an article.",
        "Farmers in the delta fear for the harvest after the third storm of the season, which came ashore on Monday,\n"
        "The storm left four villages without power, and the regional government has asked the army to ...\n"
        "Insurers expect claims of two billion after a night of wind and rain along the whole of the northern coast.\n"
        "Residents of the coast were told to stay at home on Tuesday, while the fire brigade and the",
    ),
    Rule(
        "truncation/stub",
        "There is no more than a headline, a caption or a first sentence that is not finished.",
        "The body of the article was not scraped.",
        "Storm leaves four villages without power, army called in to",
    ),
    Rule(
        "truncation/round-length",
        "The text does not end in a full stop and is a round number of characters or bytes long: 200, 260, 1000.",
        "Limits are round numbers, articles are not.",
        "The festival opens on Thursday with a concert in the park by a river. Organisers expect more visitors than "
        "last year, when rain kept many people away, and have hired a second field for parking next to",
    ),
)
