"""Whom "the ministry", "the group", "the president" and "the statement" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.again import by_office, described, former, of_no_office, of_region
from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.holders import office_holder
from tocsin.extract.actors.names import country_of
from tocsin.extract.actors.scene import Scene
from tocsin.extract.actors.titles import title_at
from tocsin.extract.actors.turns import called, guest_or_host, lone_person
from tocsin.lexicon.actors import Head

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "that", "this", "those", "these"})
# How many mentions back "the group" may point: a page or so.
_BACK = 60
# How many mentions back the speaker of "the statement" may stand.
_BACK_STATEMENT = 12


def referent(scene: Scene, cast: Cast, token: Token, head: Head) -> Draft | None:
    """The known actor that a definite noun phrase stands for, or null."""
    if head.number == "document":
        return _issuer(scene, cast, token)
    if token.tag_ in {"NNS", "NNPS"}:
        return _group(scene, cast, token, head) if _determiner(token) else None
    region = _region_of(scene, token) if token.lemma_ in scene.cues("of_region") and _determiner(token) else None
    if region is not None:
        return of_region(scene, cast, token, *region)
    title = title_at(scene, token)
    if title is not None:
        found = office_holder(scene, cast, token, title[0], title[1])
        if found is not None:
            return found
    visit = guest_or_host(scene, cast, token)
    if visit is not None:
        return visit
    if head.number == "person" and any(child.tag_ == "PRP$" for child in token.lefts) and not _has_clause(token):
        return _his(scene, cast, token)
    if not _determiner(token) or (_has_clause(token) and not _of_number(token) and not _is_former_of(scene, token, head)):
        return None
    return _again(scene, cast, token, head)


def _is_former_of(scene: Scene, token: Token, head: Head) -> bool:
    """True for "the former mayor of Cali", who may be whom the text speaks of."""
    modifiers = _modifiers(scene, token) if head.number == "person" else []
    return (
        modifiers[:1] != []
        and modifiers[0] in scene.cues("was_before")
        and token.i + 1 < len(scene.tokens)
        and scene.tokens[token.i + 1].lower_ == "of"
    )


def _his(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """Whom "his deputy" means where the text has called somebody so before."""
    if _modifiers(scene, token):
        return None
    if token.lemma_ in scene.cues("in_turn"):
        return _in_turn(scene, cast, token)
    drafts = (cast.by_id[cast.at[i]] for i in reversed(cast.order[-_BACK:]))
    return next((draft for draft in drafts if draft.kind == "person" and token.lemma_ in draft.nouns), None)


def _in_turn(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """Whom "his predecessor" and "his successor" mean behind "Haddad succeeded Khoury"."""
    for verb in reversed(scene.tokens[max(0, token.i - _BACK) : token.i]):
        if verb.lemma_ in scene.cues("succeeding") and verb.pos_ == "VERB":
            ends = {child.dep_: cast.draft_at(child.i) for child in verb.children}
            new, old = ends.get("nsubj"), ends.get("dobj")
            found = old if token.lemma_ == "predecessor" else new
            return found if new is not None and old is not None and found is not None and found.kind == "person" else None
    return None


def _of_number(token: Token) -> bool:
    """True for "the mother of three"."""
    return any(child.lower_ == "of" and all(grand.pos_ == "NUM" for grand in child.children) for child in token.rights)


def _determiner(token: Token) -> bool:
    return any(child.lower_ in _DEFINITE for child in token.lefts if child.dep_ in {"det", "predet"})


def _has_clause(token: Token) -> bool:
    return any(child.dep_ in {"prep", "relcl", "acl"} and child.i == token.i + 1 for child in token.rights)


def _modifiers(scene: Scene, token: Token) -> list[str]:
    """What stands before the head beside article, country and backer."""
    out: list[str] = []
    for child in token.lefts:
        if child.dep_ in {"amod", "compound", "nmod", "nummod"} and scene.state_at(child.i) is None:
            words = [t for t in scene.doc[child.left_edge.i : child.i + 1] if scene.state_at(t.i) is None and t.text not in {"-", "–"}]
            out.extend(t.lower_ for t in words if t.lower_ not in scene.cues("backed"))
    return out


def _again(scene: Scene, cast: Cast, token: Token, head: Head) -> Draft | None:
    """The nearest actor before that was called so, else the nearest of a kind that the noun can mean."""
    modifiers = _modifiers(scene, token)
    if head.number == "person" and modifiers == ["new"]:
        return lone_person(cast, head.gender)
    if head.number == "person" and modifiers[:1] and modifiers[0] in scene.cues("not_now"):
        return former(scene, cast, token, head, modifiers, country=country_of(scene, token))
    if token.lemma_ in scene.cues("epithet") and scene.cues("another_one").isdisjoint(modifiers):
        return lone_person(cast, head.gender, country=country_of(scene, token))
    if any(not _may_stand(scene, token, head, word) for word in modifiers):
        return described(scene, cast, token, head, modifiers)
    country = country_of(scene, token)
    if token.lemma_ in scene.cues("government"):
        return _government(scene, cast, token, country)
    second: Draft | None = None
    own = _subjects(token)
    for i in reversed(cast.order[-_BACK:]):
        draft = cast.by_id[cast.at[i]]
        if i in cast.weak or token.left_edge.i <= i < token.i:
            continue
        if country and draft.country and draft.country != country:
            continue
        if i in own:
            continue
        if token.lemma_ in draft.nouns and not modifiers and not draft.is_many and not ("state" in head.refers and draft.kind == "unnamed"):
            return draft
        if second is None and _can_be(scene, head, draft) and not _is_state_body(scene, token, draft):
            second = draft
    if second is not None and second.kind == "organisation" and head.sectors == ("REB",):
        second.kind = "armed_group"
    if "state" in head.refers:
        return _the_country(scene, cast, second) if not modifiers else second
    return (
        second
        or by_office(scene, cast, token, country)
        or _of_country(cast, head, country)
        or called(scene, cast, token, head)
        or of_no_office(scene, cast, token, head, country)
    )


def _the_country(scene: Scene, cast: Cast, last: Draft | None) -> Draft | None:
    """Which state "the country" is: the one named last, but of several that stand side by side, or of none, the one of the text."""
    at = next((i for i in reversed(cast.order[-_BACK:]) if last is not None and cast.at[i] == last.id), None)
    if at is not None and not any(
        scene.state_at(other.i) not in {None, last.id} for other in scene.tokens[at].conjuncts if last is not None
    ):
        return last
    state = scene.actor(scene.lands.only() or scene.lands.most() or "")
    return cast.known(state, "actors:state-name") if state is not None and state.kind == "state" else None


def _subjects(token: Token) -> set[int]:
    """The subjects of the verb whose object a noun is: in "Amnesty called on the coalition" they are two."""
    verb = token.head if token.dep_ in {"dobj", "dative"} else token.head.head if token.dep_ == "pobj" else None
    return (
        {child.i for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}} if verb is not None and verb.pos_ == "VERB" else set()
    )


def _region_of(scene: Scene, token: Token) -> tuple[Token, str] | None:
    """The place that alone stands before a noun, and its country: Vermont and the USA for "the Vermont senator"."""
    inner = [child for child in token.lefts if child.dep_ in {"compound", "amod", "nmod"}]
    hit = scene.hit_at.get(inner[0].i) if len(inner) == 1 else None
    if len(inner) != 1 or (hit is not None and hit.meanings[0].use not in {"capital", "seat"}):
        return None
    land = scene.land_at(inner[0].left_edge.i, inner[0].i + 1)
    return (inner[0], land) if land is not None else None


def _is_state_body(scene: Scene, token: Token, draft: Draft) -> bool:
    """True for "Pakistani police", which no text calls "the group"."""
    return draft.rule.startswith("actors:body") and token.lemma_ in scene.cues("not_of_state")


def _government(scene: Scene, cast: Cast, token: Token, country: str | None) -> Draft | None:
    """The state of "Amnesty urged Jakarta to free them. The government denied it": the one country that was named last."""
    state = scene.actor(country or scene.lands.of(token, is_state=True) or "")
    return cast.known(state, "actors:government") if state is not None and state.kind == "state" else None


def _may_stand(scene: Scene, token: Token, head: Head, word: str) -> bool:
    """True for a modifier with which a noun may still turn back: "the state-run firm", "the wounded man"; not "the rival firm"."""
    if word in scene.cues("group_modifier") or word == token.lower_:
        return True
    if head.number == "person":
        return word in scene.cues("same_person")
    if word in scene.cues("another_one"):
        return False
    return any(child.lower_ == word and child.dep_ == "amod" and child.pos_ in {"ADJ", "VERB"} for child in token.lefts)


def _of_country(cast: Cast, head: Head, country: str | None) -> Draft | None:
    """The one person of a country who was named shortly before: Ecuador's Daniel Moncayo for "the Ecuadorean leader"."""
    if country is None or head.number != "person" or head.kind == "people":
        return None
    found = lone_person(cast, head.gender, country=country)
    if (
        found is None
        or found.country != country
        or (not found.id.startswith("local:"))
        or (found.offices and "leader" not in head.word.split("|"))
    ):
        return None
    return found if not head.sectors or not found.sectors or set(head.sectors) & set(found.sectors) else None


