"""Turns names of the lexicon into actors: states with their adjectives and capitals, bodies with their country, groups, people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.metonyms import is_taken_for_body, stands_for_state
from tocsin.extract.actors.namesakes import country_elsewhere, local_body
from tocsin.extract.actors.scene import Name, Scene, np_start, root_of
from tocsin.extract.actors.within import is_in_title, is_namesake, is_of_members, is_part_of_other_name, is_tongue, is_word_of_name
from tocsin.extract.actors.words import Hit
from tocsin.lexicon.actors import Body, KnownActor, bodies, heads, titles
from tocsin.model import Span, Tie

if TYPE_CHECKING:
    from spacy.tokens import Token


# "Houthi", "-", "run".
_RUN_BY = 3
_INNER = frozenset({"amod", "compound", "nmod", "poss"})


def add_names(scene: Scene, cast: Cast) -> None:
    """Every name of the lexicon that stands for an actor becomes a mention."""
    inner = {i: (start, end) for start, end, _ in scene.spelled.values() for i in range(start, end)}
    whole = {(hit.start, hit.end) for hit in scene.hits}
    own = {word for start, end, word in scene.spelled.values() if (start, end) not in whole or _is_common(scene, start, end)}
    for hit in scene.hits:
        _note_office(scene, hit)
        if (hit.start in inner and _is_inside(scene, hit, inner[hit.start])) or _is_of_text(scene, hit, own):
            continue
        meaning = hit.meanings[0]
        root = root_of(scene.doc, hit.start, hit.end)
        if _is_vessel(scene, hit):
            scene.vessels.update(range(hit.start, hit.end))
        elif scene.is_dateline(hit) or is_in_title(scene, hit) or is_tongue(scene, hit) or is_of_members(scene, hit):
            continue
        elif meaning.use == "body" or _is_other_body(scene, hit, root):
            _add_body(scene, cast, hit, root)
        elif (elsewhere := country_elsewhere(scene, hit, root, country_of(scene, root, hit))) is not None:
            _add_common(scene, cast, hit, root, elsewhere)
        elif not is_part_of_other_name(scene, hit) and not is_namesake(scene, hit) and not is_word_of_name(scene, hit):
            _add_known(scene, cast, hit, root)


def _is_common(scene: Scene, start: int, end: int) -> bool:
    """True where "Social Democratic Party (SDP)" is no party that the lexicon knows."""
    hit, root = scene.hit_at[start], root_of(scene.doc, start, end)
    return country_elsewhere(scene, hit, root, country_of(scene, root, hit)) is not None


def _add_common(scene: Scene, cast: Cast, hit: Hit, root: Token, country: str) -> None:
    """Makes "Congress" in news from Lima Peru's parliament, and "the Democratic Party" in news from Seoul a party of Korea."""
    if any(meaning.use == "body" for meaning in hit.meanings):
        _add_body(scene, cast, hit, root, country)
    elif not is_part_of_other_name(scene, hit):
        add_name(scene, cast, local_body(scene, cast, hit, country), hit.start, hit.end)


def _is_inside(scene: Scene, hit: Hit, name: tuple[int, int]) -> bool:
    """True for "Congo" in "Movement for the Liberation of the Congo (MLC)"; the adjective before a body's kind stays a country."""
    start, end = name
    if hit.end == end and all(scene.state_at(i) is not None for i in range(start, hit.start)):
        return start < hit.start and hit.meanings[0].use != "body"
    return not (hit.start == start and hit.meanings[0].use == "adjective" and _is_body_behind(scene, hit, end))


def _is_of_text(scene: Scene, hit: Hit, own: set[str]) -> bool:
    """True for "NUM" where the text gives it to a union that the lexicon does not know by that name."""
    word = scene.tokens[hit.start].text.replace(".", "")
    return hit.end - hit.start == 1 and word in own and scene.state_at(hit.start) is None


def _is_body_behind(scene: Scene, hit: Hit, end: int) -> bool:
    behind = scene.hit_at.get(hit.end)
    return behind is not None and behind.end == end


def _note_office(scene: Scene, hit: Hit) -> None:
    """Notes of "Iran's foreign minister" whose the Foreign Ministry is that comes next."""
    state = scene.state_at(hit.start)
    at = hit.end + 1 if hit.end < len(scene.doc) and scene.tokens[hit.end].tag_ == "POS" else hit.end
    if state is None or at >= len(scene.doc) or scene.tokens[at].pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return
    title = titles(scene.overlay).get(scene.doc[at : at + 2].text.lower())
    if title is not None and title.body is not None:
        scene.bodies[title.body] = state


def _is_other_body(scene: Scene, hit: Hit, root: Token) -> bool:
    """True for "Peru's Congress": a name of one country that here is a body of another."""
    body = next((meaning for meaning in hit.meanings if meaning.use == "body"), None)
    actor = scene.actor(hit.meanings[0].id)
    if body is None or actor is None:
        return False
    country = country_of(scene, root, hit)
    return country is not None and country != actor.country


