"""Lists of letters, made at random from alphabets: each of them is right text, however odd it looks."""

import random

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
