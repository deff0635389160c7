"""The files of one `mobdsl check`, and what is known of them from earlier runs."""

from __future__ import annotations

import sys

from mobdsl.cache.entries import Entries, Entry
from mobdsl.cache.folder import folder
from mobdsl.cache.keys import key, stamp
from mobdsl.cache.states import ABSENT, UNKNOWN, States, of_content
from mobdsl.cli.terminal import is_coloured, width_of
from mobdsl.project.places import MOST_BYTES, ROOT_MARK, Place, Places
from mobdsl.project.targets import Target, targets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mobdsl.cli.checking.options import Request
    from mobdsl.cli.checking.report import Finding


class Job:
    """One file to check.

    target: what the command line says of it. place: where it stands.
    data: what came from standard input, None for all other files.
    """

    __slots__ = ("data", "place", "target")

    def __init__(self, target: Target, place: Place, data: bytes | None = None) -> None:
        self.target = target
        self.place = place
        self.data = data


def jobs_of(request: Request) -> list[Job]:
    """The files that ``request`` means, in their order."""
    places = Places()
    return [
        Job(target, places.of(target.name, target.is_plain), _standard_input() if target.name == "-" else None)
        for target in targets(request.files)
    ]


def _standard_input() -> bytes | None:
    """What comes from standard input, as far as it will be read; None where it cannot be."""
    try:
        return sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin else None
    except OSError:
        return None


class Kept:
    """The results of earlier runs for some jobs, held against the files as they are now."""

    def __init__(self, entries: Entries, request: Request, jobs: list[Job]) -> None:
        self._entries = entries
        self._states = States()
        self._settings: dict[str, str] = {}
        values = [f"{name}={text}" for name, text in request.values.items()]
        look = (str(is_coloured(sys.stdout)), str(width_of(sys.stdout)), str(request.show_all))
        self._common = (stamp(), *look, str(len(values)), *values)
        self._own = [self._dependencies(job) for job in jobs]

    def _dependencies(self, job: Job) -> tuple[str, ...]:
        """What the result of ``job`` depends on by itself; nothing where it is not to be kept."""
        place = job.place
        if job.target.problem or (place.is_input and job.data is None):
            return ()
        content = self._states.content(place.name) if job.data is None else of_content(job.data)
        if place.prefix not in self._settings:
            self._settings[place.prefix] = self._states.content(place.shown(ROOT_MARK))
        settings = self._settings[place.prefix]
        if content in (ABSENT, UNKNOWN) or settings == UNKNOWN:
            return ()
        return (place.prefix, place.path, content, settings)

    def of_all(self) -> Entry | None:
        """The result for all jobs together."""
        return self._get(self._key_of_all())

    def of(self, number: int) -> Entry | None:
        """The result for one of several jobs."""
        return self._get(self._key(number)) if len(self._own) > 1 else None

    def keep(self, number: int, entry: Entry) -> bool:
        """Keeps what was worked out for a job, unless a file has changed meanwhile. Whether it was kept."""
        return self._put(self._key(number), entry)

    def keep_all(self, inputs: Mapping[str, str], findings: Iterable[Finding]) -> None:
        """Keeps the result for all jobs together."""
        if len(self._own) > 1:
            self._put(self._key_of_all(), Entry(inputs, findings))

    def close(self) -> None:
        """Makes room where results have become too many."""
        self._entries.sweep()

    def _key(self, number: int) -> str | None:
        return key((*self._common, *self._own[number])) if self._own[number] else None

    def _key_of_all(self) -> str | None:
        if not all(self._own):
            return None
        return key((*self._common, *(part for parts in self._own for part in parts)))

    def _get(self, name: str | None) -> Entry | None:
        entry = self._entries.get(name) if name else None
        return entry if entry and self._is_as_it_was(entry) else None

    def _put(self, name: str | None, entry: Entry) -> bool:
        if name is None or not self._is_as_it_was(entry):
            return False
        self._entries.put(name, entry)
        return True

    def _is_as_it_was(self, entry: Entry) -> bool:
        now = self._states.now
        return all(state == now(path, state) != UNKNOWN for path, state in entry.inputs.items())


def kept_results(request: Request, jobs: list[Job]) -> Kept | None:
    """The results of earlier runs, where there is a place for them and ``request`` wants any."""
    place = None if request.no_cache else folder()
    return Kept(Entries(place), request, jobs) if place else None
