"""Named actors that the lexicon does not know: the model's entities, outvoted by the document where it contradicts them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tocsin.extract.actors.acronyms import by_acronym, define_acronym, define_acronyms, note
from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.labels import does_as_person, has_person_behind, has_title_before, kind_of, says_he
from tocsin.extract.actors.names import add_name, called_nouns, country_of, own_country
from tocsin.extract.actors.scene import Scene, root_of
from tocsin.extract.actors.sectors import take_name
from tocsin.extract.actors.shortened import by_part, only_word, short_form
from tocsin.extract.actors.sites import sites
from tocsin.extract.actors.spelling import folded
from tocsin.lexicon.actors import Title, given_names, heads, titles
from tocsin.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ARTICLES = frozenset({"the", "a", "an"})
_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "FAC", "PRODUCT", "LOC", "WORK_OF_ART", "EVENT", "LAW"})
# Longer runs of proper nouns are headlines.
_LONGEST_NAME = 6
# A first name and a surname.
_FULL = 2
# "Ambassador to Chad Helen Marsh": behind these stands whose ambassador, before the name.
_WHOSE = frozenset({"to", "of", "for", "in"})


def add_entities(scene: Scene, cast: Cast) -> None:
    """Persons with all spellings of their name, then organisations and peoples."""
    for start, end, word in scene.spelled.values():
        if not any(i in cast.covered for i in range(start, end) if scene.state_at(i) is None):
            _add_group(scene, cast, start, end, "ORG")
            _give_country(scene, cast.by_id[cast.covered[end - 1]], start, end)
        if end - 1 in cast.covered:
            note(scene, word, cast.covered[end - 1])
    define_acronyms(scene)
    spans = [span for span in _spans(scene, cast) if span[2] in _LABELS]
    places = sites(scene, spans)
    spans = [span for span in spans if _key(scene.doc, span[0], span[1]) not in places]
    votes = _votes(scene.doc, spans)
    kinds = [kind_of(scene, start, end, votes.get(_key(scene.doc, start, end), label)) for start, end, label in spans]
    for (start, end, _), kind in zip(spans, kinds, strict=True):
        if kind == "PERSON" and end - start > 1:
            _add_person(scene, cast, start, end)
            scene.royals |= {folded(scene.tokens[start].text)} if _is_crowned(scene, start) else set()
    for (start, end, _), kind in zip(spans, kinds, strict=True):
        if cast.covered.get(end - 1):
            continue
        known = short_form(scene, cast, scene.tokens[start]) if end - start == 1 else None
        if known is not None:
            add_name(scene, cast, cast.by_id[known], start, end)
            continue
        is_one = end - start == 1 or _is_prefixed(scene, start, end)
        is_known = kind == "PERSON" or folded(scene.doc[start:end].text) in scene.royals
        draft = _named(scene, cast, start, end - 1, is_part_enough=is_known) if is_one else None
        if draft is not None:
            add_name(scene, cast, draft, start, end)
        elif kind == "PERSON":
            _add_person(scene, cast, start, end)
        elif kind in {"ORG", "NORP"}:
            _add_group(scene, cast, start, end, kind)


def _is_prefixed(scene: Scene, start: int, end: int) -> bool:
    """True for "al-Sharif" and "van der Berg": a surname with what belongs to it."""
    words = scene.tokens[start : end - 1]
    return all(token.text in {"-", "–"} or token.lower_ in scene.cues("particle") for token in words)


def _give_country(scene: Scene, draft: Draft, start: int, end: int) -> None:
    """The country in a body's name or of its owner: BGD for "Border Guard Bangladesh", BGR for "Bulgaria's State Agency"."""
    owner = start - 2 if start > 1 and scene.tokens[start - 1].tag_ == "POS" else start - 1
    states = [state for i in (*range(start, end), owner) if i >= 0 and (state := scene.state_at(i)) is not None]
    draft.country = draft.country or (states[0] if states else None)


