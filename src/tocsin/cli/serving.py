"""`serve`: the analyst's desk in a browser; `demo --serve` opens the demonstration on it."""

from __future__ import annotations

import getpass
import socket
from typing import TYPE_CHECKING

import click

from tocsin.cli.options import database_option

if TYPE_CHECKING:
    from tocsin.web.access import Access

_NEEDS = "with --host, whoever reaches this machine reaches the desk: give  --token WORD  or  --users FILE"
_SHORTEST_TOKEN = 16


@click.command()
@database_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="NAME", help="Where to listen; beyond this machine it needs a token or users."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8062, show_default=True, help="On which port; 0 takes a free one.")
@click.option("--token", envvar="TOCSIN_SERVE_TOKEN", metavar="WORD", help="One word for everybody, at least 16 signs.")
@click.option(
    "--users",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="TOML: [name], role = reader, reviewer or admin, password = an argon2 hash.",
)
@click.option("--hash-password", is_flag=True, help="Ask for a password, print its hash for a file of users, and end.")
def serve(db: str, host: str, port: int, token: str | None, users: str | None, *, hash_password: bool) -> None:
    """Open the desk in a browser: read the record, see the words behind every statement, review and sign off."""
    if hash_password:
        from tocsin.web.access import hash_password as hashed

        click.echo(hashed(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)))
        return
    access, is_local = access_for(host, token, users)
    open_server(db, (host, port), access, is_local=is_local)


def access_for(host: str, token: str | None, users: str | None) -> tuple[Access, bool]:
    """The door for a host, and whether only this machine reaches it; a usage error where it would stand open to others."""
    from tocsin.web.access import Access, load_users
    from tocsin.web.security import LOOPBACK

    is_local = host in LOOPBACK
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise click.UsageError(f"--token: {_SHORTEST_TOKEN} signs at least; `openssl rand -hex 16` makes one")
    if users:
        return Access(users=load_users(users)), is_local
    if token:
        return Access(token=token), is_local
    if not is_local:
        raise click.UsageError(_NEEDS)
    return Access(local=_own_name()), is_local


def _own_name() -> str:
    """The user of this machine; a system that names none has one all the same."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "local"


def open_server(db: str, where: tuple[str, int], access: Access, *, is_local: bool, path: str = "/") -> None:
    """Serves until it is stopped; says at which address."""
    import uvicorn

    from tocsin.cli.asking import existing_desk
    from tocsin.web.app import create_app
    from tocsin.web.security import LOOPBACK

    host, port = where
    with existing_desk(db) as desk:
        app = create_app(desk, access, hosts=LOOPBACK if is_local else None)
        server = uvicorn.Server(uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False))
        sock = server.config.bind_socket()
        # uvicorn's socket names no protocol, and asyncio then leaves Nagle's waiting on: 40 ms for every answer in two pieces.
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"The desk is at  http://{shown}:{sock.getsockname()[1]}{path}   (Ctrl-C ends it)")
        server.run([sock])
