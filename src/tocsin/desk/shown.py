"""Placed chains → the rows of the picture, each with the days from and to which it was known.

What can have to do with one another is composed anew for each day on which it changed, from what was known by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tocsin.codec import encode
from tocsin.desk.reviewed import Reviewed, laid_over, renamed, told_by_persons
from tocsin.merge.composing import Composed, compose
from tocsin.merge.copies import origins
from tocsin.merge.disputes import CONFLICTS, disputes_of
from tocsin.merge.likeness import Profile, profile
from tocsin.merge.parts import Doer, Named, Part, Quoted
from tocsin.merge.picture import incident_of
from tocsin.merge.placing import Chain
from tocsin.merge.relations import Statement
from tocsin.merge.verdicts import Verdicts
from tocsin.merge.voices import voice_of
from tocsin.model import Copy, Dispute, Speaker
from tocsin.model.vocabulary import Policy
from tocsin.store.showing import Held

Row = dict[str, Any]
NEVER = "9999-12-31"
"""Known until an article of unknown day came in: such an article is of the present state and of no day."""


@dataclass(frozen=True, slots=True)
class Material:
    """What some incidents are made of: chains with their times, the parts of their articles, and which texts are copies."""

    held: Sequence[tuple[Held, Chain]]
    parts: Mapping[tuple[str, int], Part]
    copies: Sequence[tuple[str, str]]
    """Pairs of articles that share their words."""
    verdicts: Verdicts
    scope: str
    ruled: Mapping[str, str] = field(default_factory=dict)
    """Accounts that a person found right, each with the day of that word."""
    reviewed: Reviewed = field(default_factory=Reviewed)
    """What persons said of the events of these chains."""
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    quoted: dict[str, tuple[Part, Quoted]] = field(default_factory=dict)
    """By account its article's part and its words."""

    def __post_init__(self) -> None:
        for part in self.parts.values():
            self.quoted.update((quoted.account, (part, quoted)) for quoted in part.quoted)
            for each in part.statements:
                self.statements.setdefault(each.account.incident, []).append(each)


def rows_of(material: Material) -> dict[str, list[Row]]:
    """All rows of the incidents by table, each with its known clock."""
    open_rows: dict[tuple[str, bytes], tuple[str, Row]] = {}
    closed: list[tuple[str, Row, str, str]] = []
    for day in _days(material):
        now = {(table, encode(row)): row for table, row in _rows_on(material, day)}
        for key in [key for key in open_rows if key not in now]:
            since, row = open_rows.pop(key)
            closed.append((key[0], row, since, day))
        open_rows |= {key: (day, row) for key, row in now.items() if key not in open_rows}
    out: dict[str, list[Row]] = {}
    for table, row, since, until in closed:
        out.setdefault(table, []).append(_clocked(row, since, until))
    for (table, _), (since, row) in open_rows.items():
        out.setdefault(table, []).append(_clocked(row, since, None))
    return out


def _clocked(row: Row, since: str, until: str | None) -> Row:
    return row | {"known_from": None if since == "~" else since, "known_to": NEVER if until == "~" else until}


def _day(order: str) -> str:
    return order.partition(" ")[0]


def _days(material: Material) -> list[str]:
    """Days on which something was known first, or no longer, or was ruled; the unknown day comes last."""
    since = {_day(held.since) for held, _ in material.held} | {day for account, day in material.ruled.items() if account in material.quoted}
    return sorted(since | {_day(held.until) for held, _ in material.held if held.until is not None})


def _rows_on(material: Material, day: str) -> Iterator[tuple[str, Row]]:
    """What there is to show by the end of a day."""
    seen = [(held, chain) for held, chain in material.held if _day(held.since) <= day and (held.until is None or _day(held.until) > day)]
    placed = compose([(chain, held.incident) for held, chain in seen], material.statements, material.verdicts)
    composed = laid_over(placed, material.statements, material.reviewed)
    shared = {"scope": material.scope}
    yield from ((table, row | shared) for table, row in _aliases(material, day, placed))
    origin = _origins(material, {held.article for held, _ in seen})
    ruled = {account: ruled_on for account, ruled_on in material.ruled.items() if ruled_on <= day}
    differ = _POLICIES if _differ(composed) else ()
    disputes = {policy: disputes_of(composed.statements, composed.relations, policy, ruled) for policy in differ}
    for name, chains in composed.incidents.items():
        told = [each for each in composed.statements if each.account.incident == name]
        mine = [each for each in disputes.get("interval", ()) if each.incident == name]
        yield from ((table, row | shared) for table, row in _rows_of_incident(material, name, chains, (told, mine, origin)))
    by_id = {each.account.id: each for each in composed.statements}
    for each in composed.relations:
        account = by_id[each.a].account
        row = {"incident": account.incident, "slot": account.slot, "a": each.a, "b": each.b, "kind": each.kind, "reason": each.reason}
        yield "relation", row | shared
    for together in zip(*disputes.values(), strict=True):
        yield "dispute", _dispute(together, by_id, material) | shared


