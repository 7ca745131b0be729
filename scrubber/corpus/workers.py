"""Pieces of files cleaned by several processes, and given back in order.

The processes are started afresh, not forked, so that threads of the caller do no harm. Which process cleans what changes no
byte: a piece is cleaned by itself.
"""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from scrubber.corpus.clean import Done, Task, Wanted, clean_piece
from scrubber.corpus.cleaner import Cleaner

if TYPE_CHECKING:
    from concurrent.futures import Future  # what starts processes is imported when they are started: short runs need none

# Measured by quality/ranges.py on 2 to 8 MB of news, on a machine that others used too. Two processes can be faster than one only while
# they work less than twice as much, since each loads its tables.
START = 1 << 20  # bytes of work from which on more processes are used; two work 2.0 times as much at 1/2 MB, 1.7 at 1 MB, 1.6 at 2 MB
FEW = 256  # pieces from which on they are, too; of files of 2 kB two work 2.3 times as much at 64, 2.0 at 128 and 256, 1.8 at 512
WINDOW = 4  # pieces a worker that are under way, so that none waits for another; from 1 to 16 the time stays within .13, which is noise
# Bytes of pieces under way, however many workers there are. With pieces of .5 MB, too few of them leave workers idle: two from 1 MB
# (twice the time at 1/2 MB), eight from 8 MB on (1.4 times at 1 MB, 1.1 at 4); up to 64 MB nothing changes but memory.
HELD = 1 << 25


class Work(Protocol):
    """Something to do on the way of a file: a task, or a step that is not for workers."""

    @property
    def task(self) -> Task | None:
        """The piece to clean; None where nothing is to be cleaned."""


W = TypeVar("W", bound=Work)


class Workers(Generic[W]):
    """Cleans the pieces that pieces of work hold.

    Parameters:
        count: How many processes; with one, this one does all.
        cleaner: How texts are cleaned.
        wanted: What is to be known about each piece.
    """

    def __init__(self, count: int, cleaner: Cleaner, wanted: Wanted) -> None:
        self.count = count
        self.cleaner = cleaner
        self.wanted = wanted

    def run(self, work: Iterable[W]) -> Iterator[tuple[W, Done | None]]:
        """Each piece of work with what came of it, in order; None where there was nothing to clean."""
        work = iter(work)
        if self.count > 1:
            first, more = _taken(work)
            work = chain(first, work)
            if more:
                yield from self._in_processes(work)
                return
        for step in work:
            yield step, _cleaned(step.task, self.cleaner, self.wanted) if step.task else None

    def _in_processes(self, work: Iterator[W]) -> Iterator[tuple[W, Done | None]]:
        pool = _Pool(self.count, self.cleaner, self.wanted)
        waiting: deque[tuple[W, Future[Done] | None]] = deque()
        held = 0
        try:
            for step in work:
                waiting.append((step, pool.send(step.task)))
                held += _size(step)
                while waiting and (len(waiting) > WINDOW * self.count or held > HELD or not (head := waiting[0][1]) or head.done()):
                    held -= _size(waiting[0][0])
                    yield self._received(pool, waiting)
            while waiting:
                yield self._received(pool, waiting)
        finally:
            pool.close()

    def _received(self, pool: "_Pool", waiting: "deque[tuple[W, Future[Done] | None]]") -> tuple[W, Done | None]:
        """The first step that waits. If a worker ended before its time, its work is done again, each piece by itself."""
        from concurrent.futures.process import BrokenProcessPool

        step, future = waiting.popleft()
        if not future or not step.task:
            return step, None
        try:
            return step, future.result()
        except BrokenProcessPool:
            pool.close()
            done = _alone(step.task, self.cleaner, self.wanted)
            pool.open()
            again = [(step, pool.send(step.task)) for step, _ in waiting]
            waiting.clear()
            waiting.extend(again)
            return step, done


class _Pool:
    """Processes that clean pieces."""

    def __init__(self, count: int, cleaner: Cleaner, wanted: Wanted) -> None:
        self.count = count
        self.start = cleaner, wanted
        self.open()

    def open(self) -> None:
        """Start them."""
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        context = multiprocessing.get_context("spawn")
        self.pool = ProcessPoolExecutor(self.count, context, _begin, self.start)

    def send(self, task: Task | None) -> "Future[Done] | None":
        """Give them a piece, without what only the writer needs of it."""
        from concurrent.futures import Future
        from concurrent.futures.process import BrokenProcessPool

        if task is None:
            return None
        try:
            return self.pool.submit(_clean, replace(task, piece=replace(task.piece, rest=None)))
        except BrokenProcessPool as error:
            failed: Future[Done] = Future()
            failed.set_exception(error)
            return failed

    def close(self) -> None:
        """End them, with what they are about to do."""
        self.pool.shutdown(wait=True, cancel_futures=True)


def _alone(task: Task, cleaner: Cleaner, wanted: Wanted) -> Done:
    """A piece cleaned by a process of its own, which may die of it."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _Pool(1, cleaner, wanted)
    try:
        future = pool.send(task)
        assert future
        return future.result()
    except BrokenProcessPool:
        way_out = "is there enough memory? Fewer workers (-j) need less"
        return Done(
            error=f"the process that cleaned {task.format.unit} {task.piece.first} and what follows was ended from outside; {way_out}"
        )
    finally:
        pool.close()


def _taken(work: Iterator[W]) -> tuple[list[W], bool]:
    """The first pieces, and whether they are worth other processes."""
    first: list[W] = []
    size = 0
    for step in work:
        first.append(step)
        size += _size(step)
        if size > START or len(first) > FEW:
            return first, True
    return first, False


def _size(step: Work) -> int:
    return len(step.task.piece.data) if step.task else 0


# What a worker works with: it is sent once, when the worker starts.
_equipment: tuple[Cleaner, Wanted]


def _begin(cleaner: Cleaner, wanted: Wanted) -> None:
    """Start a worker. It leaves Ctrl-C to the process that started it, and ends with it, however that ends."""
    import multiprocessing

    global _equipment  # noqa: PLW0603  # a process has one
    _equipment = cleaner, wanted
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def _clean(task: Task) -> Done:
    return _cleaned(task, *_equipment)


_pieces = 0  # that this process has cleaned


def _cleaned(task: Task, cleaner: Cleaner, wanted: Wanted) -> Done:
    """What became of a piece. Before the second, what the first loaded is kept out of the rounds of the garbage collector.

    The collector goes through all objects again and again, and the tables are most of them: without them clean articles take a tenth less.
    """
    global _pieces  # noqa: PLW0603  # a process does it once
    if _pieces == 1:
        gc.collect()
        gc.freeze()
    _pieces += 1
    return clean_piece(task, cleaner, wanted)
