"""JSON objects as they are written: the values of their members, and where each value stands.

A value is replaced in the text as it stands. Everything else (other members, their order, the spelling of numbers, white space)
is never taken apart and put together again, so it cannot change.
"""

import json
import re
from difflib import get_close_matches
from typing import Any, NamedTuple

from scrubber.formats.record import Fields, FormatError, Marks, Record, host_of


class Number(NamedTuple):
    """A whole number as it is written: one of 5,000 digits has no other form that can be had."""

    digits: str


_decode = json.JSONDecoder().raw_decode
_decode_long = json.JSONDecoder(parse_int=Number).raw_decode
_blank = re.compile(r"[ \t\n\r]*")

Span = tuple[int, int]
_Members = dict[str, tuple[Any, int, int]]


def decode(text: str, at: int) -> tuple[Any, int]:
    """The value that begins at a position, and where it ends.

    Raises:
        JSONDecodeError: There is none.
        RecursionError: It is nested too deeply.
    """
    try:
        return _decode(text, at)
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number too long for Python
        return _decode_long(text, at)


def skip(text: str, at: int) -> int:
    """The first position from `at` on that is not white space."""
    match = _blank.match(text, at)
    assert match
    return match.end()


def record_of(raw: bytes, text: str, span: Span, found: Any, number: int, fields: Fields) -> Record:
    """The record that a JSON object is.

    Parameters:
        raw: The bytes that hold it.
        text: The same as text.
        span: Where in it the object stands.
        found: The object.
        number: The record's line or number.
        fields: The names of its fields.

    Raises:
        FormatError: It does not hold what the fields say.
    """
    if not isinstance(found, dict):
        raise FormatError(f"expected a JSON object with the field {fields.text!r}, found {kind(found)}")
    here, source = look_up(found, fields.text)
    if not here:
        raise FormatError(f"no field {fields.text!r} ({_names(found, fields.text)}); choose one with --field")
    for option, name in (("truncated", fields.truncated), ("article", fields.article)):
        if name:
            _check_mark(found, option, name)
    if source is None:
        return Record(raw, None, lambda _text, _marks: raw, number)
    if not isinstance(source, str):
        raise FormatError(f"the field {fields.text!r} holds {kind(source)}, not a string; choose another with --field")

    def render(cleaned: str | bytes | None, marks: Marks | None) -> bytes:
        if cleaned is None or marks is None:
            return raw
        assert isinstance(cleaned, str)
        return _rendered(text, span, fields, cleaned, marks).encode()

    site, lang, title, id = (
        _string(look_up(found, name)[1]) if name else None for name in (fields.site, fields.lang, fields.title, fields.id)
    )
    marked = bool(fields.truncated or fields.article)
    return Record(raw, source, render, number, marked, host_of(site), lang, title, id)


def look_up(found: dict[str, Any], path: str) -> tuple[bool, Any]:
    """Whether an object has a field, and its value. `a.b` is the field of that name, or else the field `b` of the object in `a`."""
    if path in found:
        return True, found[path]
    name, dot, rest = path.partition(".")
    inner = found.get(name) if dot else None
    return look_up(inner, rest) if isinstance(inner, dict) else (False, None)


def kind(value: object) -> str:
    """What a value is, in JSON's words."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, Number | int | float):
        return "a number"
    return "a string" if isinstance(value, str) else "an array" if isinstance(value, list) else "an object"


def _names(found: dict[str, Any], wanted: str) -> str:
    """The fields there are, or the one that is likely to be meant."""
    names = list(found) + [f"{name}.{inner}" for name, value in found.items() if isinstance(value, dict) for inner in value]
    near = get_close_matches(wanted, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"it has {', '.join(map(repr, names[:8]))}" if names else "it has no fields"


def _check_mark(found: dict[str, Any], option: str, name: str) -> None:
    here, value = look_up(found, name)
    if here and not isinstance(value, bool | None):
        holds = f"the field {name!r}, which --{option}-field names, holds {kind(value)}"
        raise FormatError(f"{holds}, and is not overwritten; choose another name")
    parent = name.rpartition(".")[0]
    if not here and parent and not isinstance(look_up(found, parent)[1], dict):
        raise FormatError(f"there is no object {parent!r} for the field {name!r}, which --{option}-field names; choose another name")


def _rendered(text: str, span: Span, fields: Fields, cleaned: str, marks: Marks) -> str:
    """The text with another value in the text's place, and with what there is to say about it."""
    value, start, end = _found(text, span[0], fields.text)[1][-1]
    changes = [] if value == cleaned else [(start, end, _literal(cleaned, text[start:end]))]
    added: dict[int, str] = {}
    for name, truth in ((fields.truncated, marks.truncated), (fields.article, marks.article)):
        if not name:
            continue
        here, way = _found(text, span[0], name)
        if here:
            value, start, end = way[-1]
            changes += [] if value is truth else [(start, end, json.dumps(truth))]
        else:
            last = _last(text, way[-1][1] if way else span[0])
            member = f"{json.dumps(name if not way else name.rpartition('.')[2])}: {json.dumps(truth)}"
            added[last] = added.get(last, "") + (member if text[last - 1] == "{" and last not in added else f", {member}")
    changes += [(at, at, new) for at, new in added.items()]
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _found(text: str, at: int, path: str) -> tuple[bool, list[tuple[Any, int, int]]]:
    """Whether a path leads to a member of the object at `at`, and the members on the way, as far as there are any."""
    members = _members(text, at)
    if path in members:
        return True, [members[path]]
    name, dot, rest = path.partition(".")
    if not dot or name not in members or not isinstance(members[name][0], dict):
        return False, []
    here, way = _found(text, members[name][1], rest)
    return here, [members[name], *way]


def _last(text: str, at: int) -> int:
    """Where the last member of the object at `at` ends; after its bracket if it has none."""
    return max((end for _, _, end in _members(text, at).values()), default=at + 1)


def _members(text: str, at: int) -> _Members:
    """Name, value and span of the value's literal, of the object at `at`. Of a name given twice the last counts, as everywhere."""
    members: _Members = {}
    at = skip(text, at + 1)
    while not text.startswith("}", at):
        name, at = decode(text, at)
        start = skip(text, skip(text, at) + 1)
        value, at = decode(text, start)
        members[name] = value, start, at
        at = skip(text, at)
        if text.startswith(",", at):
            at = skip(text, at + 1)
    return members


def _string(value: object) -> str | None:
    if isinstance(value, Number):
        return value.digits
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def _literal(text: str, old: str) -> str:
    """The text as a JSON string, escaped the way the old one was."""
    return json.dumps(text, ensure_ascii=old.isascii() or any("\ud800" <= c <= "\udfff" for c in text))
