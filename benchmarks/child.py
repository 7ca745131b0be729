"""Measures one thing in a process of its own, so that neither imports nor what another tool left in memory count.

`measure` starts `python -m benchmarks.child`, gives it a task as JSON and reads its figures as JSON.
"""

import json
import os
import pickle
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WARM_UP = 40  # texts before the measured ones: imports, tables and first uses are what `startup` measures
SECONDS = 6.0  # after this long a tool's speed is known well enough

Figures = dict[str, float]


def measure(task: str, *, kernel: str | None = None, **values: Any) -> Figures:
    """The figures of a task, measured in a process of its own.

    Parameters:
        task: The name of a function of this module.
        kernel: What the environment variable SCRUBBER_KERNEL is set to.
        values: What the function gets.
    """
    environment = dict(os.environ) if kernel is None else {**os.environ, "SCRUBBER_KERNEL": kernel}
    with tempfile.TemporaryFile() as given:
        pickle.dump((task, values), given)
        given.seek(0)
        child = [sys.executable, "-m", "benchmarks.child"]
        done = subprocess.run(child, stdin=given, capture_output=True, cwd=ROOT, env=environment, check=False)
    if done.returncode:
        raise RuntimeError(f"{task} of {values.get('tool', 'a command')} failed:\n{done.stderr.decode(errors='replace')[-2000:]}")
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def command(arguments: Sequence[str]) -> Figures:
    """The seconds of CPU time and the most megabytes that a command takes.

    A process starts with the memory of the one that started it, so that one must be as small as this is.
    """
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{arguments[:4]} failed with {process.returncode}")
    return {"seconds": usage.ru_utime + usage.ru_stime, "MB": usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)}


def throughput(tool: str, texts: Sequence[str | bytes]) -> Figures:
    """Megabytes of UTF-8 and texts in a second of CPU time: cold, over texts not seen before, and warm, over the same once more."""
    call = _prepared(tool)
    for text in texts[:WARM_UP]:
        call(text)
    cold = _timed(call, texts[WARM_UP:])
    warm = _timed(call, texts[WARM_UP : WARM_UP + int(cold["texts"])])
    return {
        "cold MB/s": cold["bytes"] / 1e6 / cold["seconds"],
        "warm MB/s": warm["bytes"] / 1e6 / warm["seconds"],
        "cold µs": cold["seconds"] / cold["texts"] * 1e6,
        "warm µs": warm["seconds"] / warm["texts"] * 1e6,
    }


def single(tool: str, texts: Sequence[str | bytes]) -> Figures:
    """The seconds of CPU time that the last text takes, after the others."""
    call = _prepared(tool)
    for text in texts[:-1]:
        call(text)
    return {"seconds": _timed(call, texts[-1:])["seconds"], "bytes": _size(texts[-1])}


def startup(tool: str, texts: Sequence[str | bytes]) -> Figures:
    """The milliseconds for a tool's first text after it was imported, and for one more."""
    call = _prepared(tool)
    return {name: _timed(call, [text])["seconds"] * 1e3 for name, text in zip(("first ms", "second ms"), texts, strict=True)}


def memory(tool: str, texts: Sequence[str | bytes], many: Sequence[str | bytes]) -> Figures:
    """The megabytes that the process holds: bare, after one article, after half of many texts, and after all of them."""
    figures = {"bare MB": _resident()}
    call = _prepared(tool)
    for text in texts:
        call(text)
    figures["article MB"] = _resident()
    for name, part in (("half MB", many[: len(many) // 2]), ("all MB", many[len(many) // 2 :])):
        for text in part:
            call(text)
        figures[name] = _resident()
    return figures


def _prepared(tool: str) -> Callable[[Any], Any]:
    from benchmarks.tools import TOOLS

    return TOOLS[tool].prepare()


def _timed(call: Callable[[Any], Any], texts: Sequence[str | bytes]) -> Figures:
    size = count = 0
    started = time.process_time()
    for text in texts:
        call(text)
        count += 1
        if not count % 16 and time.process_time() - started > SECONDS:
            break
    seconds = time.process_time() - started
    size = sum(map(_size, texts[:count]))
    return {"bytes": size, "texts": count, "seconds": max(seconds, 1e-9)}


def _size(text: str | bytes) -> int:
    return len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))


def _resident() -> float:
    """The megabytes of memory that this process holds; where /proc does not tell, the most it has held."""
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
        return int(found[1]) / 1000 if found else 0.0
    except OSError:
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    given_task, given_values = pickle.load(sys.stdin.buffer)  # noqa: S301  # made by the process that started this one
    TASKS = {task.__name__: task for task in (command, throughput, single, startup, memory)}
    measured = TASKS[given_task](**given_values)
    print(json.dumps(measured))