def _is_crowned(scene: Scene, start: int) -> bool:
    """True for a name behind "Prince", of which the text may go on to use the first word alone."""
    title = titles(scene.overlay).get(scene.tokens[start - 1].lower_) if start else None
    return title is not None and title.office in scene.cues("crowned")


def _gender_before(scene: Scene, start: int) -> str:
    """The gender that "Mrs" or "King" before a name tells, or ""."""
    before = scene.tokens[start - 1].text.rstrip(".").lower() if start else ""
    return "f" if before in scene.cues("female") else "m" if before in scene.cues("male") else ""


def _named(scene: Scene, cast: Cast, start: int, i: int, *, is_part_enough: bool = False) -> Draft | None:
    gender = _gender_before(scene, start)
    barred = {
        actor
        for actor in scene.people.bearers(scene.tokens[i].text)
        if cast.by_id[actor].gender not in {"", gender or cast.by_id[actor].gender}
    }
    found = scene.people.named(scene.tokens[i].text, i, is_part_enough=is_part_enough, barred=barred)
    return cast.by_id[found] if found is not None else None


def add_unlabelled(scene: Scene, cast: Cast) -> None:
    """Names that the model saw as nothing: two or more proper nouns with a title before, a person's noun behind, or that speak."""
    for token in scene.tokens:
        known = scene.acronyms.get(token.text.replace(".", "")) or only_word(scene, token) or short_form(scene, cast, token)
        if known is not None and token.i not in cast.covered and token.dep:
            add_name(scene, cast, cast.by_id[known], token.i, token.i + 1)
        if token.lower_ not in _ARTICLES and _is_unlabelled_group(scene, cast, token):
            _add_group(scene, cast, _first_capital(token), token.i + 1, "ORG")
            continue
        is_he = token.is_sent_start and token.dep_ == "nsubj" and token.lower_ not in heads(scene.overlay) and says_he(scene, token)
        if (
            not (token.pos_ == "PROPN" or is_he)
            or token.i in cast.covered
            or token.ent_type_
            or token.dep_ in {"compound", ""}
            or token.i in scene.hit_at
        ):
            continue
        if not token.text[:1].isupper() or (
            token.i + 1 < len(scene.tokens) and token.nbor().text == "." and token.lower_ in titles(scene.overlay)
        ):
            continue
        start = token.i
        while start > 0 and token.i - start < _LONGEST_NAME and _is_part_of_name(scene, cast, token, start - 1):
            start -= 1
        speaks = token.dep_ == "nsubj" and token.head.lemma_ in scene.cues("speech") and token.head.pos_ == "VERB"
        if token.i == start and not (_is_single_name(scene, token) and speaks) and not (start and has_title_before(scene, start)):
            continue
        is_given = token.i > start and scene.tokens[start].text in given_names(scene.overlay)
        is_who = is_given or speaks or has_person_behind(scene, token) or (start and has_title_before(scene, start))
        if is_who and token.i > start and token.text in scene.cues("org_last"):
            _add_group(scene, cast, start, token.i + 1, "ORG")
        elif is_who or _is_done_to(scene, start, token.i + 1):
            _add_person(scene, cast, start, token.i + 1)


def _is_done_to(scene: Scene, start: int, end: int) -> bool:
    """True for "Efrain Alegre" in "Troops jailed Efrain Alegre", a name that is no place's."""
    span = Span(scene.tokens[start].idx, scene.tokens[end - 1].idx + len(scene.tokens[end - 1].text))
    return end - start > 1 and does_as_person(scene, start, end) and not scene.is_place(span)


