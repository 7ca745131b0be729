"""A JSON schema of the settings, for editors that complete and check TOML files.

python -m scrubber.cli.schema > docs/scrub.schema.json
"""

import json
import re
from dataclasses import fields
from inspect import getdoc
from typing import Any

from scrubber.cli.settings import Settings, kind_of


def schema() -> dict[str, Any]:
    """The schema of scrub.toml, and of [tool.scrub] in pyproject.toml."""
    told = _described(getdoc(Settings) or "")
    properties = {}
    for f in fields(Settings):
        name, default = f.name.replace("_", "-"), getattr(Settings, f.name, None)
        properties[name] = {"description": told[f.name], **kind_of(name).schema}
        if default is not None:
            properties[name]["default"] = list(default) if isinstance(default, tuple) else default
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of scrub",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _described(doc: str) -> dict[str, str]:
    """What a docstring says of each parameter."""
    return {name: " ".join(text.split()) for name, text in re.findall(r"^ {4}(\w+): (.*?)(?=^ {4}\w+: |\Z)", doc, re.MULTILINE | re.DOTALL)}


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))
