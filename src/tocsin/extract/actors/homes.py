"""The country of officials, bodies and groups of which the words before them do not say it: "the parliament speaker" in news from Bishkek."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.names import body_draft, is_of_two
from tocsin.extract.actors.scene import Scene, is_beside
from tocsin.extract.syntax import subject_of
from tocsin.lexicon.actors import bodies
from tocsin.model import Role, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BELONGS = frozenset({"of", "for", "in", "from"})
# "Kenya's ambassador in Vienna" is no Austrian.
_SENT_BY = frozenset({"of", "for", "from"})
# Whoever serves a state or is a body; civilians, journalists and firms may be from anywhere.
_OF_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
# Ministers travel and deal with other states; the police and the courts stay at home.
_OF_OFFICE = frozenset({"GOV", "MIL", "SPY"})
_IN_PUBLIC = _OF_STATE | {"OPP", "REB"}
# The kind of body that is of another country than where it stands.
_EMBASSY = "emb"
# A capital alone is where a minister may have travelled.
_AS_SUCH = frozenset({"name", "adjective", "people"})


def give_homes(scene: Scene, cast: Cast, roles: list[Role]) -> list[Role]:
    """Gives the country that the text, or each sentence that names them, allows to officials, bodies and groups without one; roles follow.

    In news that names Kyrgyzstan alone, "President Almaz Toktogulov" and "the parliament speaker" are of Kyrgyzstan. Where two
    countries are named, or a town abroad, the text gives none; "a cell fired mortars at Baidoa" still is one of Somalia.
    """
    scene.lands.forget({i for i, actor in cast.covered.items() if cast.by_id[actor].kind in {"organisation", "armed_group", "media"}})
    _inherit(scene, cast)
    in_office = {role.person for role in roles}
    _give_text(scene, cast, in_office)
    _inherit(scene, cast)
    _give_sentence(scene, cast, in_office)
    _give_dateline(scene, cast, in_office)
    _give_most(scene, cast, in_office)
    _inherit(scene, cast)
    _settle(scene, cast)
    return [_moved(cast, role) for role in roles]


def _settle(scene: Scene, cast: Cast) -> None:
    """Gives "the army" of news from Egypt the id of Egypt's army, once its country is known."""
    for draft in list(cast.by_id.values()):
        if draft.suffix and draft.country is not None:
            known = body_draft(scene, cast, bodies(scene.overlay)[draft.suffix], draft.country, draft.name)
            if known is not draft:
                known.rule = known.rule if known.spans else draft.rule
                cast.merge(draft, known)


def _moved(cast: Cast, role: Role) -> Role:
    organisation = cast.renamed.get(role.organisation or "", role.organisation)
    return replace(role, organisation=organisation, country=role.country or cast.by_id[role.person].country)


def only_country(scene: Scene, names: list[Span] | None = None) -> str | None:
    """The one country that the text names as such, if all its places lie there; else null. Places in the names of bodies count for nothing."""
    hits = [
        (hit, state)
        for hit in scene.hits
        if (state := scene.state_at(hit.start)) is not None and not scene.is_dateline(hit) and not is_beside(scene, hit)
    ]
    named = {state for hit, state in hits if hit.meanings[0].use in _AS_SUCH}
    lying = {state for _, state in hits}
    for place in scene.record.places:
        if place.country is not None and not all(any(name.contains(mention.span) for name in names or ()) for mention in place.mentions):
            lying.add(place.country)
    return named.pop() if len(named) == 1 and lying <= named else None


def _homeless(cast: Cast) -> list[Draft]:
    return [draft for draft in cast.by_id.values() if draft.country is None and draft.id.startswith("local:") and draft.suffix != _EMBASSY]


def _give_text(scene: Scene, cast: Cast, in_office: set[str]) -> None:
    bodies_named = [span for draft in cast.by_id.values() if draft.rule == "actors:entity" for span in draft.spans]
    country = only_country(scene, bodies_named)
    if country is None:
        return
    for draft in _homeless(cast):
        if _is_at_home(scene, draft, in_office):
            draft.country = country
            draft.rule += "; country of the text"


