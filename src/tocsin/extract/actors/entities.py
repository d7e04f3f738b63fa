"""Named actors that the lexicon does not know: the model's entities, outvoted by the document where it contradicts them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.names import add_name, country_of
from tocsin.extract.actors.scene import Scene, root_of
from tocsin.extract.actors.spelling import folded, is_same_given
from tocsin.lexicon.actors import given_names, titles

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "FAC", "PRODUCT", "LOC", "WORK_OF_ART", "EVENT", "LAW"})
_TITLE_WORDS = 4


def add_entities(scene: Scene, cast: Cast) -> None:
    """Persons with all spellings of their name, then organisations and peoples."""
    spans = [span for span in _spans(scene, cast) if span[2] in _LABELS]
    votes = _votes(scene.doc, spans)
    for start, end, label in spans:
        kind = _kind(scene, start, end, votes.get(_key(scene.doc, start, end), label))
        if kind == "PERSON" and end - start > 1:
            _add_person(scene, cast, start, end)
    people = Surnames(scene, cast)
    for start, end, label in spans:
        if start in cast.covered:
            continue
        kind = _kind(scene, start, end, votes.get(_key(scene.doc, start, end), label))
        draft = people.named(start, end) if end - start == 1 else None
        if draft is not None:
            add_name(scene, cast, draft, start, end)
        elif kind == "PERSON":
            _add_person(scene, cast, start, end)
            people = Surnames(scene, cast)
        elif kind in {"ORG", "NORP"}:
            _add_group(scene, cast, start, end, kind)
    _add_bare_surnames(scene, cast, people)


def _spans(scene: Scene, cast: Cast) -> list[tuple[int, int, str]]:
    """Entities without articles, titles, possessives and tokens that are names already."""
    out = []
    for ent in scene.doc.ents:
        start, end = _trimmed(scene, ent.start, ent.end, ent.label_)
        if start < end and not any(i in cast.covered or i in scene.vessels for i in range(start, end)) and not _is_vessel(scene, start):
            out.append((start, end, ent.label_))
    return out


def _trimmed(scene: Scene, start: int, end: int, label: str) -> tuple[int, int]:
    doc = scene.doc
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < end and (doc[start].pos_ == "DET" or doc[start].is_punct or doc[start].is_space):
        start += 1
    if label == "PERSON":
        while start + 1 < end and (doc[start].lower_.rstrip(".") in titles(scene.overlay) or doc[start].text in scene.cues("honorific")):
            start += 1
    return start, end


def _is_vessel(scene: Scene, start: int) -> bool:
    doc = scene.doc
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


def _kind(scene: Scene, start: int, end: int, label: str) -> str:
    """The label, mended: a title or honorific before it, or a first name in it, makes a person of a name."""
    doc = scene.doc
    if doc[start:end].text in scene.cues("not_person") or _is_headline(scene, start, end) or _is_in_title(scene, start, end):
        return "OTHER"
    if label != "PERSON" and start and _has_title_before(scene, start) and all(doc[i].pos_ == "PROPN" for i in range(start, end)):
        return "PERSON"
    if label in {"ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART"} and 2 <= end - start <= 3 and doc[start].text in given_names(scene.overlay):
        return "PERSON"
    return label


def _is_headline(scene: Scene, start: int, end: int) -> bool:
    """True for "Warns Iran": a name with a country in it and no first name is a scrap of a headline."""
    if end - start < 2 or scene.doc[start].text in given_names(scene.overlay):
        return False
    last = scene.hit_at.get(end - 1)
    return last is not None and last.start > start and scene.state_at(end - 1) is not None and last.meanings[0].use == "name"


def _is_in_title(scene: Scene, start: int, end: int) -> bool:
    """True for "Defense" in "Defense Secretary" and "State" in "Secretary of State"."""
    doc, table = scene.doc, titles(scene.overlay)
    if end < len(doc) and doc[start : end + 1].text.lower() in table:
        return True
    return start >= 2 and doc[start - 2 : end].text.lower() in table


def _has_title_before(scene: Scene, start: int) -> bool:
    before = scene.doc[start - 1]
    word = before.lower_.rstrip(".")
    return before.text in scene.cues("honorific") or (word in titles(scene.overlay) and before.pos_ in {"PROPN", "NOUN"})


def _add_person(scene: Scene, cast: Cast, start: int, end: int) -> None:
    draft = _same_person(scene, cast, start, end)
    if draft is None:
        name = scene.doc[start:end].text
        draft = cast.local(name, "person", "actors:entity")
        draft.gender = given_names(scene.overlay).get(scene.doc[start].text, "")
    add_name(scene, cast, draft, start, end)


def _same_person(scene: Scene, cast: Cast, start: int, end: int) -> Draft | None:
    """A person of the text with the same surname and a first name that is a spelling of this one: Qasem, Qassem."""
    doc = scene.doc
    last, first = folded(doc[end - 1].text), folded(doc[start].text)
    for name in reversed(scene.names):
        draft = cast.by_id[name.actor]
        if draft.kind != "person" or folded(doc[name.end - 1].text) != last:
            continue
        if name.end - name.start == 1 or end - start == 1 or is_same_given(folded(doc[name.start].text), first):
            return draft
    return None


class Surnames:
    """Who is meant by a single name: the last person before it who bears it, else the first behind it."""

    __slots__ = ("_by_name", "_cast", "_doc")

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self._doc, self._cast = scene.doc, cast
        self._by_name: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for name in sorted(scene.names, key=lambda name: name.start):
            if cast.by_id[name.actor].kind == "person":
                self._by_name[folded(scene.doc[name.end - 1].text)].append((name.start, name.actor))

    def named(self, start: int, end: int) -> Draft | None:
        """The person of a single name, or null."""
        found = self._by_name.get(folded(self._doc[start:end].text))
        if not found:
            return None
        before = [actor for at, actor in found if at < start]
        return self._cast.by_id[before[-1] if before else found[0][1]]


def _add_bare_surnames(scene: Scene, cast: Cast, people: Surnames) -> None:
    """Proper nouns that the model did not label but that bear the name of a person of the text."""
    for token in scene.doc:
        if token.pos_ == "PROPN" and token.i not in cast.covered and token.dep and token.text[:1].isupper():
            draft = people.named(token.i, token.i + 1)
            if draft is not None and not token.is_sent_end:
                add_name(scene, cast, draft, token.i, token.i + 1)


def _add_group(scene: Scene, cast: Cast, start: int, end: int, kind: str) -> None:
    doc = scene.doc
    root = root_of(doc, start, end)
    if kind == "NORP" and root.tag_ == "JJ" and root.dep_ in {"amod", "compound"}:
        return
    draft = _by_acronym(scene, cast, start, end) or cast.local(
        doc[start:end].text, "people" if kind == "NORP" else "organisation", "actors:entity"
    )
    draft.is_public = True
    draft.country = draft.country or country_of(scene, root)
    draft.nouns.add(doc[end - 1].lower_)
    add_name(scene, cast, draft, start, end)


def _by_acronym(scene: Scene, cast: Cast, start: int, end: int) -> Draft | None:
    """An organisation of the text whose initials a word of capitals spells, or that stands right before it in brackets."""
    word = scene.doc[start:end].text.replace(".", "")
    if end - start != 1 or not word.isupper() or len(word) < 2:
        return None
    for name in reversed(scene.names):
        draft = cast.by_id[name.actor]
        if draft.kind == "person":
            continue
        is_bracketed = start == name.end + 1 and scene.doc[name.end].text == "("
        initials = "".join(t.text[0] for t in scene.doc[name.start : name.end] if t.text[0].isupper())
        if is_bracketed or (len(initials) > 1 and initials == word):
            return draft
    return None
