"""`review`: the queue of what a person should look at, and a person's word on it, kept beside the machine's for good."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, get_args

import click

from tocsin.cli.asking import FORMATS, existing_desk, print_rows
from tocsin.cli.options import database_option
from tocsin.model.vocabulary import ReviewVerdict

if TYPE_CHECKING:
    from tocsin.desk import Desk

_VERDICTS = dict(zip(("accept", "reject", "edit"), ("accepted", "rejected", "edited"), strict=True))
_USAGE = """write
  tocsin review                                    the queue, 15 rows; --ask goes through it
  tocsin review ID accept|reject|undo              a finding
  tocsin review ID edit FIELD VALUE
  tocsin review same|different ID ID               two events, or two incidents
  tocsin review merge INCIDENT INCIDENT,  tocsin review split INCIDENT EVENT
  tocsin review settle ACCOUNT                     this side of a dispute is right
  tocsin review note ROW WORDS,  tocsin review signoff ROW
  tocsin review undo REMARK,  tocsin review list"""


@click.command()
@click.argument("words", metavar="[ID VERDICT | ACTION ID …]", nargs=-1)
@click.option("--note", default="", help="Why.")
@click.option("--by", metavar="NAME", help="Who says so; the user of this machine unless said.")
@click.option("--all", "everything", is_flag=True, help="Also what was ruled on, signed off, taken back or replaced.")
@click.option("--ask", "is_asked", is_flag=True, help="Go through the queue, row by row.")
@click.option("--kind", metavar="KIND", help="Of the queue: merge, dispute, actor, commitment, incident.")
@click.option("--limit", type=click.IntRange(1), default=15, show_default=True, metavar="N", help="So many rows of the queue.")
@click.option(
    "--export", "exported", type=click.Path(dir_okay=False), metavar="FILE", help="Write all corrections as test cases (JSON lines)."
)
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="How to print the queue or the list.")
@database_option
def review(words: tuple[str, ...], db: str, **told: Any) -> None:
    """What a person should look at, by consequence: the dead, who is blamed, lines, doubt. With an id: a verdict.

    What was rejected is left out of the lists, what was edited shows the new value, what was ruled the same or different stays so, at every
    --as-of, after every reread and in every new version. undo takes the last verdict back.
    """
    said = {"by": told["by"] or getpass.getuser(), "note": told["note"]}
    with existing_desk(db) as desk:
        if told["exported"]:
            _export(desk, told["exported"])
        elif told["is_asked"]:
            _go_through(desk, said, told)
        elif not words:
            table = desk.queue(limit=told["limit"], kind=told["kind"], all=told["everything"])
            print_rows(table, told["form"] or "table", None)
        elif words == ("list",):
            _list(desk, told)
        elif words[0] in _ACTIONS and len(words) == 1 + _ACTIONS[words[0]][0]:
            click.echo(_ACTIONS[words[0]][1](desk, words[1:], said))
        else:
            click.echo(_verdict(desk, words, said))


def _list(desk: Desk, told: Mapping[str, Any]) -> None:
    print_rows(desk.reviews(all=told["everything"], by=told["by"]), told["form"] or "table", None)
    remarks = desk.remarks(all=told["everything"], by=told["by"])
    if remarks:
        print_rows(remarks, told["form"] or "table", None)


def _verdict(desk: Desk, words: tuple[str, ...], said: Mapping[str, str]) -> str:
    """`ID accept`, `ID reject`, `ID undo`, `ID edit FIELD VALUE`."""
    finding, verdict, *change = [*words, *("",) * (2 - len(words))]
    if verdict not in {*_VERDICTS, "undo"} or len(change) != (2 if verdict == "edit" else 0):
        raise click.UsageError(_USAGE)
    if verdict == "undo":
        return f"{desk.undo_review(finding)}: the last verdict is taken back"
    word = next(each for each in get_args(ReviewVerdict) if each == _VERDICTS[verdict])
    kept = desk.review(finding, word, *change, by=said["by"], note=said["note"])
    what = f"{kept.verdict} {kept.field} = {kept.value}" if kept.field else kept.verdict
    return f"{kept.finding}: {what}, by {kept.by}; the words are {kept.anchor!r}"


Action = Callable[["Desk", tuple[str, ...], Mapping[str, str]], str]


def _same(desk: Desk, ids: tuple[str, ...], said: Mapping[str, str]) -> str:
    made = desk.judge(ids[0], ids[1], "same", **said)
    return f"{made.left} and {made.right}: one incident, says {said['by']}"


def _different(desk: Desk, ids: tuple[str, ...], said: Mapping[str, str]) -> str:
    made = desk.judge(ids[0], ids[1], "different", **said)
    return f"{made.left} and {made.right}: two incidents, says {said['by']}"


def _split(desk: Desk, ids: tuple[str, ...], said: Mapping[str, str]) -> str:
    made = desk.split(*ids, **said)
    return f"{made.right} is another incident than {made.left}, says {said['by']}"


def _settle(desk: Desk, ids: tuple[str, ...], said: Mapping[str, str]) -> str:
    made = desk.settle(ids[0], **said)
    return f"{ids[0]}: right, says {said['by']}; its dispute is settled (tocsin review undo {made})"


def _note(desk: Desk, ids: tuple[str, ...], said: Mapping[str, str]) -> str:
    return f"{desk.note(*ids, by=said['by'])}: noted beside {ids[0]}"


def _signoff(desk: Desk, ids: tuple[str, ...], said: Mapping[str, str]) -> str:
    return f"{desk.signoff(ids[0], **said)}: {said['by']} stands for {ids[0]}"


def _undo(desk: Desk, ids: tuple[str, ...], said: Mapping[str, str]) -> str:
    del said
    return f"{desk.undo(ids[0])}: taken back"


_ACTIONS: Mapping[str, tuple[int, Action]] = {
    "same": (2, _same),
    "merge": (2, _same),
    "different": (2, _different),
    "split": (2, _split),
    "settle": (1, _settle),
    "note": (2, _note),
    "signoff": (1, _signoff),
    "undo": (1, _undo),
}
"""How many words each takes, and what it does."""


def _export(desk: Desk, path: str) -> None:
    cases = desk.cases()
    with click.open_file(path, "w", encoding="utf-8", atomic=True) as stream:
        for case in cases:
            stream.write(json.dumps(case, ensure_ascii=False) + "\n")
    click.echo(f"{len(cases)} corrections in {path}", err=True)


_KEYS = {
    "merge": "s same, d different",
    "dispute": "o sign off",
    "actor": "o sign off",
    "incident": "o sign off",
    "commitment": "a accept, r reject",
}


def _go_through(desk: Desk, said: Mapping[str, str], told: Mapping[str, Any]) -> None:
    """One row after another: a letter rules, return goes on, q ends."""
    rows = list(desk.queue(limit=told["limit"], kind=told["kind"], all=told["everything"]))
    for number, row in enumerate(rows, 1):
        click.echo(f"\n{number} of {len(rows)}  {row['why']}: {row['question']}")
        for name in ("words", "sentence", "other", "publisher", "known_from"):
            if row[name]:
                click.echo(f"    {row[name]}")
        answer = click.prompt(f"{_KEYS[row['kind']]}, n note, return for later, q quit", default="", show_default=False).strip().lower()
        if answer == "q":
            return
        told_back = _answered(desk, row, answer, said)
        if told_back:
            click.echo(told_back)


def _answered(desk: Desk, row: Mapping[str, Any], answer: str, said: Mapping[str, str]) -> str | None:
    ids = tuple(row["id"].split("~"))
    if answer == "n":
        return _note(desk, (row["id"], click.prompt("note")), said)
    if row["kind"] == "merge" and answer in {"s", "d"}:
        return (_same if answer == "s" else _different)(desk, ids, said)
    if row["kind"] == "commitment" and answer in {"a", "r"}:
        return _verdict(desk, (row["id"], "accept" if answer == "a" else "reject"), said)
    return _signoff(desk, (row["id"],), said) if answer == "o" and row["kind"] in {"dispute", "actor", "incident"} else None
