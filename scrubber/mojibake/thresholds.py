"""Every constant that decides about misread UTF-8, where it was measured with the range in which nothing changes.

Measured with `training/mojibake/thresholds.py`, one constant at a time, of the score and the priors last in three hundred damaged
sentences of 75 languages and 242 clean lines that have a reading, halved and doubled; those of the decision with 600 and 3,642,
before the last changes of the score. Where "weak" damage is named, it is 31,038 damaged sentences of which 445 did not come back.
"""

# The score (scoring.py), in nats.

SIGN = (
    10.0  # a pair with a sign costs at most this much as it stands; 7.5 loses 2 of 600; 12 wins .001 of weak damage; 15 alters a clean line
)
SIGN_AT_EDGE = 8.0  # the same for a sign beside a space; 4 to 16 change nothing, but of weak damage 5 loses .002
LETTER_AT_EDGE = 5.0  # the same for a letter beside one; at 6 `Āø` alone is altered, 7 would win .001 of weak damage, 3.75 loses 1 of 600
TWO_SIGNS = 12.0  # the same for two signs; 6 to 24 change nothing, but of weak damage 8 loses .001
REPEATED = 1.0  # a sign repeated; .5 to 2 change nothing: it stands for rules and frames drawn with signs
NO_BREAK = 2.0  # a no-break space that is one costs so much more than a space; 1 to 4 change nothing
CONTROL = 16.0  # a pair with a C1 control, which no text holds; 8 to 32 change nothing
USUAL = 3.0  # a word and the sign behind it: `AMANHÃ”`, `NESTLÉ®`; 1.5 to 3 change nothing, at 3.75 `IRÃ…` is altered
DASHED = 1.0  # what stands behind such a sign: `TEERÃ–IRÃ`; .5 to 1 change nothing, at 2 `ALEMÃ–IRÃ` becomes `ALEMÖIRÃ`
ODD_CAPITAL = 4.0  # capitals where nobody writes them are the small letters and this; 2 loses one of 300, at 0 noise like `аНа` is altered
POOL_SURCHARGE = 3.0  # by which the pools may undercut a language in a repair; 1.5 to 3 change nothing, 6 loses one of 300
SIGN_IN_REPAIR = 12.0  # a pair with a sign costs at most this much in a repair; 9 to 12 change nothing, 6 alters two clean lines
MARK_IN_REPAIR = 14.0  # with a mark, which few texts have apart; at 12 `dakotayî` gets an ogonek, at 16 less decomposed text comes back
FOREIGN_IN_SCRIPT = 3.0  # against a letter of the language's script that it does not use; 1.5 to 6 change nothing
FOREIGN_SCRIPT = 6.0  # against a letter of another script; 3 to 6 change nothing, 12 loses four of 300
NO_LETTER_OF_ANY = 11.0  # against a letter of none of the languages; 11 to 22 change nothing, 5.5 wins one of 300
UNKNOWN = 10.0  # against a sign that no text of ours holds; 5 to 20 change nothing
UNASSIGNED = 60.0  # against what is no character; 12 to 60 change nothing
PRIVATE = 16.0  # against a private-use character, which some fonts need; 16 to 32 change nothing, 8 loses one of 300
MIXED_WORD = 30.0  # against another script beside a letter of ASCII; 15 to 30 change nothing, 60 loses one of 300
LONE = 8.0  # against one or two letters of another script alone; 4 to 8 change nothing, 16 loses one of 300
WORD_OF_ANOTHER_SCRIPT = 3  # letters of another script that are no longer alone; 2 to 6 change nothing
CASE = 16.0  # against a small letter behind capitals and a capital within a word; at 8 `AMANHÃ` before a no-break space becomes `AMANHà`
KNOWN_WORD = 5.0  # for a word that the language has; 2.5 to 10 change nothing
TELLING_WORD = 4  # letters of a word that counts as evidence for a repair, not only among rivals; 2 to 8 change nothing
OUTSIDE = 3.0  # against each character of the line that the page lacks; 1.5 to 6 change nothing
BARE = 2.0  # against each character of the page that stands unread; 1.5 to 4 change nothing
ALIEN = 2.0  # against each C1 control for which the page has a character; 1 to 4 change nothing
MOST_ALIEN = 10.0  # at most; 5 to 20 change nothing

# Of 868 damaged sentences in 443 languages, most without statistics, 708 came back without these two and 817 with them; of 7,101 clean
# lines that hold a telling pair none more was altered.
SEQUENCES = (
    4  # sequences with a sign in them, in a line that holds nothing else beyond ASCII, from which on their form tells; 3: 820, 6: 802
)
SEQUENCE = 5.0  # nats for each different one of them; 4 to 8 change two of the 868

# Priors of hypotheses (utf8.py), in nats.

RARE_PAGE = 1.0  # against a page that is rarely met; .5 to 2 change nothing
ANOTHER_PAGE = 14.0  # against each layer with another page than the one before; 14 to 28 change nothing, 7 loses one of 300
LOSS = 4.0  # against a reading that guesses at what was lost; 2 to 8 change nothing
PAGE_PRIOR = dict.fromkeys(
    ("windows-1252", "latin-1", "windows-1250", "windows-1251", "mac-roman", "windows-1254", "windows-1253", "windows-1257"), 0.0
) | {"iso-8859-16": 4.0}
"""Against the pages that are met more often than others, and one that nobody uses, a rival of iso-8859-2; others cost `RARE_PAGE`."""

# The decision (engine.py, confidence.py, utf8.py), in nats where it does not say otherwise.

NEEDED = 4.0  # nats a line must gain, and a further layer more than those before; clean lines reach -6, a made-up one 5.6 (`Δ“`)
NEEDED_WESTERN = 3.0  # the same for the Western pages; clean lines stay below 0, made-up ones reach 5 (`JÁ»…`)
NEEDED_ONCE = 7.0  # the same for a single change in the line's own script, for each layer; clean lines reach 3.6, noise 9.2 at two layers
NEEDED_SCRIPT = 18.0  # for a letter among others of its script that were read rightly (`Рєпіна`: 8), or a few East Asian ones (15.8)
NEEDED_SHORT = 16.0  # the same where little stands beside it; OCR noise reaches 13
FEW_LETTERS = 4  # letters beside the changes, below which they stand alone
FEW_CHANGES = 2  # changes, at most, that may stand alone; words of two gain 16.8 and more
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
FEW = 3  # put-in characters up to which that is not asked, unless two pages were misread with: `ÖŠŽåäö` is no `֊鉈` in three layers
MISSING_CAPITALS = 6.0  # capitals that a lower-cased line should hold, were its repair right; at 3 one Thai sentence is not repaired
NEARLY_FITS = 2.0  # nats by which a letter that capitals made may fit worse than the one read; 2 to 5 change no text, 0 two of 9,000
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
EXAMPLES = (
    4  # different lines that are weighed in full, unless they are plain, before a proven chain is tried alone; 4 to 16 change no text
)
ROUNDS = 4  # times that a repaired text is read again, at most; 2 to 8 change nothing
