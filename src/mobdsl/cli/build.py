"""`mobdsl build`"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from mobdsl.backends.registry import BUILT_IN
from mobdsl.cli.logged import follows_log, state_of
from mobdsl.cli.reading import opened, read, settings, stop, stop_if, value_or_stop
from mobdsl.diagnostics import Diagnostic
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mobdsl.backends.base import Artifact
    from mobdsl.cli.logged import Wanted


@click.command("build")
@click.argument("file", metavar="FILE")
@click.option(
    "--to",
    "outputs",
    multiple=True,
    metavar="NAME",
    help=f"{', '.join(sorted(BUILT_IN))}, or one that a package adds. May be repeated.",
)
@click.option(
    "-o", "--output", "target", metavar="PATH", help="A file, a folder, or - for standard output. Here if left out."
)
@click.option("--routine", metavar="NAME", help="Only this routine; all of the file's where none is named.")
@click.option("--if", "contexts", multiple=True, metavar="CONTEXT", help="Selects a context. May be repeated.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Sets a parameter. May be repeated.")
@click.option(
    "--option", "-O", "options", multiple=True, metavar="NAME=VALUE", help="An option of the output. May be repeated."
)
@click.option(
    "--since",
    multiple=True,
    metavar="OLD.ics",
    help="A calendar that subscribers have: changed sessions are edited there. May be repeated.",
)
@click.option("--lock", is_flag=True, help="Keep what a calendar has shown in a lock beside the source.")
@follows_log
def command(  # noqa: PLR0913, PLR0917 - a parameter for each option
    file: str,
    outputs: tuple[str, ...],
    target: str | None,
    routine: str | None,
    contexts: tuple[str, ...],
    values: tuple[str, ...],
    wanted: Wanted,
    options: tuple[str, ...],
    since: tuple[str, ...],
    lock: bool,
) -> None:
    """Makes a timer, a calendar, a page or another output of a file.

    Writes all of its files or none. Files of the same name are replaced and keep their mode, but for those that may
    only be read, and for sources.

    \b
    Example:  mobdsl build examples/spinal_mobility.mob --to html -o build/
              mobdsl build evening.mob --to timer --if pre_run -o - | sh
    """
    from mobdsl import api
    from mobdsl.cli.earlier import earlier
    from mobdsl.cli.progress import Progress
    from mobdsl.cli.writing import write

    if not outputs:
        raise click.UsageError("Say what to make: --to html, timer, ics or json")
    source = opened(file)
    program = read(source, settings(values))
    state = state_of(program, source, wanted)
    given = settings(options, "--option")
    document = program.document(contexts).value
    steps = len(document.plans) + (1 if routine else len(document.routines)) + len(set(outputs))
    progress = Progress("building", steps, wanted="-" not in (file, target))
    with progress.watched():
        outcome = api.job(program, contexts, routine, progress.advance, state)
    sources = program.sources
    job = value_or_stop(outcome, sources, source)
    if "ics" in outputs:
        job = evolve(job, earlier=earlier(source, target, since, wanted.date, keeps_lock=lock))
    del program, document  # what was read takes as much room as what is made of it
    made = {}
    for output in dict.fromkeys(outputs):
        with progress.watched():
            built = api.build(job, output, given)
        progress.advance()
        made[output] = value_or_stop(built, sources, source)
    artifacts = tuple(chain.from_iterable(made.values()))
    if not artifacts:
        hint = "A timer is made of a routine, a page of a routine or of habits, a calendar of a plan or a routine."
        stop([Diagnostic("M610", f"This file has nothing that {' or '.join(made)} could show.", hint=hint)], {})
    stop_if(_clashes(made))
    read_from = [Path(source.shown(path)) for path in sources]
    beside = None if file == "-" else Path(source.shown(source.path)).parent
    for path in write(artifacts, target, read_from, from_input=file == "-", beside=beside):
        click.echo(str(path))


def _clashes(made: Mapping[str, Sequence[Artifact]]) -> Iterator[Diagnostic]:
    """Files of two outputs that would be one."""
    from mobdsl.backends.files import folded

    owners: dict[str, str] = {}
    for output, artifacts in made.items():
        for artifact in artifacts:
            owner = owners.setdefault(folded(artifact.name), output)
            if owner != output:
                message = f"The outputs `{owner}` and `{output}` both make a file called `{artifact.name}`."
                yield Diagnostic("M611", message, hint="Make them one after the other, each in a folder of its own.")