def _can_be(scene: Scene, head: Head, draft: Draft) -> bool:
    """True if the noun can mean the actor: a group an armed group, an officer a general of the text."""
    if head.number == "person":
        is_his = draft.kind == "person" and "leader" in head.word.split("|")
        is_his = is_his and any(office in scene.cues("leading_office") for office, _ in draft.offices)
        return is_his and draft.gender in {"", head.gender or draft.gender}
    if draft.rule.startswith("actors:state-adj") or (head.sectors and draft.sectors == ("BUS",) and "BUS" not in head.sectors):
        return False
    if head.sectors == ("MIL",) and draft.kind == "organisation" and draft.sectors and not set(draft.sectors) & {"MIL", "COP", "REB"}:
        return False  # "the force" is no parliament
    if head.sectors == ("OPP",) and draft.kind == "organisation" and set(draft.sectors) & {"LEG", "JUD", "COP", "MIL", "IGO", "BUS"}:
        return False  # nor is "the party"
    if head.sectors == ("GOV",) and draft.kind == "organisation":
        is_other = bool(set(draft.sectors) & {"MIL", "LEG", "JUD", "OPP", "REB"}) or _is_force(draft)
        return not is_other and draft.kind in head.refers  # nor are an army and the police "the agency"
    return draft.kind in head.refers or (head.sectors == ("REB",) and _may_be_armed(scene, draft))


