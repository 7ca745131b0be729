"""Prints the words of dates in the languages of CLDR that the rules do not know yet: for the group of words in `rules/date.toml`.

    pip install babel
    PYTHONPATH=. python training/boilerplate/date_words.py

A month is marked with “!”: a line of such words needs one, or a date in figures. Weekdays, and what the patterns of CLDR write between
the parts of a date (“de”, “ngày”, “г.”), are only what may stand beside it. In Latin letters words of up to three are left out (“set 2” is
no date, though “set” is September in Catalan), and so is Irish, whose months are made of “end”, “middle” and “autumn”.
"""

import datetime as dt
import sys
from pathlib import Path

from babel import Locale
from babel.dates import format_date

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from scrubber.boilerplate.normal import key_of
from scrubber.boilerplate.rule_files import entries, raw_groups

LANGUAGES = """af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr gl gu he hi hr hu hy id is it ja ka kk km kn ko ky
lo lt lv mk ml mr ms my nb ne nl pa pl ps pt ro ru si sk sl so sq sr sr_Latn sv sw ta te th tr uk ur uz vi yo zh_Hans zh_Hant zu""".split()
SHORT = 3  # Latin letters
MARKS = ",|/()·-:•&.;'"


def words_of(text: str) -> list[str]:
    """The words of a date in the form in which the rules compare them."""
    return [bare for word in key_of(text).split() if (bare := word.strip(MARKS))]


def main() -> None:
    """Print them, a language a paragraph."""
    group = next(group for group in raw_groups("date") if group["kind"] == "words")
    known = {entry.removeprefix("!") for entry in entries(group)}
    for language in LANGUAGES:
        locale = Locale.parse(language)
        months, others = {}, {}
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                months |= dict.fromkeys(word for name in locale.months[context][width].values() for word in words_of(name))
                others |= dict.fromkeys(word for name in locale.days[context][width].values() for word in words_of(name))
        for month in range(1, 13):
            for style in ("full", "long", "medium"):
                date = format_date(dt.date(2025, month, 13), style, locale=locale)
                others |= dict.fromkeys(word for word in words_of(date) if word not in months)
        new = [f"!{word}" for word in months if is_long(word) and word not in known]
        new += [word for word in others if is_long(word) and word not in known and word not in months]
        if new:
            known.update(word.removeprefix("!") for word in new)
            print(f"{language.lower()} = '''\n" + "\n".join(new) + "\n'''")


def is_long(word: str) -> bool:
    """Whether a word is long enough to be nothing else."""
    return "0" not in word and (len(word) > SHORT or (len(word) > 1 and word > "\u02af"))


if __name__ == "__main__":
    main()