def _is_unlabelled_group(scene: Scene, cast: Cast, token: Token) -> bool:
    """True for "Wolves" in "The Black Wolves claimed the blast": capitals behind "the" that do something and are neither thing nor place."""
    if token.tag_ not in {"NNPS", "NNP"} or token.i in cast.covered or token.ent_type_ or token.i in scene.hit_at:
        return False
    is_doing = (token.dep_ == "nsubj" and token.head.pos_ == "VERB") or (token.dep_ == "pobj" and token.head.dep_ == "agent")
    if token.dep_ == "appos" and token.text.isupper() and _is_body_noun(scene, token.head) and not token.sent.text.isupper():
        return True
    if token.text[:1].isupper() and any(child.dep_ == "appos" and _is_body_noun(scene, child) for child in token.rights):
        return not scene.is_place(Span(token.idx, token.idx + len(token.text)))
    if not is_doing or token.text in scene.cues("thing_last") or token.text.isupper() or token.lower_ in titles(scene.overlay):
        return False
    start = _first_capital(token)
    words = scene.doc[start : token.i + 1]
    is_named = start < token.i and start > 0 and scene.tokens[start - 1].lower_ == "the" and not token.sent.text.istitle()
    is_named = is_named or (start > 1 and scene.tokens[start - 1].tag_ == "POS" and scene.state_at(start - 2) is not None)
    is_free = not any(word.i in cast.covered or word.ent_type_ or word.i in scene.hit_at for word in words)
    return is_named and is_free and not scene.is_place(Span(words[0].idx, token.idx + len(token.text)))


def _is_body_noun(scene: Scene, noun: Token) -> bool:
    head = heads(scene.overlay).get(noun.lemma_)
    return head is not None and head.number in {"group", "body"} and noun.tag_ == "NN"


def _first_capital(token: Token) -> int:
    """Where the capitals right before a token begin."""
    start = token.i
    while start > 0 and token.doc[start - 1].text[:1].isupper() and token.doc[start - 1].head == token:
        start -= 1
    return start + 1 if start < token.i and token.doc[start].lower_ in _ARTICLES else start


def _is_single_name(scene: Scene, token: Token) -> bool:
    """True for "DuVernay" of "DuVernay said": a name with nothing before it, and no noun that a capital only begins."""
    is_written_as_name = token.text[0].isupper() and not token.text.isupper() and token.is_alpha
    return (
        is_written_as_name
        and not list(token.lefts)
        and token.lower_ not in scene.cues("no_speaker")
        and token.lower_ not in heads(scene.overlay)
    )


def _is_part_of_name(scene: Scene, cast: Cast, root: Token, i: int) -> bool:
    token = scene.tokens[i]
    is_joined = token.pos_ == "PROPN" and token.head.i == root.i and token.dep_ == "compound" and i not in cast.covered
    return is_joined and not token.ent_type_ and token.lower_.rstrip(".") not in titles(scene.overlay) and i not in scene.hit_at


def _spans(scene: Scene, cast: Cast) -> list[tuple[int, int, str]]:
    """Entities without articles, titles, possessives and tokens that are names already."""
    out = []
    for ent in scene.doc.ents:
        start, end = _trimmed(scene, ent.start, ent.end, ent.label_)
        while start + 1 < end and scene.tokens[start].tag_ == "VBD":
            start += 1  # "SAID GENNADI GERASIMOV"
        if not any(char.isalnum() for char in scene.doc[start:end].text):
            continue
        inner = _behind_adjective(scene, cast, start, end) if ent.label_ == "ORG" else start
        if start < end and not any(i in cast.covered or i in scene.vessels for i in range(inner, end)) and not _is_vessel(scene, start):
            out.append((start, end, "PERSON" if _is_envoy(scene, start) else ent.label_))
    return out


def _is_envoy(scene: Scene, start: int) -> bool:
    """True for the name in "ambassador to Kenya Prudence Bushnell"."""
    doc, i = scene.tokens, start - 1
    if i < 2 or start + 1 >= len(doc) or doc[start + 1].pos_ != "PROPN":
        return False
    return scene.state_at(i) is not None and doc[i - 1].lower_ in _WHOSE and doc[i - 2].lower_ in titles(scene.overlay)


def _behind_adjective(scene: Scene, cast: Cast, start: int, end: int) -> int:
    """Where the name of a body goes on behind its people: at "Union" in "Nigerian Union of Teachers"."""
    hit = scene.hit_at.get(start)
    is_led = hit is not None and hit.start == start and hit.meanings[0].use == "adjective" and hit.end + 1 < end
    return hit.end if hit is not None and is_led and scene.tokens[hit.end].pos_ == "PROPN" and start in cast.covered else start


