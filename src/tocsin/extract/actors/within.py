"""Names of the lexicon that here are only words of other names: "Jordan" of "Michael Jordan", "Labour" of "Labour Day", a famous surname."""

from __future__ import annotations

from tocsin.extract.actors.scene import Scene
from tocsin.extract.actors.spelling import folded
from tocsin.extract.actors.words import Hit
from tocsin.lexicon.actors import heads, titles
from tocsin.model import Span

# spaCy's code for a token inside an entity, not its first.
_INSIDE = 1


def is_tongue(scene: Scene, hit: Hit) -> bool:
    """True for "Spanish" in "its Spanish initials"."""
    return hit.meanings[0].use == "adjective" and hit.end < len(scene.doc) and scene.tokens[hit.end].lower_ in scene.cues("tongue")


def is_in_title(scene: Scene, hit: Hit) -> bool:
    """True for "Labour" in "Labour Minister", which here is no party; the CIA of "the CIA director" is one body."""
    doc, last = scene.doc, hit.end - 1
    if hit.start == last and doc[last].text.isupper() and not doc[last].sent.text.isupper():
        return False
    if hit.meanings[0].use != "name" or hit.end >= len(doc) or scene.state_at(hit.start) is not None:
        return False
    return doc[last : hit.end + 1].text.lower() in titles(scene.overlay)


def is_part_of_other_name(scene: Scene, hit: Hit) -> bool:
    """True for "Jordan" in "Michael Jordan", "London" in "London School of Economics" and "China" in "the South China Sea"."""
    meaning = hit.meanings[0]
    actor = scene.actor(meaning.id)
    doc = scene.tokens
    if actor is not None and actor.kind in {"organisation", "media"} and hit.end - hit.start == 1:
        if _is_surname(scene, hit):
            return True
        if doc[hit.start].text in scene.cues("generic_name") and _is_in_run(scene, hit):
            return True
        return scene.is_place(Span(doc[hit.start].idx, doc[hit.start].idx + len(doc[hit.start].text)))  # "Meta" in "Meta department"
    if actor is not None and actor.kind == "organisation" and _is_longer(scene, hit):
        return True
    if actor is None or actor.kind != "state":
        return False
    if _is_inside_place(scene, hit, is_adjective=meaning.use == "adjective"):
        return True
    if meaning.use == "adjective":
        return False
    label = doc[hit.start].ent_type_
    if label not in {"PERSON", "ORG", "WORK_OF_ART", "PRODUCT"} or meaning.use == "people":
        return False
    before = hit.start > 0 and doc[hit.start].ent_iob == 1 and doc[hit.start - 1].pos_ == "PROPN" and hit.start - 1 not in scene.hit_at
    after = hit.end < len(doc) and doc[hit.end].ent_iob == 1 and doc[hit.end].pos_ in {"PROPN", "ADP"} and hit.end not in scene.hit_at
    return (before or after) and (meaning.use != "seat")


def _is_surname(scene: Scene, hit: Hit) -> bool:
    """True for "Bloomberg" in a text of "Mayor Michael Bloomberg", who is no news agency."""
    return folded(scene.tokens[hit.start].text) in scene.families


def _is_longer(scene: Scene, hit: Hit) -> bool:
    """True for "Democratic Party" in "the Christian Democratic Party": a common name with one more word of the same name before it."""
    doc, i = scene.tokens, hit.start - 1
    if i < 0 or scene.doc[hit.start : hit.end].text.title() not in scene.cues("common_name") or doc[i].is_sent_start:
        return False
    is_name = doc[i].text[:1].isupper() and doc[i].pos_ in {"PROPN", "ADJ", "NOUN"} and doc[i].dep_ in {"amod", "compound", "nmod"}
    return (
        is_name
        and scene.state_at(i) is None
        and doc[i].lower_ not in titles(scene.overlay)
        and doc[i].head.i < hit.end
        and doc[i].head.i >= hit.start
    )


