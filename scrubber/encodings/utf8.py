"""How UTF-8 looks: the one pattern of its sequences, for bytes and for text in which each character stands for a byte (latin-1)."""

VALID = (
    "[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    "|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
"""The bytes of one character outside ASCII."""

PAIR = "\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]"
"""A surrogate pair, each half as three bytes: how CESU-8 writes the characters beyond the first plane. It is not valid UTF-8."""

SEQUENCE = f"{VALID}|{PAIR}"
"""The bytes of one character outside ASCII, whether UTF-8 or CESU-8 wrote it."""

SEQUENCE_BYTES = SEQUENCE.encode("latin-1")

BROKEN_BYTES = (
    rb"\xe0[\xa0-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xed[\x80-\x9f]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]?|[\xf1-\xf3][\x80-\xbf]{1,2}|\xf4[\x80-\x8f][\x80-\xbf]?|[\x80-\xff]"
)
"""The bytes that one U+FFFD stands for where no sequence is valid: as much of one as is right, or one byte (Unicode, section 3.9)."""

CUT_BYTES = rb"[\xc2-\xf4][\x80-\xbf]{0,2}\Z"
"""A sequence at the end of the bytes that may go on after them."""
