"""The verbs of the command line, for click."""

from __future__ import annotations

from importlib import import_module

import click

from mobdsl import __version__

_VERBS = ("build", "check", "explain", "log", "moves", "next", "play", "schedule", "status", "timeline")


class _Verbs(click.Group):
    """Verbs by name, so that one of them does not pay for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        command: click.Command = import_module(f"mobdsl.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _VERBS and not args[0].startswith("-"):
            ctx.fail(f"There is no command {args[0]!r}.{_instead(args[0])}")
        return super().resolve_command(ctx, args)


def _instead(word: str) -> str:
    """What to type in the place of ``word``, which is no verb."""
    from mobdsl.suggest import nearest

    if word.casefold().endswith(".mob"):
        return f" Say what to do with the file: mobdsl check {word}, mobdsl timeline {word}"
    near = nearest(word, _VERBS)
    return f" Did you mean {near}?" if near else ""


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="mobdsl", message="%(prog)s %(version)s")
def cli() -> None:
    """Workout and mobility routines as text: a timer, a calendar and a page from one file.

    \b
    Write evening.mob:     plank 30s; dead_bug x8 each side cue "spine still"
    Look at it:            mobdsl timeline evening.mob
    Find mistakes:         mobdsl check evening.mob
    Do it:                 mobdsl play evening.mob
    Make something of it:  mobdsl build evening.mob --to html
    """