def _add_known(scene: Scene, cast: Cast, hit: Hit, root: Token) -> None:
    meaning = hit.meanings[0]
    actor = scene.actor(meaning.id)
    if actor is None:
        return
    if actor.kind != "state":
        draft = cast.known(actor, "actors:lexicon")
        if actor.kind != "person":
            draft.nouns |= called_nouns(scene, hit.start, hit.end)
        add_name(scene, cast, draft, hit.start, hit.end)
        return
    if meaning.use == "people" and root.tag_ in {"NNS", "NNPS", "NN", "NNP"}:
        if hit.start > 0 and (scene.tokens[hit.start - 1].lower_ == "ethnic" or _is_people_of(scene, hit.start)):
            _add_ethnic(scene, cast, hit, root)
        else:
            _add_people(cast, actor, hit, root)
    elif stands_for_state(scene, hit, root) or is_taken_for_body(scene, hit, root):
        union = _union_at(scene, hit)
        draft = cast.known(union, "actors:union-seat") if union is not None else cast.known(actor, f"actors:state-{meaning.use}")
        cast.mention(draft, root.i, hit.start, hit.end)
        cast.cover(draft, hit.start, hit.end)
        if root.dep_ in {"amod", "compound", "nmod"}:
            cast.weak.add(root.i)


def called_nouns(scene: Scene, start: int, end: int) -> set[str]:
    """By what nouns a text may go on to call a body: "movement" for the Movement for Change, "coalition" for the U.S.-led coalition."""
    table, words = heads(scene.overlay), scene.tokens[start:end]
    before = next((words[k - 1].lower_ for k, token in enumerate(words) if k and token.pos_ == "ADP"), None)
    return {word for word in (before, words[-1].lower_) if word in table and table[word].number in {"group", "body"}}


def _union_at(scene: Scene, hit: Hit) -> KnownActor | None:
    """The union of states that a capital stands for, unless the text names its country: "Brussels" is the EU's seat before Belgium's."""
    name = scene.doc[hit.start : hit.end].text
    pair = next((pair for pair in scene.cues("union_seat") if pair.startswith(name + "=")), None)
    own = hit.meanings[0].id
    if pair is None or any(scene.state_at(other.start) == own and other.meanings[0].use in {"name", "adjective"} for other in scene.hits):
        return None
    return scene.actor(pair.partition("=")[2])


def _add_people(cast: Cast, actor: KnownActor, hit: Hit, root: Token) -> None:
    """In "the Iranians said" the speakers are people of Iran, not Iran."""
    draft = cast.by_id.get(f"people:{actor.id.lower()}")
    if draft is None:
        draft = Draft(f"people:{actor.id.lower()}", f"people of {actor.name}", "people", actor.id, ("CVL",), rule="actors:people")
        draft.is_plural = True
        cast.by_id[draft.id] = draft
    cast.mention(draft, root.i, np_start(root, hit.start), hit.end)
    cast.cover(draft, hit.start, hit.end)


def _add_ethnic(scene: Scene, cast: Cast, hit: Hit, root: Token) -> None:
    """In "ethnic Albanians in southern Serbia" and "Bosnian Serbs" they are no people of Albania or Serbia."""
    before = scene.tokens[hit.start - 1].text
    draft = cast.local(f"{before} {scene.doc[hit.start : hit.end].text}", "people", "actors:ethnic")
    draft.country = scene.state_at(hit.start - 1)
    draft.sectors, draft.is_plural, draft.is_public, draft.qualifiers = ("CVL",), True, True, ("ethnic",)
    cast.mention(draft, root.i, np_start(root, hit.start), hit.end)
    cast.cover(draft, hit.start, hit.end)


def add_name(scene: Scene, cast: Cast, draft: Draft, start: int, end: int) -> None:
    """Notes a proper name, with the titles and articles before it in the mention."""
    root = root_of(scene.doc, start, end)
    is_head = root.dep_ not in {"compound", "nmod", "amod"} or root.head.i >= end + 3
    cast.mention(draft, root.i, np_start(root, start) if is_head else start, end)
    cast.cover(draft, start, end)
    scene.note(Name(start, end, root.i, draft.id), is_person=draft.kind == "person")


def _is_vessel(scene: Scene, hit: Hit) -> bool:
    """True for "USS Nimitz", an instrument."""
    return hit.start > 0 and scene.tokens[hit.start - 1].text in scene.cues("vessel")


