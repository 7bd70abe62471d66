"""The worker beside the server: it makes the files of the line, each in a child that it keeps in bounds."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from webapp.ground import context
from webapp.ground.calendar import upkeep
from webapp.ground.jobs import line
from webapp.ground.jobs.kinds import make
from webapp.ground.jobs.line import FAULTY, LARGE, REFUSED, SLOW, Taken
from webapp.ground.mail import delivery
from webapp.ground.refusals import Refusal
from webapp.ground.store.files import kept

log = logging.getLogger(__name__)

MEMORY, SECONDS, LAST_IN_LINE = 1_500_000_000, 300, 5
"""How much more memory, and how long, a file may take to make; and how far it lets others go first."""
LOOKS_EVERY, TICKS_EVERY = 0.3, 60.0
"""How often a worker looks for more, and for what the clock asks: letters, and what is to be forgotten."""
_REFUSED, _LARGE = 3, 4
_WHY = {_REFUSED: REFUSED, _LARGE: LARGE, -signal.SIGXCPU: SLOW}


@dataclass(slots=True)
class _Child:
    """A process that does one thing, and since when."""

    pid: int
    ends: float
    taken: Taken | None = None
    late: bool = False


class Worker:
    """One worker; it ends when it is told to, and leaves what it has in hand to the next."""

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self._making: _Child | None = None
        self._ticking: _Child | None = None
        self._shown = self._ticked = 0.0
        self._living, self._life = os.pipe()

    def run(self) -> None:
        """Work until somebody says stop."""
        worker_id = line.begin()
        for told in (signal.SIGTERM, signal.SIGINT):
            signal.signal(told, lambda *_about: self.stopped.set())
        try:
            while not self.stopped.is_set():
                self._step(worker_id)
                self.stopped.wait(LOOKS_EVERY)
        finally:
            self._leave()
            line.end(worker_id)

    def _step(self, worker_id: int) -> None:
        self._making = self._looked_after(self._making)
        self._ticking = self._looked_after(self._ticking)
        now = monotonic()
        if now - self._shown >= line.SEEN_EVERY.total_seconds():
            self._shown = now
            line.show(worker_id, self._making.taken.id if self._making and self._making.taken else None)
        if self._making is None and line.is_waiting() and (taken := line.take()):
            self._making = _Child(self._apart(partial(_make_behind, taken)), now + SECONDS, taken)
        if self._ticking is None and now - self._ticked >= TICKS_EVERY:
            self._ticked = now
            self._ticking = _Child(self._apart(_tick), now + SECONDS)
        context.let_go()

    def _looked_after(self, child: _Child | None) -> _Child | None:
        """See how a child fares; give it back while it goes on."""
        if child is None:
            return None
        if not child.late and monotonic() > child.ends:
            child.late = True
            _kill(child)
        pid, status = os.waitpid(child.pid, os.WNOHANG)
        if pid == 0:
            return child
        if child.taken is not None:
            self._told(child, child.taken, os.waitstatus_to_exitcode(status))
        return None

    def _told(self, child: _Child, taken: Taken, code: int) -> None:
        """Write down what became of a job. One whose child was killed is taken up again, a few times."""
        if code >= 0 or code in _WHY or child.late:
            why = SLOW if child.late else _WHY.get(code, FAULTY) if code else ""
            line.finish(taken.id, why)
        else:
            line.drop(taken.id)
        if code:
            log.warning("job.ended", extra={"kind": taken.job.kind, "code": code, "tries": taken.tries})

    def _apart(self, do: Callable[[], int]) -> int:
        """Do something in a child, with connections of its own; give its process id."""
        context.hang_up()
        if pid := os.fork():
            return pid
        code = 1
        try:
            for told in (signal.SIGTERM, signal.SIGINT):
                signal.signal(told, signal.SIG_DFL)
            os.close(self._life)
            threading.Thread(target=self._end_with_it, daemon=True).start()
            context.begin_anew()
            _limit()
            code = do()
        except Refusal:
            code = _REFUSED
        except MemoryError:
            code = _LARGE
        except BaseException:
            log.exception("job.failed")
        finally:
            os._exit(code)

    def _end_with_it(self) -> None:
        """End a child whose worker is gone: others wait for the lock that it holds."""
        os.read(self._living, 1)
        os._exit(1)

    def _leave(self) -> None:
        for child in (self._making, self._ticking):
            if child is not None:
                _kill(child)
                os.waitpid(child.pid, 0)
                if child.taken is not None:
                    line.put_back(child.taken.id)


def _kill(child: _Child) -> None:
    with suppress(ProcessLookupError):
        os.kill(child.pid, signal.SIGKILL)


def _make_behind(taken: Taken) -> int:
    """Make a file, and let everybody else go first."""
    os.nice(LAST_IN_LINE)
    return _make(taken)


def _make(taken: Taken) -> int:
    kept(taken.digest, taken.job.ending, partial(make, taken.job))
    return 0


def _tick() -> int:
    """Do what the clock does and forgets, and write and send the letters that are due.

    It writes, so it does not let others go first: they would wait for the lock that it holds.
    """
    upkeep.keep_up()
    if context.mail_server().host and not context.in_demo():
        delivery.post_all()
    return 0


def _limit() -> None:
    """Take no more memory and time than a file needs."""
    import resource  # noqa: PLC0415 -- not there on Windows, where there is no worker

    statm = Path("/proc/self/statm")
    now = int(statm.read_text("ascii").split()[0]) * resource.getpagesize() if statm.exists() else MEMORY
    for what, most in ((resource.RLIMIT_AS, now + MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        resource.setrlimit(what, (most, most))
