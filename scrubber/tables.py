"""Tables of words that people write as TOML. Beside each lies the same as JSON, which is read in a tenth of the time.

python -m scrubber.tables     # writes the JSON anew
"""

import json
from pathlib import Path
from typing import Any

TABLES = ("page/wordings", "truncation/weights", "truncation/words")

_ROOT = Path(__file__).parent


def read(name: str) -> dict[str, Any]:
    """One of `TABLES`."""
    found: dict[str, Any] = json.loads(_ROOT.joinpath(f"{name}.json").read_bytes())
    return found


def written(name: str) -> dict[str, Any]:
    """The same, as people wrote it."""
    import tomllib

    return tomllib.loads(_ROOT.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def main() -> None:
    """Write them as JSON."""
    for name in TABLES:
        text = json.dumps(written(name), ensure_ascii=False, separators=(",", ":"))
        _ROOT.joinpath(f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