def _is_inside_place(scene: Scene, hit: Hit, *, is_adjective: bool) -> bool:
    """True for "China" in "the South China Sea" and "Congo" in "Mbanza Congo": the longer name is of a sea or a town; an adjective only in a sea's."""
    span = Span(scene.tokens[hit.start].idx, scene.tokens[hit.end - 1].idx + len(scene.tokens[hit.end - 1].text))
    longer = (place for found, place in scene.places.all_at(span) if found.contains(span) and found != span)
    return any(place in scene.waters or not is_adjective for place in longer)


def is_of_members(scene: Scene, hit: Hit) -> bool:
    """True for "Congress" in "the Congress of South African Trade Unions": a word of a longer name, be it of one country or another."""
    doc, of = scene.tokens, hit.end
    if hit.end - hit.start > 1 or doc[hit.start].text not in scene.cues("generic_name") or of + 2 >= len(doc) or doc[of].lower_ != "of":
        return False
    first = of + 1 + (doc[of + 1].lower_ == "the")
    return doc[first].pos_ == "PROPN" and doc[first + 1].pos_ in {"PROPN", "ADJ"} and scene.state_at(doc[first].head.i) is None


def _is_in_run(scene: Scene, hit: Hit) -> bool:
    """True for "Labour" in "Labour Day", "General Labour Union" and "Confederation of Labour": a word between capitals."""
    doc, before, behind = scene.tokens, hit.start - 1, hit.end
    if before > 0 and doc[before].lower_ in {"of", "for"}:
        return doc[before - 1].text[:1].isupper()
    if is_of_members(scene, hit):
        return True
    goes_on = behind < len(doc) and doc[behind].text[:1].isupper() and doc[behind].lower_ not in scene.cues("party_behind")
    is_title = goes_on and (doc[behind].lower_ in titles(scene.overlay) or doc[behind].lower_ in heads(scene.overlay))
    led = before >= 0 and doc[before].text[:1].isupper() and doc[before].pos_ in {"PROPN", "ADJ", "NOUN"} and not doc[before].is_sent_start
    return (goes_on and not is_title and doc[behind].ent_type_ != "PERSON") or (led and scene.state_at(before) is None)


def is_word_of_name(scene: Scene, hit: Hit) -> bool:
    """True for "Liberation" in "the Inti Liberation Front", which is no newspaper."""
    actor = scene.actor(hit.meanings[0].id)
    if hit.end - hit.start > 1 or actor is None or actor.kind != "media":
        return False
    doc, i = scene.doc, hit.start
    goes_on = i + 1 < len(doc) and doc[i + 1].ent_iob == _INSIDE and doc[i + 1].pos_ == "PROPN"
    return goes_on and doc[i].ent_type_ in {"ORG", "FAC", "GPE", "LOC", "EVENT"} and not _is_named_at(scene, i + 1)


def _is_named_at(scene: Scene, i: int) -> bool:
    """True where another name of the lexicon stands, no kind of body."""
    hit = scene.hit_at.get(i)
    return hit is not None and hit.meanings[0].use != "body"


def is_namesake(scene: Scene, hit: Hit) -> bool:
    """True for a famous surname that here is another's or a thing's: "Michelle Obama", "the Clinton Foundation"."""
    actor = scene.actor(hit.meanings[0].id)
    if actor is None or actor.kind != "person":
        return False
    doc, i = scene.doc, hit.start
    if hit.end < len(doc) and doc[hit.end].pos_ == "PROPN" and doc[hit.end].text in scene.cues("thing_last"):
        return True
    if hit.end - hit.start > 1:
        return False
    if folded(doc[i].text) in scene.namesakes:
        return True
    if i + 1 < len(doc) and doc[i + 1].ent_iob == _INSIDE and doc[i + 1].pos_ == "PROPN":
        return doc[i + 1].lower_ not in titles(scene.overlay)
    if i == 0 or doc[i].ent_iob != _INSIDE or doc[i - 1].pos_ != "PROPN":
        return False
    before = doc[i - 1]
    return (
        before.lower_.rstrip(".") not in titles(scene.overlay)
        and before.text.rstrip(".") not in scene.cues("honorific")
        and not scene.state_at(i - 1)
    )