_POLICIES: tuple[Policy, ...] = ("conservative", "interval", "latest-official")


def _differ(composed: Composed) -> bool:
    return any(each.kind in CONFLICTS for each in composed.relations)


def _origins(material: Material, articles: set[str]) -> dict[str, str]:
    """The origin of each article, by the copies among those that were known."""
    copies = [Copy(a, b, "identical", 1.0, 1.0) for a, b in material.copies if a in articles and b in articles]
    return {article: origin.id for origin in origins(sorted(articles), copies) for article in origin.articles}


def _aliases(material: Material, day: str, composed: Composed) -> Iterator[tuple[str, Row]]:
    """Names that incidents had before they turned out to be one."""
    now = {mention.id: name for name, chains in composed.incidents.items() for chain in chains for mention in chain.whole.mentions}
    found: dict[str, str] = {}
    for held, chain in material.held:
        name = now.get(chain.whole.mentions[0].id)
        if name is not None and _day(held.since) <= day:
            found.setdefault(held.incident, name)
    for alias, name in found.items():
        if alias not in composed.incidents:
            yield "incident_alias", {"alias": alias, "incident": name, "reason": "merged"}


def _rows_of_incident(
    material: Material, name: str, chains: Sequence[Chain], told: tuple[Sequence[Statement], Sequence[Dispute], Mapping[str, str]]
) -> Iterator[tuple[str, Row]]:
    statements, disputes, origin = told
    mentions = [mention for chain in chains for mention in chain.whole.mentions]
    events = [mention for mention in mentions if mention.event is not None]
    for mention in events:
        yield "membership", {"incident": name, "article": mention.article, "event": mention.id}
    for each in statements:
        yield "account", _account(each, material) | {"origin": origin[each.account.article]}
    if events or statements:
        whole = profile(mentions)
        yield "incident", _incident(material, name, whole, chains) | _counts(origin, chains, statements) | _tolls(statements) | {
            "disputes": sum(each.status == "open" for each in disputes)
        }  # fmt: skip


def _incident(material: Material, name: str, whole: Profile, chains: Sequence[Chain]) -> Row:
    named = [renamed(one, material.reviewed) for chain in chains for one in _named(material, chain)]
    first = next((one.words for one in named), chains[0].whole.mentions[0].group)
    row = {"id": name} | _values(whole) | told_by_persons(whole.mentions, material.reviewed, _values)
    row |= _doers(named) | _recipients(named)
    events = [mention.id for chain in chains for mention in chain.whole.mentions if mention.event is not None]
    return row | {"story": chains[0].story, "words": first, "mentions": len(events), "events": "; ".join(events)}


def _values(whole: Profile) -> Row:
    """Type, mode, days and place of an incident as its mentions tell them."""
    made = incident_of("", whole)
    place = next((one for one in whole.places if made.where and one.id == made.where.place), None)
    row: Row = {"type": made.type, "mode": made.mode}
    row |= {"when_start": made.when.start if made.when else None, "when_end": made.when.end if made.when else None}
    return row | {each: getattr(place, attribute) if place else None for each, attribute in _PLACE}


_PLACE = (("place", "id"), ("place_name", "name"), ("country", "country"), ("lat", "lat"), ("lon", "lon"))


def _named(material: Material, chain: Chain) -> Iterator[Named]:
    ids = {mention.id for mention in chain.whole.mentions}
    part = material.parts.get((chain.article, chain.version))
    return (one for one in (part.named if part else ()) if one.event in ids)