def _add_body(scene: Scene, cast: Cast, hit: Hit, root: Token, elsewhere: str | None = None) -> None:
    """Makes "the Iranian Foreign Ministry" org:irn-mfa; without a country in the text it is an actor of the article alone."""
    if root.tag_ == "JJ" and scene.tokens[hit.start].text.islower() and scene.state_at(hit.start - 1) is None:
        return
    if _is_last_of_name(scene, hit) or _is_of_base(scene, hit):
        return
    body = bodies(scene.overlay)[next(meaning.id for meaning in hit.meanings if meaning.use == "body")]
    country = elsewhere or country_of(scene, root, hit) or _country_of_leader(scene, cast, hit) or _country_of_runner(scene, cast, hit)
    if country is not None:
        scene.bodies[body.suffix] = country
    elif body.suffix == "gov" or _is_any(scene, hit, root):
        return
    draft = _named_behind(scene, cast, hit) or body_draft(
        scene, cast, body, country or scene.bodies.get(body.suffix), scene.doc[hit.start : hit.end].text
    )
    start = np_start(root, hit.start) if root.dep_ not in {"compound", "nmod", "amod"} else _with_adjective(scene, hit.start)
    draft.is_plural = draft.is_plural or scene.tokens[hit.end - 1].lower_ in scene.cues("plural_body")
    cast.mention(draft, root.i, start, hit.end)
    cast.cover(draft, hit.start, hit.end)
    scene.note(Name(hit.start, hit.end, root.i, draft.id), is_person=False)


def _is_of_base(scene: Scene, hit: Hit) -> bool:
    """True for "Air Force" in "Andrews Air Force Base"."""
    behind = scene.tokens[hit.end] if hit.end < len(scene.tokens) else None
    return behind is not None and behind.pos_ == "PROPN" and behind.text in scene.cues("thing_last")


def _is_any(scene: Scene, hit: Hit, root: Token) -> bool:
    """True for "a regional congress", which is nobody's parliament."""
    is_small = scene.tokens[hit.start].text.islower() and root.i < hit.end
    return is_small and root.lemma_ in scene.cues("any_body") and any(child.lower_ in {"a", "an"} for child in root.lefts)


def _is_last_of_name(scene: Scene, hit: Hit) -> bool:
    """True for "Army" in "the Red Hill Liberation Army", the name of a body of its own."""
    doc, i = scene.doc, hit.start
    if hit.end - i > 1 or i == 0 or not doc[i].text[:1].isupper():
        return False
    inner = scene.hit_at.get(i - 1)
    if inner is not None and not is_word_of_name(scene, inner):
        return False
    before = doc[i - 1]
    is_name = before.pos_ == "PROPN" and before.text[:1].isupper() and before.head == doc[i] and before.ent_type_ not in {"GPE", "LOC"}
    is_name = is_name and not scene.is_place(Span(before.idx, before.idx + len(before.text)))
    is_seen = before.ent_type_ == doc[i].ent_type_ == "ORG"  # else nothing would find the name
    return is_name and is_seen and doc[i].pos_ == "PROPN" and before.lower_ not in scene.cues("rank_of_body")


def _named_behind(scene: Scene, cast: Cast, hit: Hit) -> Draft | None:
    """Whom "the state news agency, KCNA" names right behind the kind of body."""
    at = hit.end + 1 if hit.end < len(scene.doc) and scene.tokens[hit.end].text == "," else hit.end
    behind = scene.hit_at.get(at)
    actor = scene.actor(behind.meanings[0].id) if behind is not None and behind.start == at else None
    if actor is None or actor.kind != bodies(scene.overlay)[hit.meanings[-1].id].kind or actor.kind == "state":
        return None
    return cast.known(actor, "actors:lexicon")


def body_draft(scene: Scene, cast: Cast, body: Body, country: str | None, name: str) -> Draft:
    """The draft of a state's body; "gov" is the state itself."""
    state = scene.actor(country) if country else None
    if state is None:
        draft = cast.local(name, body.kind, "actors:body-without-country")
        draft.sectors, draft.is_public, draft.suffix = body.sectors, True, body.suffix
    elif body.suffix == "gov":
        draft = cast.known(state, "actors:government")
        draft.nouns.add(name.rsplit(" ", 1)[-1].lower())  # "the Obama administration", then "the administration"
        return draft
    else:
        known = KnownActor(f"org:{state.id.lower()}-{body.suffix}", f"{state.name}: {body.name}", body.kind, state.id, body.sectors)
        draft = cast.known(known, "actors:body")
        draft.ties = draft.ties or (_part_of(state.id),)
    draft.nouns.update(body.name.lower().split())
    return draft


def _country_of_leader(scene: Scene, cast: Cast, hit: Hit) -> str | None:
    """Makes "the Trump administration" one of the country that Trump leads."""
    i = hit.start - 1
    if i > 0 and scene.tokens[i].tag_ == "POS":
        i -= 1
    owner = cast.by_id.get(cast.covered.get(i, ""))
    return owner.country if owner is not None and hit.meanings[0].id == "gov" and owner.kind == "person" else None