def _give_sentence(scene: Scene, cast: Cast, in_office: set[str]) -> None:
    """The country that alone is named in every sentence, among those with any, in which somebody is mentioned."""
    heads: dict[str, list[int]] = {}
    for head, actor in cast.at.items():
        heads.setdefault(actor, []).append(head)
    held = {state for draft in cast.by_id.values() for office, state in draft.offices if office in scene.cues("top_office")}
    only = scene.lands.only() if scene.lands.named() else _of_holders(cast)
    for draft in _homeless(cast):
        at = sorted(heads.get(draft.id, ()))
        if (
            not _is_local(scene, draft, in_office)
            or (draft.kind == "person" and _travels(scene, draft, at))
            or any(_is_of_world(scene, cast, head) for head in at)
        ):
            continue
        country = _of_sentences(scene, draft, at)
        if country is None and not any(scene.lands.here(head) for head in at):
            country = only
        is_high = draft.kind == "person" and any(office in scene.cues("national_office") for office, _ in draft.offices)
        if is_high and country is not None and not any(scene.lands.is_named(country, head) for head in at):
            continue  # a minister may be there on a visit
        if country is not None and not (country in held and any(office in scene.cues("top_office") for office, _ in draft.offices)):
            draft.country = country
            draft.rule += "; country of the sentence"


def _give_dateline(scene: Scene, cast: Cast, in_office: set[str]) -> None:
    """The country where a piece was filed, to holders of office behind a state of that name: "WELLINGTON – New Zealand agreed. Foreign Minister …"."""
    country = scene.filed_in()
    if country is None:
        return
    heads: dict[str, int] = {}
    for head, actor in cast.at.items():
        heads[actor] = min(head, heads.get(actor, head))
    for draft in _homeless(cast):
        is_own = draft.kind == "person" and _is_at_home(scene, draft, in_office) and draft.id in heads
        if is_own and not _travels(scene, draft, [heads[draft.id]]) and country in scene.lands.states_before(heads[draft.id]):
            draft.country = country
            draft.rule += "; country of the dateline"


def _give_most(scene: Scene, cast: Cast, in_office: set[str]) -> None:
    """The country of which nearly all of the text is, to bodies and holders of office where no other is named: Russia's finance minister."""
    country = scene.lands.most()
    if country is None:
        return
    heads: dict[str, list[int]] = {}
    for head, actor in cast.at.items():
        heads.setdefault(actor, []).append(head)
    for draft in _homeless(cast):
        at = heads.get(draft.id, [])
        is_own = bool(draft.suffix) or (draft.kind == "person" and _is_at_home(scene, draft, in_office))
        if is_own and not _travels(scene, draft, at) and all(scene.lands.here(head) <= {country} for head in at):
            draft.country = country
            draft.rule += "; country of most of the text"


def _of_holders(cast: Cast) -> str | None:
    """The country of a text that names none: that of the holders of office in it whom the lexicon knows, if they are of one."""
    known = {draft.country for draft in cast.by_id.values() if draft.spans and draft.offices and draft.id.startswith("person:")}
    return known.pop() if len(known) == 1 else None


def _of_sentences(scene: Scene, draft: Draft, at: list[int]) -> str | None:
    """The country of the first sentence that tells one; for "the police" of the sentences before, too."""
    is_state, is_body = bool(_OF_OFFICE & set(draft.sectors)), draft.kind != "person"
    tokens = [scene.tokens[head] for head in at]
    if any(scene.state_at(i) is not None for token in tokens for i in range(token.left_edge.i, token.i)):
        return None  # "Syria attack victims" are of no other country that the sentence names
    named = next((token for token in tokens if scene.lands.here(token.i)), None)
    is_far = _serves(scene, draft)
    if named is not None and not (is_state and is_far):
        found = scene.lands.of(named, back=1, is_state=is_state, is_body=is_body)
        if found is not None:
            return found
    if not is_far or (named is not None and not is_state):
        return None
    return next((found for token in tokens if (found := scene.lands.of(token, is_state=is_state, is_body=is_body))), None)


def _travels(scene: Scene, draft: Draft, heads: list[int]) -> bool:
    """True for "President Dorn arrived in Cairo": where a guest is says nothing about whose president he is."""
    if any(office in scene.cues("guest_office") for office, _ in draft.offices) or not heads:
        return True
    own = set(heads)
    verbs = (token for token in scene.tokens[min(heads)].sent if token.pos_ == "VERB" and token.lemma_ in scene.cues("travelling"))
    return any(_goes(verb, own) for verb in verbs)


