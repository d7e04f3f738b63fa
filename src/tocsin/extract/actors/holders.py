"""Whom "the president", "Iran's foreign minister" and "the Labour leader" mean: holders of offices by the text, else by the lexicon."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tocsin.extract.actors.again import offices_now, persons_before
from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.names import country_of
from tocsin.extract.actors.scene import Scene
from tocsin.lexicon.actors import Title, holder, offices_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "that", "this", "those", "these"})
# How many mentions back a holder may stand: a page or so.
_BACK = 60
# How many names of holders of the same office are looked at on either side.
_NEAR = 12
_LEADING = ("president", "prime_minister", "supreme_leader", "monarch")
# "The president" needs no name in the text before; "the foreign minister" may be another state's.
_ALONE = frozenset({"president", "prime_minister", "monarch"})


def office_holder(scene: Scene, cast: Cast, token: Token, title: Title, end: int) -> Draft | None:
    """Who holds an office: somebody whom the text gives it, else who held it on the article's day."""
    words = scene.doc[token.left_edge.i : end].text.lower().replace("-", " ").removesuffix(title.words).split()
    if token.tag_ in {"NNS", "NNPS"} or not _is_definite(scene, token):
        return None
    led = _led(cast, token)
    if (set(words) - ({"new"} if led is not None else set())) & scene.cues("not_now"):
        return None
    own = country_of(scene, token)
    if led is not None:
        return _head_of(scene, cast, token, title, led)
    if own is None and any(child.lower_ == "of" and child.i >= end for child in token.rights):
        return None
    by_text = _titled(scene, cast, token, title, own)
    if by_text is not None or any(word in scene.cues("provisional") for word in words):
        return by_text
    return _holder(scene, cast, token, title.office, own)


def _led(cast: Cast, token: Token) -> Draft | None:
    """The party, group or body of "the Labour leader", "Fatah's chief" and "the head of the PMF"."""
    inner = [child for child in token.lefts if child.dep_ in {"compound", "nmod", "poss"}]
    inner += [grand for child in token.rights if child.lower_ == "of" for grand in child.children if grand.dep_ == "pobj"]
    drafts = (cast.by_id[cast.covered[node.i]] for node in inner if node.i in cast.covered)
    return next((draft for draft in drafts if draft.kind in {"armed_group", "organisation"}), None)


def _head_of(scene: Scene, cast: Cast, token: Token, title: Title, led: Draft) -> Draft | None:
    """Who "the al-Qaida leader" and "the Labour chief" are: who is called so by the text or the lexicon, else the one politician just named."""
    is_head = title.office in scene.cues("heads_body")
    for i in reversed(cast.order[-_BACK:]):
        draft = cast.by_id[cast.at[i]]
        if is_head and any(office.organisation == led.id for office in offices_of(scene.overlay).get(draft.id, ())):
            return draft
        if led.id in draft.bodies and (is_head or title.words.rsplit(" ", 1)[-1] in draft.nouns):
            return draft
    near = [draft for draft in persons_before(cast, token, led.country) if _may_lead(scene, draft, led)] if is_head else []
    return near[0] if len(near) == 1 else None


def _may_lead(scene: Scene, draft: Draft, led: Draft) -> bool:
    """True for one of whom the text tells no office; for a party or group also for a politician who is no head of state."""
    held = {office for office, _ in draft.offices} | offices_now(scene, draft.id)
    if draft.bodies:
        return False
    if led.kind != "armed_group" and "OPP" not in led.sectors and led.sectors:
        return not held and not draft.sectors
    is_politician = not draft.sectors or bool(set(draft.sectors) & {"GOV", "OPP", "LEG", *led.sectors})
    return is_politician and held.isdisjoint({"president", "monarch", "envoy", "officer", "spokesperson"})


def _is_definite(scene: Scene, token: Token) -> bool:
    first = next(iter(token.lefts), None)
    if first is None:
        return False
    if token.dep_ == "pobj" and token.head.lower_ in scene.cues("as_office"):
        return False
    return first.lower_ in _DEFINITE or first.dep_ == "poss" or scene.state_at(first.i) is not None


def _titled(scene: Scene, cast: Cast, token: Token, title: Title, country: str | None) -> Draft | None:
    """The nearest person, first before and then behind, whom the text calls by that office."""
    found: tuple[int, Draft] | None = None
    holders = scene.officers.get(title.office, [])
    near = bisect_left(holders, token.i, key=lambda name: name.start)
    for name in holders[max(0, near - _NEAR) : near + _NEAR]:
        draft = cast.by_id[name.actor]
        if not _has_office(scene, draft, title, country):
            continue
        distance = token.i - name.start if name.start < token.i else 1000 + name.start - token.i
        if found is None or distance < found[0]:
            found = (distance, draft)
    if found is not None and found[0] > 1000 and country is None:
        return None
    return found[1] if found else None


def _has_office(scene: Scene, draft: Draft, title: Title, country: str | None) -> bool:
    is_general = title.office in scene.cues("shared_office")
    for office, state in draft.offices:
        if office == title.office and (country is None or state in {None, country}):
            return not is_general or title.words.rsplit(" ", 1)[-1] in draft.nouns
    return False


def _holder(scene: Scene, cast: Cast, token: Token, office: str, own: str | None) -> Draft | None:
    if scene.day is None or (office in scene.cues("shared_office") and office != "leader"):
        return None
    if office == "leader":
        country = own or scene.lands.of(token, is_state=True) or scene.country_before(token.i)
        return _named_leader(scene, cast, country, _LEADING) if country is not None and token.lemma_ == "leader" else None
    named = [
        draft for draft in persons_before(cast, token, own) if office in offices_now(scene, draft.id) or _is_elect(scene, draft, office)
    ]
    if own is None and named:
        return named[0] if len(named) == 1 else None
    country = own or scene.lands.of(token, is_state=True)
    actor = scene.actor(holder(office, country, scene.day, scene.overlay) or "") if country is not None else None
    if actor is None or (own is None and actor.id not in cast.by_id and office not in _ALONE):
        return None
    return cast.known(actor, "actors:office-holder")


def _is_elect(scene: Scene, draft: Draft, office: str) -> bool:
    """True if by the lexicon somebody is to be what he is called the elect of."""
    if office != "president_elect":
        return False
    held = offices_of(scene.overlay).get(draft.id, ())
    return any(one.office == "president" and one.since is not None and (scene.day or "~") < one.since for one in held)


def _named_leader(scene: Scene, cast: Cast, country: str, offices: tuple[str, ...]) -> Draft | None:
    """The Turkish leader of "the Turkish leader said" is a person of the text who leads Turkey on the article's day."""
    for i in reversed(cast.order[-_BACK:]):
        draft = cast.by_id[cast.at[i]]
        if draft.kind == "person":
            held = offices_of(scene.overlay).get(draft.id, ())
            if any(o.office in offices and o.country == country and o.is_held_on(scene.day or "") for o in held):
                return draft
            if any(office in offices and state == country for office, state in draft.offices):
                return draft
    return None