def _country_of_runner(scene: Scene, cast: Cast, hit: Hit) -> str | None:
    """Makes "the Houthi-run coast guard" one of Yemen."""
    doc, i = scene.doc, hit.start
    if i < _RUN_BY or doc[i - 1].lower_ not in scene.cues("backed") | {"run"} or doc[i - 2].text not in {"-", "–"}:
        return None
    runner = cast.by_id.get(cast.covered.get(i - _RUN_BY, ""))
    return runner.country if runner is not None else None


def _part_of(state: str) -> Tie:
    return Tie(state, "part", "lexicon:actor_bodies")


def _with_adjective(scene: Scene, start: int) -> int:
    """Takes in the country right before: "Iranian Foreign Ministry" of "Iranian Foreign Ministry spokesman"."""
    hit = scene.hit_at.get(start - 1)
    return hit.start if hit is not None and scene.state_at(start - 1) else start


def country_of(scene: Scene, root: Token, hit: Hit | None = None) -> str | None:
    """The state that a noun phrase names: before its head ("Iraqi", "Iran's"), or behind "of"; for people also "in" and "from"."""
    start = hit.start if hit is not None else root.i
    if hit is None and root.lemma_ in scene.cues("outsider"):
        return _country_in_tree(scene, root, frozenset({"in", "from"}))
    if hit is None and is_of_two(scene, root):
        return None
    direct = own_country(scene, start - 1) if start > 0 else None
    if direct is None and start > 1 and scene.tokens[start - 1].tag_ == "POS":
        direct = scene.state_at(start - 2)
    return direct or _country_in_tree(scene, root, frozenset({"of"}) if hit is not None else frozenset({"of", "in", "from"}))


def _country_in_tree(scene: Scene, root: Token, prepositions: frozenset[str]) -> str | None:
    if any(child.tag_ == "PRP$" for child in root.lefts):
        # whose they are is who the pronoun means, wherever they are; "his Indian counterpart" is of India all the same
        return next((own_country(scene, child.i) for child in root.lefts if child.dep_ == "amod" and own_country(scene, child.i)), None)
    for child in root.children:
        if child.dep_ in _INNER and not (child.dep_ != "amod" and root.lemma_ in scene.cues("outsider")):
            found = own_country(scene, child.i) or next((state for grand in child.lefts if (state := own_country(scene, grand.i))), None)
            if found:
                return found
        elif child.dep_ == "prep" and child.lower_ in prepositions:
            found = next((scene.state_at(grand.i) for grand in child.children if grand.dep_ == "pobj"), None)
            if found:
                return found
    return None


def is_of_two(scene: Scene, root: Token) -> bool:
    """True for "U.S. and Iranian officials", who are of neither alone."""
    words = scene.tokens[root.left_edge.i : root.i]
    states = {state for token in words if (state := own_country(scene, token.i)) is not None}
    return len(states) > 1 and any(token.lower_ in {"and", "or"} for token in words)


def own_country(scene: Scene, i: int) -> str | None:
    """The state of "Iraqi" before a noun, not of "Iran" in "Iran-backed", "Britain-based" and "anti-Syria"."""
    doc, found = scene.doc, scene.state_at(i)
    if found is None or is_backer(scene, i) or (i + 1 < len(doc) and doc[i + 1].text == "-"):
        return None
    if i > 0 and doc[i - 1].lower_ == "ethnic":
        return None
    if i > 0 and _is_people_of(scene, i):
        return scene.state_at(i - 1)  # "Bosnian Serb leaders"
    return None if i > 1 and doc[i - 1].text in {"-", "–"} and doc[i - 2].lower_ == "anti" else found


def _is_people_of(scene: Scene, i: int) -> bool:
    """True for "Serb" of "Bosnian Serb": a people of another state than the word before names."""
    before, own = scene.hit_at.get(i - 1), scene.state_at(i)
    return before is not None and before.meanings[0].use == "adjective" and before.end == i and scene.state_at(i - 1) not in {None, own}


def is_backer(scene: Scene, i: int) -> bool:
    """True for "Iran" in "Iran-backed" and for "Iranian" in "pro-Iranian"."""
    doc = scene.tokens
    hit = scene.hit_at.get(i)
    start, end = (hit.start, hit.end) if hit else (i, i + 1)
    if end < len(doc) and doc[end].text in {"-", "–"} and end + 1 < len(doc) and doc[end + 1].lower_ in scene.cues("backing"):
        return True
    behind = end + 1 < len(doc) and doc[end].text in {"-", "–"} and doc[end + 1].lower_ in scene.cues("backed")
    before = start >= 2 and doc[start - 1].text in {"-", "–"} and doc[start - 2].lower_ in scene.cues("proxy_prefix")
    return behind or before