def _goes(verb: Token, own: set[int]) -> bool:
    """True if one of some mentions is who the verb's guest is: its subject or object."""
    if any(child.i in own for child in verb.children if child.dep_ in {"nsubjpass", "dobj"}):
        return True
    subject = subject_of(verb)
    return subject is not None and (subject.i in own or any(other.i in own for other in subject.conjuncts))


def _is_of_world(scene: Scene, cast: Cast, head: int) -> bool:
    """True for "European Community foreign ministers", officials of a body that is of no country."""
    owners = (cast.draft_at(owner.i) for owner in _owners(scene.tokens[head]))
    return any(owner is not None and owner.kind == "organisation" and owner.country is None for owner in owners)


def _inherit(scene: Scene, cast: Cast) -> None:
    """The country of "its chairwoman", "a spokesman for the GSF" and "the governor of North Kivu" is that of whom or what they belong to."""
    for head, actor in list(cast.at.items()):
        draft, token = cast.by_id[actor], scene.tokens[head]
        is_own = draft.kind in {"unnamed", "people", "person"} and draft.nouns.isdisjoint(scene.cues("outsider"))
        if draft.country is None and is_own and draft.id.startswith("local:") and not is_of_two(scene, token):
            is_guest = token.lemma_ in scene.cues("abroad")
            owners = _owners(token, is_guest=is_guest) if draft.kind != "person" or token.pos_ == "NOUN" or is_guest else iter(())
            draft.country = next((country for owner in owners if (country := _country_at(scene, cast, owner))), None)


def _owners(head: Token, *, is_guest: bool = False) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in {"poss", "compound", "nmod"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ in (_SENT_BY if is_guest else _BELONGS):
            yield from (grand for grand in child.children if grand.dep_ == "pobj")


def _country_at(scene: Scene, cast: Cast, token: Token) -> str | None:
    owner = cast.draft_at(token.i)
    if owner is not None:
        return owner.country
    if token.i and token.nbor(-1).text.capitalize() in scene.cues("region_before"):
        return None  # "the countries of Latin America"
    span = Span(token.idx, token.idx + len(token.text))
    found = next((place for held, place in scene.places.all_at(span) if scene.literal.get(held)), None)
    return scene.grounds.get(found) if found is not None else None


def _is_at_home(scene: Scene, draft: Draft, in_office: set[str]) -> bool:
    """True for holders of office, bodies, and "the army" or "the speaker"; an envoy, a diplomat or "a commander" may be anybody's."""
    if draft.kind == "person":
        is_in_public = not draft.sectors or bool(_IN_PUBLIC & set(draft.sectors))
        return draft.is_public and is_in_public and (bool(draft.offices) or draft.id in in_office)
    if draft.kind == "unnamed":
        words = draft.name.lower().split()
        return words[0] == "the" and bool(_OF_STATE & set(draft.sectors)) and draft.nouns.isdisjoint(scene.cues("abroad"))
    return draft.kind in {"organisation", "armed_group"}


def _serves(scene: Scene, draft: Draft) -> bool:
    """True for "the police", "the court", "authorities": they are of the country that the sentences before are about."""
    is_named_so = draft.rule.startswith("actors:body") or draft.name.lower().startswith("the ")
    return is_named_so and bool(_OF_STATE & set(draft.sectors)) and draft.nouns.isdisjoint(scene.cues("abroad"))


def _is_local(scene: Scene, draft: Draft, in_office: set[str]) -> bool:
    """True for whoever most likely is of the country in which he is said to act: police, gunmen, protesters, residents, a party or militia."""
    if not draft.sectors and draft.kind == "person":
        return draft.id in in_office and bool(draft.offices)
    if not draft.sectors or set(draft.sectors) & scene.cues("abroad_sector"):
        return draft.kind == "armed_group"
    if draft.kind == "person":
        return draft.id in in_office and bool(_IN_PUBLIC & set(draft.sectors))
    if draft.kind in {"organisation", "armed_group"}:
        return True
    return draft.nouns.isdisjoint(scene.cues("abroad") | scene.cues("no_home"))
