"""`mobdsl build`"""

from pathlib import Path

import click

from mobdsl.cli.reading import opened, read, settings, stop, value_or_stop


@click.command("build")
@click.argument("file", metavar="FILE")
@click.option(
    "--to",
    "outputs",
    multiple=True,
    required=True,
    metavar="NAME",
    help="timer, ics, html, json, or one that a package adds. May be repeated.",
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
def command(
    file: str,
    outputs: tuple[str, ...],
    target: str | None,
    routine: str | None,
    contexts: tuple[str, ...],
    values: tuple[str, ...],
    options: tuple[str, ...],
) -> None:
    """Makes a timer, a calendar, a page or another output of a file. Writes whole files or none.

    \b
    Example:  mobdsl build examples/spinal_mobility.mob --to html -o build/
              mobdsl build evening.mob --to timer --if pre_run -o - | sh
    """
    from mobdsl import api
    from mobdsl.cli.writing import write
    from mobdsl.diagnostics import Diagnostic

    source = opened(file)
    program = read(source, settings(values))
    job = value_or_stop(api.job(program, contexts, routine), program.sources, source)
    artifacts = []
    for output in dict.fromkeys(outputs):
        made = api.build(job, output, settings(options, "--option"))
        artifacts.extend(value_or_stop(made, program.sources, source))
    if not artifacts:
        hint = "A timer is made of a routine, a page of a routine or of habits, a calendar of a plan or a routine."
        stop(
            [Diagnostic("M610", f"There is nothing here to make {' or '.join(dict.fromkeys(outputs))} of.", hint=hint)],
            {},
        )
    read_from = [Path(source.shown(path)) for path in program.sources]
    for path in write(artifacts, target, read_from):
        click.echo(str(path))