def _trimmed(scene: Scene, start: int, end: int, label: str) -> tuple[int, int]:
    doc = scene.tokens
    end = next((i for i in range(start + 1, end) if doc[i].text == "("), end)
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < end and (doc[start].pos_ == "DET" or doc[start].is_punct or doc[start].is_space):
        start += 1
    root = doc[end - 1]
    is_person = label == "PERSON" or (end - start == 1 and start > 0 and _is_given(scene, start - 1))
    while is_person and start and end - start < _LONGEST_NAME and _goes_on_left(scene, root, start - 1):
        start -= 1
    while label == "PERSON" and start < end < len(doc) and end - start < _LONGEST_NAME and _goes_on_right(scene, end):
        end += 1
    is_who = label == "PERSON" or (label == "ORG" and doc[end - 1].text not in scene.cues("org_last"))
    if is_who and start > 1 and doc[start - 1].lower_ in _WHOSE and doc[start - 2].lower_ in titles(scene.overlay):
        hit = scene.hit_at.get(start)
        least = 1 if label == "PERSON" else _FULL
        start = hit.end if hit is not None and hit.start == start and hit.end + least <= end and scene.state_at(start) else start
    while start + 1 < end and (size := _title_size(scene, start, end, label)):
        start += size
    return start, end


def _is_given(scene: Scene, i: int) -> bool:
    """True for "Moses" before an "Okello" that the model took for a body: a first name, or any name behind a title."""
    token = scene.tokens[i]
    if token.pos_ != "PROPN" or token.ent_type_ or not token.text[:1].isupper() or i in scene.hit_at:
        return False
    return token.text in given_names(scene.overlay) or (i > 0 and has_title_before(scene, i))


def _goes_on_right(scene: Scene, i: int) -> bool:
    """True for the rest of a name that the model cut: "Aodha" of "Sean Mac Aodha"."""
    token, before = scene.tokens[i], scene.tokens[i - 1]
    is_joined = token.pos_ == "PROPN" and token.text[:1].isupper() and before.dep_ == "compound" and before.head.i == i
    return is_joined and not token.ent_type_ and i not in scene.hit_at and token.lower_ not in titles(scene.overlay) and token.is_alpha


def _goes_on_left(scene: Scene, root: Token, i: int) -> bool:
    """True for a first name that the model left outside: "Karim" of "Karim Daoud"."""
    token = scene.tokens[i]
    is_joined = token.pos_ == "PROPN" and token.dep_ == "compound" and token.head.i == root.i and not token.ent_type_
    return (
        is_joined
        and token.text[0].isupper()
        and token.lower_.rstrip(".") not in titles(scene.overlay)
        and i not in scene.hit_at
        and token.lower_ not in heads(scene.overlay)
    )


def _title_size(scene: Scene, start: int, end: int, label: str) -> int:
    """How many tokens of a title begin an entity: 2 for "Crown Prince Sultan Harb", 0 for "General Motors"."""
    doc = scene.doc
    if doc[start].text in scene.cues("honorific"):
        return 1
    for n in (2, 1):
        title = titles(scene.overlay).get(doc[start : start + n].text.lower().rstrip(".")) if start + n < end else None
        if title is not None and (label == "PERSON" or _is_name_of_titled(scene, title, start + n, end)):
            return n
    return 0


def _is_name_of_titled(scene: Scene, title: Title, start: int, end: int) -> bool:
    """True if what the model took for a body is a person behind a title: "Surgeon Idris Bello", "King Fahim"."""
    last = scene.tokens[end - 1].text
    if last in scene.cues("org_last") or last in scene.cues("thing_last") or end - start > _LONGEST_NAME:
        return False
    return scene.tokens[start].text in given_names(scene.overlay) or title.office in scene.cues("crowned")


def _is_vessel(scene: Scene, start: int) -> bool:
    doc = scene.tokens
    if doc[start].text in scene.cues("vessel"):
        return True
    before = doc[start - 1] if start else None
    return before is not None and (before.text in scene.cues("vessel") or before.lower_ in scene.cues("vessel_noun"))


