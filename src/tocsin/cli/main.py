"""The command line's front: one group, one error line, and the commands of the files beside this one."""

from __future__ import annotations

import sys

import click

from tocsin.cli.agents import mcp
from tocsin.cli.asking import ASKING
from tocsin.cli.comparing import COMPARING
from tocsin.cli.erasing import erase
from tocsin.cli.exporting import EXPORTING
from tocsin.cli.keeping import add, reread
from tocsin.cli.reading import read, schema
from tocsin.cli.releasing import release
from tocsin.cli.reviewing import review
from tocsin.cli.serving import serve
from tocsin.cli.showing import demo
from tocsin.config import load_settings
from tocsin.errors import TocsinError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="tocsin", message="tocsin %(version)s")
def tocsin() -> None:
    """Read news the way a crisis analyst does: dated, located, attributed, each finding with its characters.

    Machine codings are not verified incidents.
    """


for command in (read, add, reread, *ASKING, *COMPARING, review, erase, *EXPORTING, release, serve, schema, mcp, demo):
    tocsin.add_command(command)


def main() -> None:
    """Runs the command line: exit code 0 done, 1 something failed and was reported, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        settings = load_settings()
        defaults = {"db": settings.db, "processes": settings.processes}
        code = tocsin(standalone_mode=False, obj=settings, default_map=dict.fromkeys(tocsin.commands, defaults))
    except click.Abort:
        click.echo("stopped; what was kept is whole, and the same command goes on from there", err=True)
        sys.exit(1)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except TocsinError as fault:
        click.echo(f"tocsin: {fault}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
