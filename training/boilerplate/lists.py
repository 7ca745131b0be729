"""How many lines of an article's own lists are lost among what pages leave around articles.

    PYTHONPATH=. python training/boilerplate/lists.py [--lost]

Lists are what the filter mistakes most: names, streets and tips look like tags and menus. These are invented, of 22 kinds in four
languages, and stand in an article of four paragraphs: between or below them, with a menu, prompts or an advertisement in twelve ways.
"""

import argparse
from collections import Counter
from collections.abc import Iterator

from scrubber import scrub

ARTICLE = (
    "The harbour master closed the bridge at noon, and a long queue formed on both of its sides within the hour.",
    "Nobody was hurt, the police said, but the repair of the broken pillar will take several weeks to complete.",
    "The ferry will carry people until the bridge is open again, the council decided on Tuesday after a long debate.",
    "Three smaller boats were rented for the summer, and the first of them left on Friday with forty people on board.",
)
LISTS = {
    "line-up": "Reds: Novak|Olsen|Marsh|Delacroix|Tanaka|Hussein|Blues: Weber|Costa|Lindqvist",
    "results": "Reds Blues 3:1|Greens Whites 0:0|Harbour Hill 2:2|Sampleton Mill 1:4",
    "recipe": "200 g flour|two eggs|a pinch of salt|half a litre of milk|butter for the pan|sugar and lemon",
    "programme": "Friday: opening in the market hall|Saturday: boat race and fireworks|Sunday: brunch by the lake|Monday: closing concert",
    "winners": "Best film: The Long Pier|Best actor: Ann Example|Best song: Low Tide|Best short: Nine Gulls",
    "names": "Ann Example|Jan Novak|Marie Durand|Pedro Alves|Kofi Mensah|Yuki Tanaka",
    "films": "The Long Pier (1998)|Low Tide (2003)|Nine Gulls (2011)|The Keeper (2019)",
    "numbers": "412 passengers|17 boats|3 harbours|96 crossings a week",
    "streets": "Mill Street|Harbour Lane|Old Market|Bridge Road|Station Square",
    "books": "Ropes and Knots|A Winter on the Pier|Salt|The Ferryman’s Daughter",
    "questions": "When does the ferry leave?|Every hour from six.|How much is it?|Four euros, children free.|And dogs?|On deck only.",
    "tips": "Bring warm clothes|Arrive early|Keep your ticket|No dogs on board|Cash only",
    "ticker": "12:05 Bridge closed|12:40 Police on the scene|13:15 Divers arrive|14:30 Ferry put into service",
    "years": "1931|The bridge is built|1954|A storm breaks the pillar|1987|The ferry is given up|2019|First cracks",
    "recipe, de": "Mehl und Eier|ein Liter Milch|eine Prise Salz|Butter für die Pfanne",
    "prices, fr": "Les horaires d’été|Une traversée par heure|Quatre euros le billet|Gratuit pour les enfants",
    "demands, es": "Un puente nuevo|Más barcos|Billetes gratis|Aparcamiento en el puerto",
    "demands": "Higher wages|Shorter hours|A new pier|Free tickets for pupils",
    "poem": "Grey the water, grey the stone|Nobody comes home alone|Bells are ringing from the pier|Winter, winter, stay with me here",
    "a boat": "Length 42 metres|Speed 14 knots|Crew of five|Built in 2004|Price 3.2 million",
    "quotations": "“We are tired”|“Nobody asked us”|“The bridge is ours”",
    "ranking": "1. Mill Street|2. Old Market|3. Harbour Lane|4. Bridge Road",
}
MENU = ("Home", "News", "Sport", "Weather", "Contact us", "Log in")
FOOTER = ("Related articles", "Advertisement", "Follow us on Facebook", "All rights reserved", "Privacy Policy", "Terms of use")
SHARE, AD = ("Share this article",), ("Advertisement",)


def pages(items: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The article with a list, in what pages leave around it."""
    begin, end = ARTICLE[:2], ARTICLE[2:]
    yield "menu and footer", (*MENU, *begin, *items, *end, *FOOTER)
    yield "footer", (*begin, *items, *end, *FOOTER)
    yield "footer, list last", (*ARTICLE[:3], *items, *FOOTER)
    yield "menu, list last", (*MENU, *ARTICLE[:3], *items)
    yield "menu and footer, list last", (*MENU, *ARTICLE[:3], *items, *FOOTER)
    yield "menu, share, footer", (*MENU, ARTICLE[0], *SHARE, ARTICLE[1], *items, *end, *FOOTER)
    yield "menu and footer, list first", (*MENU, ARTICLE[0], *items, *ARTICLE[1:], *FOOTER)
    yield "share above the list", (*begin, *SHARE, *items, *end)
    yield "share below the list", (*begin, *items, *SHARE, *end)
    yield "advertisement above the list", (*begin, *AD, *items, *end)
    yield "advertisement within the list", (*begin, *items[:2], *AD, *items[2:], *end)
    yield "advertisement below the list, at the end", (*ARTICLE[:3], *items, *AD)


def main() -> None:
    """Clean them and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lost", action="store_true", help="show the lines that are lost")
    args = parser.parse_args()
    lines, lost = Counter[str](), Counter[str]()
    for kind, joined in LISTS.items():
        items = joined.split("|")
        for where, page in pages(items):
            left = scrub("\n".join(page)).text.split("\n")
            gone = [item for item in items if item not in left]
            for name in (where, kind, "all"):
                lines[name] += len(items)
                lost[name] += len(gone)
            if args.lost and gone:
                print(f"{kind}, {where}: {' | '.join(gone)}")
    show(lines, lost)


def show(counted: Counter[str], lost: Counter[str]) -> None:
    """Print how many are lost, by name."""
    for name, count in counted.items():
        print(f"{name:40s} {lost[name]:4d} of {count}")


if __name__ == "__main__":
    main()
