"""Every constant that decides about misread UTF-8, where it was measured with the range in which nothing changes.

Measured with `training/mojibake/thresholds.py`: 600 damaged sentences of 75 languages and 3,642 clean lines that hold a telling
pair, one constant at a time, before the last changes of the score. The
first values are those of a prototype that was measured on other data.
"""

# The score (scoring.py), in nats.

SIGN = 10.0  # a pair with a sign costs at most this much as it stands; 7.5: 2 fewer of 600 right; 15: a clean line is altered, 20: three
SIGN_AT_EDGE = 8.0  # the same beside a space; 5 to 10 change nothing, 2.5 loses one of 600
LETTER_AT_EDGE = 5.0  # a rare letter beside a space
TWO_SIGNS = 12.0  # the same for two signs; 6 to 16 change nothing, 4 loses one
REPEATED = 1.0  # a sign repeated; .5 to 2 change nothing: it stands for rules and frames drawn with signs
CONTROL = 16.0  # a pair with a C1 control, which no text holds; 8 to 32 change nothing
USUAL = 3.0  # a sign right behind a word: `AMANHÃ”`, `NESTLÉ®`; 1.5 to 6 change nothing
DASHED = 2.0  # a dash right before one: `TEERÃ–IRÃ`; at 5 that becomes `TEERÖIRÃ`
ODD_CAPITAL = 4.0  # capitals where nobody writes them are the small letters and this; without it noise like `аНа` is altered
POOL_SURCHARGE = 3.0  # by which the pools may undercut a language in a repair; 1.5 to 3 change nothing, 4.5 loses one of 600
SIGN_IN_REPAIR = 12.0  # a pair with a sign costs at most this much in a repair; 9 to 24 change nothing, 6 alters two clean lines
FOREIGN_IN_SCRIPT = 3.0  # against a letter of the language's script that it does not use; 1.5 to 3 change nothing, 4.5 loses one
FOREIGN_SCRIPT = 6.0  # against a letter of another script; 3 to 9 change nothing, 12 loses four
NO_LETTER_OF_ANY = 11.0  # against a letter of none of the languages; 8 to 22 change nothing
UNKNOWN = 10.0  # against a sign that no text of ours holds; 5 to 20 change nothing
UNASSIGNED = 60.0  # against what is no character; 12 to 60 change nothing
PRIVATE = 16.0  # against a private-use character, which some fonts need
MIXED_WORD = 30.0  # against another script beside a letter of ASCII; 15 to 60 change nothing
LONE = 8.0  # against one or two letters of another script alone; 4 to 16 change nothing
WORD_OF_ANOTHER_SCRIPT = 3  # letters of another script that are no longer alone
CASE = 8.0  # against a small letter behind capitals and a capital within a word; 4 to 16 change nothing
KNOWN_WORD = 5.0  # for a word that the language has; 2.5 to 10 change nothing
TELLING_WORD = 4  # letters of a word that counts as evidence for a repair, not only among rivals
OUTSIDE = 3.0  # against each character of the line that the page lacks; 1.5 to 6 change nothing
BARE = 2.0  # against each character of the page that stands unread; 1.5 to 4 change nothing, 1 alters a clean line
ALIEN = 2.0  # against each C1 control for which the page has a character; 1 to 4 change nothing
MOST_ALIEN = 10.0  # at most; 5 to 20 change nothing

# Priors of hypotheses (utf8.py), in nats.

RARE_PAGE = 1.0  # against a page that is rarely met; .5 to 2 change nothing
ANOTHER_PAGE = 14.0  # against each layer with another page than the one before; 7 to 28 change nothing
LOSS = 4.0  # against a reading that guesses at what was lost
PAGE_PRIOR = dict.fromkeys(
    ("windows-1252", "latin-1", "windows-1250", "windows-1251", "mac-roman", "windows-1254", "windows-1253", "windows-1257"), 0.0
) | {"iso-8859-16": 4.0}
"""Against the pages that are met more often than others, and those of DOS; the others cost `RARE_PAGE`."""