def _is_force(draft: Draft) -> bool:
    return draft.rule.startswith("actors:body") and "COP" in draft.sectors


def _may_be_armed(scene: Scene, draft: Draft) -> bool:
    """True for "the Grey Falcons", of which the text has only the name: what it then calls the militia is one."""
    if draft.kind != "organisation" or draft.rule != "actors:entity" or draft.sectors:
        return False
    last = draft.name.rsplit(" ", 1)[-1]
    return last not in scene.cues("org_last") or last in scene.cues("armed_last")


def _group(scene: Scene, cast: Cast, token: Token, head: Head) -> Draft | None:
    """Whom "the guerrillas" and "the Islamist insurgents" are: those who were called so, else the one band of rebels of the text so far."""
    modifiers = _modifiers(scene, token)
    if _has_clause(token) or any(word not in scene.cues("group_modifier") for word in modifiers):
        return None
    armed: dict[str, None] = {}
    country = country_of(scene, token)
    for i in reversed(cast.order[-_BACK:]):
        draft = cast.by_id[cast.at[i]]
        if country and draft.country not in {None, country}:
            continue
        if draft.is_plural and token.lemma_ in draft.nouns and draft.kind in {"unnamed", "people"} and not modifiers:
            return draft
        if draft.kind == "armed_group" or (draft.is_plural and draft.sectors == ("REB",) and not modifiers):
            armed[draft.id] = None
    if head.sectors != ("REB",):
        return _house_of(scene, cast, token) if not modifiers else None
    return cast.by_id[next(iter(armed))] if len(armed) == 1 else None


def _house_of(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """The one court or parliament just named of which "the judges" and "the lawmakers" are, where they do something."""
    sector = next((pair.partition("=")[2] for pair in scene.cues("house_of") if pair.partition("=")[0] == token.lemma_.lower()), None)
    if sector is None or token.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    near = (cast.by_id[cast.at[i]] for i in cast.order[-_BACK_STATEMENT:])
    found = {draft.id for draft in near if sector in draft.sectors and (draft.kind == "organisation" or draft.is_body)}
    return cast.by_id[found.pop()] if len(found) == 1 else None


def _issuer(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """Who made "the statement": the body before the noun, behind "by" or "from", else who spoke last in one."""
    if token.lemma_ not in scene.cues("statement"):
        return None
    for child in token.lefts:
        draft = cast.draft_at(child.i)
        if draft is not None and child.dep_ in {"compound", "poss", "nmod"} and draft.kind not in {"state", "people"}:
            return draft
    for child in token.rights:
        if child.lower_ in {"by", "from"}:
            return next((cast.draft_at(grand.i) for grand in child.children if grand.dep_ == "pobj"), None)
    if not _determiner(token) or _modifiers(scene, token) or _has_clause(token) or token.dep_ in {"dobj", "dative"}:
        return None
    if token.dep_ == "pobj" and token.head.lower_ != "in":
        return None  # "changes to the document"
    return _last_speaker(scene, cast)


def _last_speaker(scene: Scene, cast: Cast) -> Draft | None:
    for i in reversed(cast.order[-_BACK_STATEMENT:]):
        speaker = scene.tokens[i]
        if speaker.dep_ == "nsubj" and speaker.head.lemma_ in scene.cues("document_verb"):
            return cast.by_id[cast.at[i]]
    return None
