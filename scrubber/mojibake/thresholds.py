"""Every constant that decides about mojibake, each with where it comes from and the range in which nothing changes."""

# The score (scoring.py), in nats.

SIGN = 10.0
POOL_SURCHARGE = 3.0
REPEATED = 1.0
FOREIGN_IN_SCRIPT = 3.0
FOREIGN_SCRIPT = 6.0
NO_LETTER_OF_ANY = 11.0
MIXED_WORD = 30.0
LANGUAGES = 3
SAMPLE = 600
OUTSIDE = 3.0
BARE = 2.0
TELLING = 5.0
LAYERS = 6
BREADTH = 6
BREADTH_BELOW = 3
LEFT_AS_IS = -2.0
NEEDED = 4.0
PROOF = 20.0
NEEDED_PROVEN = 0.0
AHEAD = 1.0
CLOSE = 25.0
ROUNDS = 4
EXAMPLES = 8
PROMISING = 4
SIGN_AT_EDGE = 5.0
ANOTHER_PAGE = 14.0
RARE_PAGE = 1.0
PAGE_PRIOR = dict.fromkeys(
    ("windows-1252", "latin-1", "windows-1250", "windows-1251", "mac-roman", "windows-1254", "windows-1253", "windows-1257"), 0.0
) | dict.fromkeys(("cp437", "cp850", "cp852", "cp866"), 1.0)
MIXED = 2
CONTROL = 16.0
USUAL = 3.0
ALIEN = 2.0
MOST_ALIEN = 10.0
TWO_SIGNS = 8.0
UNKNOWN = 10.0
LONE = 8.0
CASE = 8.0
SIGN_IN_REPAIR = 12.0
KNOWN_WORD = 5.0
WORDS = 12
UNASSIGNED = 25.0
NEEDED_WESTERN = 3.0
WESTERN = frozenset(("windows-1252", "latin-1", "windows-1254", "windows-1258", "iso-8859-9", "iso-8859-15"))
TELLING_WORD = 4
TELLING_LETTERS = 7.0
LEAST = 3.0
DEAREST = 18.0
FEW = 3
LOSS = 4.0
MISSING_CAPITALS = 3.0
CONTRADICTED = 15.0
WORD_OF_ANOTHER_SCRIPT = 3
HOPELESS = 60.0
PRIVATE = 16.0
ODD_CAPITAL = 4.0
NEEDED_ONCE = 7.0
NEEDED_SHORT = 14.0
FEW_LETTERS = 4
NEEDED_MULTI_BYTE = 6.0
NEEDED_SINGLE_HAN = 18.0
