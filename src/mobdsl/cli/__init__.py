"""The command line: one thin file a verb. A verb is imported when it is used, and `check` does without click."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def main() -> None:
    """What the command `mobdsl` runs."""
    # Nearly all that is made lives on to the end: to look for what does not at every 700 objects is a tenth of a start.
    gc.set_threshold(50_000)
    _prepare_streams()
    try:
        try:
            _run(sys.argv[1:])
        finally:
            _flush(sys.stdout, sys.stderr)  # here a full disk can be told of, at the end of the process it cannot
    except BrokenPipeError:  # whoever was reading has seen enough
        _silence(sys.stdout, sys.stderr)
        sys.exit(1)
    except OSError as error:  # a full disk behind a stream, a working folder that was deleted
        _silence(sys.stdout)
        try:
            sys.stderr.write(f"error: the system does not let mobdsl go on: {error.strerror}.\n")
            sys.stderr.flush()
        except OSError:
            _silence(sys.stderr)
        sys.exit(1)
    finally:
        gc.freeze()  # what is left goes with the process, and is not searched for what refers to itself


def _run(arguments: list[str]) -> None:
    if arguments[:1] == ["check"] and "_MOBDSL_COMPLETE" not in os.environ:
        from mobdsl.cli.checking.options import plain_request

        request = plain_request(arguments[1:])
        if request is not None:
            from mobdsl.cli.checking.run import run

            try:
                sys.exit(run(request))
            except KeyboardInterrupt:
                sys.stderr.write("\nAborted!\n")
                sys.exit(1)
    from mobdsl.cli.verbs import cli

    cli()


def _prepare_streams() -> None:
    """UTF-8 whatever the system's encoding is, and something to write to where standard error is closed."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (it lasts as long as the process)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def _flush(*streams: TextIO | None) -> None:
    for stream in streams:
        if stream and not stream.closed:
            stream.flush()


def _silence(*streams: TextIO | None) -> None:
    """What could not be written would be tried once more at the end, and complained of in the interpreter's words."""
    for stream in streams:
        if stream:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