def _doers(named: Iterable[Named]) -> Row:
    """Who is said to have done it: each once, with the word that he stands on; an allegation is shown before a plain telling."""
    found: dict[str, Doer] = {}
    for one in named:
        for doer in one.actors:
            key = doer.id if doer.id and not doer.id.startswith("local:") else doer.name.lower()
            held = found.get(key)
            if held is None or (held.attribution in {None, "asserted"} and doer.attribution not in {None, "asserted"}):
                found[key] = doer
    doers = found.values()
    return {
        "actor": _joined(doer.id for doer in doers),
        "actor_name": _joined(doer.name for doer in doers),
        "attribution": _joined(doer.attribution for doer in doers),
        "attributed_to": _joined(doer.word for doer in doers),
    }


def _recipients(named: Iterable[Named]) -> Row:
    found = {(identity if identity and not identity.startswith("local:") else name.lower()): (identity, name)
             for one in named for identity, name in one.recipients}  # fmt: skip
    return {"recipient": _joined(one for one, _ in found.values()), "recipient_name": _joined(name for _, name in found.values())}


def _joined(values: Iterable[str | None]) -> str | None:
    listed = [value or "" for value in values]
    return "; ".join(listed) if any(listed) else None


def _counts(origin: Mapping[str, str], chains: Sequence[Chain], statements: Sequence[Statement]) -> Row:
    """Voices, origins and articles. An outlet is a voice where its origin names nobody."""
    articles = {chain.article for chain in chains}
    spoken = {each.account.article: set[str]() for each in statements}
    for each in statements:
        if each.account.speaker.kind not in {"outlet", "unattributed"}:
            spoken[each.account.article].add(voice_of(each))
    by_origin: dict[str, set[str]] = {}
    for article in sorted(articles):
        by_origin.setdefault(origin[article], set()).update(spoken.get(article, ()))
    voices = {voice for named in by_origin.values() for voice in named}
    silent = sum(not named for named in by_origin.values())
    return {"voices": len(voices) + silent, "origins": len(by_origin), "articles": len(articles)}


def _tolls(statements: Iterable[Statement]) -> Row:
    tolls = [each.account for each in statements if each.account.slot == "killed" and each.account.polarity == "affirmed"]
    lows = [each.low for each in tolls if each.low is not None]
    highs = [each.high if each.high is not None else each.low for each in tolls]
    return {"killed_low": min(lows, default=None), "killed_high": max((high for high in highs if high is not None), default=None)}


def _account(each: Statement, material: Material) -> Row:
    account = each.account
    part, quoted = material.quoted[account.id]
    row: Row = {name: getattr(account, name) for name in ("id", "incident", "article", "finding", "slot", "value", "low", "high", "bound")}
    row |= {name: getattr(account, name) for name in ("polarity", "certainty", "basis")}
    row |= {"speaker": encode(account.speaker).decode(), "speaker_name": each.speaker or part.publisher or "the outlet"}
    row |= {"via": encode(account.via).decode(), "via_names": _joined(quoted.via) or "", "words": quoted.words, "about": account.scope}
    row |= {"voice": voice_of(each), "span": encode(account.span).decode(), "said": account.said.end if account.said else None}
    row |= {"sentence": quoted.sentence, "hedges": _joined(quoted.hedges)}
    return row | {"version": part.version, "publisher": part.publisher, "published_end": each.published}


def _dispute(together: tuple[Dispute, ...], by_id: Mapping[str, Statement], material: Material) -> Row:
    """One dispute under the policies that have a best figure."""
    lowest, middle, latest = together
    row: Row = {name: getattr(middle, name) for name in ("incident", "slot", "kind", "status", "low", "high", "settled_by")}
    row |= {"conservative": lowest.best, "interval": middle.best, "latest_official": latest.best}
    row |= {"accounts": encode(middle.accounts).decode(), "relations": encode(middle.relations).decode()}
    return row | {"mark": _mark(middle, by_id, material)}


def _mark(dispute: Dispute, by_id: Mapping[str, Statement], material: Material) -> str | None:
    """Whether two who differ are one speaker, or voices of one government."""
    offices = {actor: country for part in material.parts.values() for actor, country in part.offices}
    pairs = [(by_id[each.a], by_id[each.b]) for each in dispute.relations]
    if any(_is_named(a.account.speaker) and voice_of(a) == voice_of(b) for a, b in pairs):
        return "self"
    countries = [(offices.get(a.account.speaker.actor or ""), offices.get(b.account.speaker.actor or "")) for a, b in pairs]
    return "one_government" if any(one is not None and one == other for one, other in countries) else None


def _is_named(speaker: Speaker) -> bool:
    return speaker.kind not in {"outlet", "unattributed"}
