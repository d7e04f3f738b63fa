"""`mcp`: the record for agents, over stdio or streamable HTTP."""

from __future__ import annotations

import click

from tocsin.cli.options import database_option


@click.command()
@database_option
@click.option("--http", is_flag=True, help="Streamable HTTP at http://127.0.0.1:PORT/mcp instead of stdio.")
@click.option("--port", type=click.IntRange(1, 65535), default=8766, show_default=True, help="The port of --http.")
def mcp(db: str, port: int, *, http: bool) -> None:
    """Serve the record to agents: read-only tools over the Model Context Protocol.

    Listens to this machine only. Answers are short, with ids and citations.
    """
    from tocsin.web.mcp import make_server

    server = make_server(db)
    if http:
        click.echo(f"tocsin: tools at http://127.0.0.1:{port}/mcp", err=True)
        server.run("streamable-http", host="127.0.0.1", port=port)
    else:
        server.run("stdio")
