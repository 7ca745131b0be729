"""How a sentence ends, in the scripts that have a mark for it: the one table of full stops, and of what may stand behind them."""

SPACED = ".!?…؟۔।॥።։"  # with a space behind them: Latin, Arabic, Urdu, Indic, Ethiopic and Armenian text
UNSPACED = "。！？｡"  # without one: Chinese and Japanese
STOPS = f"{SPACED}{UNSPACED}៕"  # and Khmer
CLOSERS = "\"'”’»“‘›)]）」』】"  # “ and ‘ close in German

SIGN = 24  # characters of the signs of some agencies, at most; nothing changes from 10 to 60


def is_closed(text: str) -> bool:
    """Whether a text without white space around it ends as a sentence does."""
    last = text.rstrip(CLOSERS)[-1:]
    return last != "" and last in STOPS


def is_signed(text: str) -> bool:
    """Whether a text ends as a sentence does, with the agencies behind it whose report it is: `… . (dpa/lno)`."""
    sentence, bracket, sign = text.removesuffix(")").rpartition("(")
    return bool(bracket) and sign.replace("/", "").isalpha() and len(sign) <= SIGN and is_closed(sentence.rstrip())
