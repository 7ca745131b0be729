"""`--show-files` and `--show-settings`: what a command would go by."""

import json
from argparse import Namespace
from dataclasses import fields
from pathlib import Path

from scrubber.cli.checks import effective_settings
from scrubber.cli.job import Job
from scrubber.cli.settings import Settings
from scrubber.report.place import shown_name


def run(arguments: Namespace) -> int:
    """Print the settings in force, or the files that would be read; 2 if one could not be."""
    if arguments.show_settings:
        settings, file = effective_settings(arguments)
        print(f"# {file or 'no configuration file'}, and the command line over it\n{as_toml(settings)}", end="")
        return 0
    job = Job(arguments)
    for source in job.sources():
        print(shown_name(source.name))
    return job.finish()


def as_toml(settings: Settings) -> str:
    """Settings as the configuration file has them; those that are not set are comments."""
    lines = []
    for f in fields(Settings):
        name, value = f.name.replace("_", "-"), getattr(settings, f.name)
        if value is None:
            lines.append(f"# {name} is not set")
        elif isinstance(value, dict):
            table = ", ".join(f"{json.dumps(key)} = {json.dumps(list(rules))}" for key, rules in value.items())
            lines.append(f"{name} = {{ {table} }}" if table else f"{name} = {{}}")
        else:
            lines.append(
                f"{name} = {json.dumps(list(value) if isinstance(value, tuple) else str(value) if isinstance(value, Path) else value)}"
            )
    return "\n".join(lines) + "\n"
