"""Files in many encodings, whole and damaged, through `fix` and back: are only bytes rewritten that were read right?

    python -m tests.decoding.disk [COUNT] [SEED] [SENTENCES]

Each file is one whose encoding and damage are known, so it is known what its bytes may become: what they are, or the text
that they say in the encoding that they are in. Prints what went wrong and the counts. SENTENCES is a JSON file (.gz) of
sentences by language, such as the development data's; without it the paragraphs of the tests are taken. Not collected by pytest.
"""

import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scrubber import DecodeError, Pipeline, default_pipeline
from scrubber.decoding.sample import ASCII
from scrubber.encodings import ENCODINGS, Kind, is_single_byte
from tests.decoding.samples import CODECS, TEXTS

DAMAGE = ("none", "cut", "dropped", "changed", "inserted", "stray space", "zero", "other line", "cut in the middle")
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@dataclass(frozen=True)
class Case:
    """A file.

    Parameters:
        data: Its bytes.
        texts: What they may say.
        what: Its encoding and damage, for reports.
        damaged: The text offset of a byte that means nothing, where a byte is a character: whatever is read there is no error.
    """

    data: bytes
    texts: tuple[str, ...]
    what: str
    damaged: int | None = None

    def says(self, text: str) -> bool:
        """Whether the bytes may say this."""
        at = self.damaged
        if at is None:
            return text in self.texts
        return any((text[:at], text[at + 1 :]) == (true[:at], true[at + 1 :]) for true in self.texts)


def cases(count: int, seed: int, sentences: Mapping[str, Sequence[str]] | None = None) -> Iterator[Case]:
    """So many files, in turn of every encoding and damage that there is."""
    rnd = random.Random(seed)
    pairs = [(e.codec, lang) for e in ENCODINGS for lang in e.languages if e.kind is not Kind.UTF] if sentences else []
    pairs = pairs or [(codec, lang) for lang, codecs in CODECS.items() for codec in codecs]
    by_codec: dict[str, list[str]] = {}
    for codec, lang in pairs:
        if not sentences or lang in sentences:
            by_codec.setdefault(codec, []).append(lang)
    for codec in UNICODE:
        by_codec[codec] = sorted(sentences or TEXTS)
    codecs = sorted(by_codec)
    made = 0
    while made < count:
        codec = codecs[made % len(codecs)]
        text = _text(rnd, rnd.choice(by_codec[codec]), sentences)
        try:
            data = text.encode(codec)
        except UnicodeEncodeError:
            data = text.encode(codec, "ignore")
        made += 1
        yield _damaged(rnd, data, codec, DAMAGE[made // len(codecs) % len(DAMAGE)])


def _text(rnd: random.Random, lang: str, sentences: Mapping[str, Sequence[str]] | None) -> str:
    if not sentences:
        words = TEXTS[lang].split(" ")
        return " ".join(words[: rnd.randrange(1, len(words) + 1)]) + "\n"
    return "\n".join(rnd.sample(list(sentences[lang]), rnd.choice((1, 1, 2, 5, 10)))) + "\n"


def _damaged(rnd: random.Random, data: bytes, codec: str, damage: str) -> Case:
    """The file, damaged in one place."""
    high = [i for i, byte in enumerate(data) if byte >= 0x80] or list(range(len(data)))
    at = rnd.choice(high)
    if damage == "cut":
        data = data[: at + 1]
    elif damage == "cut in the middle":
        data = data[: rnd.randrange(1, len(data) + 1)]
    elif damage == "dropped":
        data = data[:at] + data[at + 1 :]
    elif damage == "changed":
        data = data[:at] + bytes([rnd.randrange(0x80, 0x100)]) + data[at + 1 :]
    elif damage == "inserted":
        data = data[:at] + bytes([rnd.randrange(0x80, 0x100)]) + data[at:]
    elif damage == "stray space":
        data = data[:at] + b"\xa0" + data[at:]
    elif damage == "zero":
        at = rnd.randrange(len(data))
        data = data[:at] + b"\0" + data[at:]
    if damage == "other line":
        other = "Il a été élu à l’Élysée, « déjà ».\n"
        lines = data.split(b"\n")
        lines.insert(rnd.randrange(len(lines)), other.encode("cp1252")[:-1])
        data = b"\n".join(lines)
        return Case(data, _read(data, codec, ("cp1252", lines.index(other.encode("cp1252")[:-1]))), f"{codec}, {damage}")
    loose = damage in ("changed", "inserted", "stray space") and is_single_byte(codec)
    return Case(data, _read(data, codec), f"{codec}, {damage}", at if loose else None)


def _read(data: bytes, codec: str, other: tuple[str, int] | None = None) -> tuple[str, ...]:
    """What the bytes say: in their encoding, and, if one line is in another one, with that line read so."""
    found = []
    for readings in ([codec], ["utf-8"]):
        try:
            if other:
                lines = data.split(b"\n")
                found.append("\n".join(line.decode(other[0] if i == other[1] else readings[0]) for i, line in enumerate(lines)))
            else:
                found.append(data.decode(readings[0]))
        except UnicodeDecodeError:
            continue
    return tuple(found)


def problems(case: Case, pipeline: Pipeline) -> Iterator[str]:
    """What is wrong with what becomes of a file."""
    try:
        result = pipeline.run(case.data)
    except DecodeError:
        return
    if result.revert() != case.data:
        yield "revert does not give the bytes back"
    if result.cleaned != case.data:
        right = case.says(result.original) or case.says("\ufeff" + result.original)
        # Of a guess ASCII may be edited, but all else is as it was; around bytes that were not read a certain text is cleaned.
        kept = result.cleaned.translate(None, ASCII) == case.data.translate(None, ASCII)
        around = pipeline.filters and result.decoded and result.decoded.certain and result.decoded.unread
        if not right and not kept and not around:
            yield f"rewritten as {result.encoding} at {result.decoded.confidence if result.decoded else 1:.5f}: {result.cleaned[:80]!r}"
    again = pipeline.run(result.cleaned)
    if again.cleaned != result.cleaned:
        yield f"changed again: {again.cleaned[:80]!r}"


def read_sentences(path: str) -> dict[str, list[str]]:
    """The sentences of a file, by language: lists, or lists by kind."""
    with gzip.open(path) as file:
        by_lang = json.load(file)
    return {lang: found if isinstance(found, list) else [s for kind in found.values() for s in kind] for lang, found in by_lang.items()}


def main(count: int = 1000, seed: int = 0, path: str = "") -> int:
    """Run the cases; the number of problems."""
    sentences = read_sentences(path) if path else None
    counts: Counter[str] = Counter()
    for case in cases(count, seed, sentences):
        for name, pipeline in {"re-encoding alone": Pipeline([]), "everything": default_pipeline()}.items():
            for problem in problems(case, pipeline):
                counts[f"{name}: {problem.split(':')[0].split(' as ')[0]}"] += 1
                print(f"{case.what}: {name}: {problem}")
        try:
            result = Pipeline([]).run(case.data)
        except DecodeError:
            counts["refused"] += 1
        else:
            damage = case.what.split(", ")[1]
            counts[f"{damage}: {'written in UTF-8' if result.cleaned != case.data else 'left as it is'}"] += 1
    for what, number in sorted(counts.items()):
        print(f"{number:6} {what}")
    return sum(number for what, number in counts.items() if what.startswith(("re-encoding", "everything")))


if __name__ == "__main__":
    count, seed, path = [*sys.argv[1:], *("1000", "0", "")[len(sys.argv) - 1 :]]
    sys.exit(bool(main(int(count), int(seed), path)))