def _key(doc: Doc, start: int, end: int) -> str:
    return folded(doc[start:end].text)


def _votes(doc: Doc, spans: list[tuple[int, int, str]]) -> dict[str, str]:
    """The label that most mentions of a name carry in this text."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, label in spans:
        counts[_key(doc, start, end)][label] += 1
    return {key: count.most_common(1)[0][0] for key, count in counts.items()}


def _add_person(scene: Scene, cast: Cast, start: int, end: int) -> None:
    words = [token.text for token in scene.doc[start:end]]
    draft = cast.by_id.get(scene.people.same(words[-1:] if _is_prefixed(scene, start, end) else words) or "")
    if draft is None and end - start == 1 and folded(words[0]) in scene.royals:
        draft = _named(scene, cast, start, start, is_part_enough=True)
    gender = _gender_before(scene, start)
    is_spouse = draft is not None and bool(gender) and draft.gender not in {"", gender}
    draft = None if is_spouse else draft
    name = scene.doc[start:end].text
    if draft is not None and draft.id.startswith("local:") and len(name) > len(draft.name):
        draft.name = name
    if draft is None:
        draft = cast.local(name, "person", "actors:entity", is_shared=not is_spouse)
        draft.gender = given_names(scene.overlay).get(scene.tokens[start].text, gender)
    if draft.country is None and start > 1 and scene.tokens[start - 1].tag_ == "POS":
        draft.country = scene.state_at(start - 2)  # "Ecuador's Daniel Moncayo"
    add_name(scene, cast, draft, start, end)


def add_surnames(scene: Scene, cast: Cast) -> None:
    """Proper nouns that the model did not label but that bear the name of a person of the text."""
    for token in scene.tokens:
        if token.text[:1].isupper() and token.i not in cast.covered and token.dep and (token.pos_ == "PROPN" or _is_misread(scene, token)):
            speaks = token.dep_ == "nsubj" and not token.ent_type_
            draft = _named(scene, cast, token.i, token.i, is_part_enough=speaks)
            if draft is not None and not token.is_sent_end:
                add_name(scene, cast, draft, token.i, token.i + 1)


def _is_misread(scene: Scene, token: Token) -> bool:
    """True for "Hannity asked" at the start of a sentence, which the model takes for a noun, where the text names a Hannity in full."""
    return token.pos_ in {"NOUN", "ADJ"} and bool(token.is_sent_start) and token.dep_ == "nsubj" and bool(scene.people.bearers(token.text))


def _add_group(scene: Scene, cast: Cast, start: int, end: int, kind: str) -> None:
    doc = scene.doc
    root = root_of(doc, start, end)
    if kind == "NORP" and root.dep_ in {"amod", "compound", "nmod"}:
        return
    draft = (
        by_acronym(scene, cast, start, end)
        or by_part(scene, cast, start, end)
        or cast.local(doc[start:end].text, "people" if kind == "NORP" else "organisation", "actors:entity")
    )
    draft.is_public = True
    if draft.kind == "organisation" and (doc[end - 1].text in scene.cues("media_last") or doc[start].text in scene.cues("media_first")):
        draft.kind = "media"
    before = heads(scene.overlay).get(doc[start - 1].lemma_) if start else None
    if before is not None and before.sectors == ("MED",) and before.number == "body" and draft.kind == "organisation":
        draft.kind = "media"  # "Spanish newspaper La Gaceta"
    draft.country = draft.country or country_of(scene, root) or (own_country(scene, start) if end - start > 1 else None)
    take_name(scene, draft, [token.text for token in doc[start:end]])
    draft.nouns.add(doc[end - 1].lower_)
    draft.nouns |= called_nouns(scene, start, end)
    draft.is_plural = draft.is_plural or (kind == "NORP" and root.tag_ in {"NNS", "NNPS"})
    add_name(scene, cast, draft, start, end)
    define_acronym(scene, end, draft.id)
