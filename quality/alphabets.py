"""Lists of letters, made at random from alphabets, that the mojibake filter changes: each of them is right text.

python quality/alphabets.py 6000 [SEED]
"""

import random
import sys
from collections import Counter

from scrubber import Pipeline, RepairMojibake

ALPHABETS = """
abcdefghijklmnopqrstuvwxyzåäö abcdefghijklmnopqrstuvwxyzæøå aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž
aáäbcčdďeéfghiíjklĺľmnňoóôpqrŕsštťuúvwxyýzž aąbcćdeęfghijklłmnńoóprsśtuwyzźż aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyz
aăâbcdefghiîjklmnopqrsștțuvwxyz abcçdefgğhıijklmnoöprsştuüvyz aābcčdeēfgģhiījkķlļmnņoprsštuūvzž aąbcčdeęėfghiįyjklmnoprsštuųūvzž
abdefghijklmnoprsšzžtuvõäöü aáðbdeéfghiíjklmnoóprstuúvxyýþæö aáâãàbcçdeéêfghiíjklmnoóôõpqrstuúvxz aàâbcçdeéèêëfghiîïjklmnoôœpqrstuùûüvwxyÿz
aàbcdeèéfghiìíîlmnoòópqrstuùúvz abcĉdefgĝhĥijĵklmnoprsŝtuŭvz aábcdeéfghiíjklmnñoópqrstuúüvwxyz äöüß abcčćdđefghijklmnoprsštuvzž
aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ aɓbcdɗeəfghiƙklmnoprstuwyƴz
абвгдеёжзийклмнопрстуфхцчшщъыьэюя абвгґдеєжзиіїйклмнопрстуфхцчшщьюя абвгдђежзијклљмнњопрстћуфхцчџш αβγδεζηθικλμνξοπρστυφχψω
אבגדהוזחטיכלמנסעפצקרשת ابتثجحخدذرزسشصضطظعغفقكلمنهوي
""".split()
FRAMES = ("{}", '"{}"', "alphabet = '{}'", "[a-z{}]", "{}, {}", "The letters {} are sorted last.")


def lists(count: int, seed: int) -> list[str]:
    """Lists of letters: runs, samples and repetitions of an alphabet's letters, small and capital, bare or in a frame."""
    dice = random.Random(seed)  # noqa: S311  # nothing secret
    made = []
    for _ in range(count):
        alphabet = dice.choice(ALPHABETS)
        beyond = [char for char in alphabet if char > "\x7f"]
        size, start = dice.randint(2, 12), dice.randrange(len(alphabet))
        letters = dice.choice(
            [
                "".join(dice.sample(beyond, min(size, len(beyond)))),
                alphabet[start : start + size],
                "".join(dice.choices(beyond, k=size)),
                " ".join(dice.sample(alphabet, min(size, len(alphabet)))),
                "".join(dice.sample(beyond + list("aeiouxyz"), min(size, len(beyond) + 8))),
            ]
        )
        letters = dice.choice([letters.upper(), letters, letters + letters.upper(), letters.capitalize()])
        made.append(dice.choice(FRAMES).replace("{}", letters))
    return made


def main() -> None:
    """Print what changes, and how often each rule changed something."""
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    pipeline = Pipeline([RepairMojibake()])
    rules: Counter[str] = Counter()
    changed = 0
    for text in lists(count, seed):
        result = pipeline.run(text)
        rules.update(edit.rule for edit in result.edits)
        changed += bool(result.edits)
        for edit in result.edits:
            print(f"{text!r}: {edit.original!r} -> {edit.replacement!r} ({edit.rule})")
    print(f"{changed} of {count} changed: {dict(rules.most_common())}")


if __name__ == "__main__":
    main()