# The decision (engine.py, confidence.py, utf8.py), in nats where it does not say otherwise.

NEEDED = 4.0  # nats a line must gain; 2 to 8 change nothing where two changes or more are in it
NEEDED_WESTERN = 3.0  # the same for the Western pages, whose clean maximum is below 0; 1.5 to 6 change nothing
NEEDED_ONCE = 7.0  # the same for a single change, for each layer in the line's own script; at 5 `ACASĂ…` is altered, 9.2 is noise
NEEDED_SCRIPT = 18.0  # for a letter among others of its script that were read rightly (`Рєпіна`: 8), or a few East Asian ones (15.8)
NEEDED_SHORT = 16.0  # the same where little stands beside it; noise reaches 11.6
FEW_LETTERS = 4  # letters beside a change, below which it stands alone
NEEDED_MULTI_BYTE = 10.0  # the same for an East Asian encoding; Chinese words of three characters reach 5.5
NEEDED_FEW_HAN = 18.0  # the same for one or two different characters, for each time that they repeat; Chinese words reach 12.2
FEW_HAN = 2  # different East Asian characters that are few
NEEDED_PROVEN = 0.0  # the same where other lines prove the chain; 0 to 2 change nothing
PROOF = 20.0  # nats over other lines that prove a chain; 10 to 40 change nothing
AHEAD = 1.0  # nats of fluency by which a reading must be ahead of its rivals to be safe; .5 to 2 change nothing
CLOSE = 25.0  # nats within which rivals are told apart by fluency; 12 to 50 change nothing
CONTRADICTED = 15.0  # nats of fluency by which a guess must beat the intact reading that it contradicts
LEFT_AS_IS = -2.0  # a group that gains less stays as it is, unless the line gains far more; -1 to -4 change nothing
LEFT_SHARE = 0.5  # share of the line's gain that a group may lose; at .2 single Han of a line stay unread
DEAREST = 18.0  # nats for each put-in character, on average, beyond which a repair is no text
FEW = 3  # put-in characters up to which that is not asked
MISSING_CAPITALS = 6.0  # capitals that a lower-cased line should hold, were its repair right; at 3 one Thai sentence is not repaired
WESTERN = frozenset(("windows-1252", "latin-1", "windows-1254", "windows-1258", "iso-8859-9", "iso-8859-15"))
"""The pages of `NEEDED_WESTERN`."""

# The bound (bound.py, utf8.py).

TELLING = 5.0  # cost in both pools from which on a pair is telling; at 4 more lines are weighed, at 6 .5 to 1 % of damage is missed
TELLING_LETTERS = 7.0  # the same for two letters of one script; 7 and 9 differ by .4 % of damage
LEAST = 3.0  # nats that a reading must gain as text of any language to be weighed in one

# Limits of work.

LANGUAGES = 3  # languages, the likeliest ones, that a repair is weighed in; 2 loses one of 600
SAMPLE = 600  # characters that tell a language; 300 to 1,200 change nothing
WORDS = 12  # words of a repair that are looked up; 6 to 24 change nothing
LAYERS = 6  # layers of damage, at most
MIXED = 2  # different pages in a chain, at most; 1 loses 13 of 600
BREADTH = 6  # pages tried on a line; 4 to 12 change nothing, 3 loses one
BREADTH_BELOW = 3  # readings that a further layer is looked for in; 2 to 6 change nothing
PROMISING = 4  # readings weighed in a language; 3 to 8 change nothing
HOPELESS = 60.0  # nats behind the most promising one from which on a reading is not weighed
EXAMPLES = 8  # different lines that are weighed in full before a proven chain is tried alone; 4 to 16 change nothing
ROUNDS = 4  # times that a repaired text is read again, at most; 2 to 8 change nothing
