"""`scrub rule`: explain a rule."""

from argparse import Namespace

from scrubber.cli.checks import check_names
from scrubber.defaults import default_pipeline
from scrubber.document import Rule
from scrubber.pipeline import covers
from scrubber.report.terminal import quote


def run(arguments: Namespace) -> int:
    """Explain the rule of that name, or list those whose names begin so."""
    pipeline = default_pipeline()
    rules = {rule.name: rule for rule in pipeline.rules}
    if arguments.name:
        check_names(list(rules), {"scrub rule": [arguments.name]})
    chosen = [rule for name, rule in sorted(rules.items()) if not arguments.name or covers(arguments.name, name)]
    if len(chosen) == 1:
        print(_explained(chosen[0]))
    else:
        width = max(len(rule.name) for rule in chosen)
        for rule in chosen:
            print(f"{rule.name:{width}}  {rule.what}")
    return 0


def _explained(rule: Rule) -> str:
    lines = [rule.name, "", f"What     {rule.what}", f"Why      {rule.why}"]
    if rule.example:
        for finding in default_pipeline(select=[rule.name], unsafe=True).run(rule.example).findings:
            becomes = (
                "is flagged"
                if finding.replacement is None
                else "is removed"
                if not finding.replacement
                else f"becomes {quote(finding.replacement)}"
            )
            lines.append(f"Example  {quote(finding.original)} {becomes}")
    lines += [f'Off      scrub check --ignore {rule.name} …, or ignore = ["{rule.name}"] under [tool.scrub] in pyproject.toml']
    return "\n".join(lines)
