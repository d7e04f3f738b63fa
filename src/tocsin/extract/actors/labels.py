"""What a name that the model saw is: a person, a body, a people, or nothing, whatever its label says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.scene import Scene, root_of
from tocsin.lexicon.actors import given_names, heads, sector_words, titles
from tocsin.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# "TNSM" and "PAGASA"; of two letters it may be somebody's initials, longer words are shouted.
_INITIALS = (3, 6)
# A person's name without title or known first name has at most three words.
_NAME = 3


def kind_of(scene: Scene, start: int, end: int, label: str) -> str:
    """The label, mended: a title or honorific before it, or a first name in it, makes a person of a name."""
    doc = scene.doc
    if doc[start:end].text in scene.cues("not_person") or _is_headline(scene, start, end) or _is_in_title(scene, start, end):
        return "OTHER"
    if label == "PERSON" and end - start > 1 and doc[start:end].text.lower() in titles(scene.overlay):
        return "OTHER"  # "Iceland's Foreign Minister Gunnar Sveinsson"
    if label == "PERSON" and not all(_is_of_person(scene, doc[i]) for i in range(start, end)):
        return "OTHER"
    if label in {"ORG", "NORP", "PERSON"} and (_is_place(scene, start, end) or doc[start:end].text.islower()):
        return "OTHER"
    if label == "PERSON" and doc[end - 1].text in scene.cues("thing_last"):
        return "OTHER"
    if end - start > 1 and doc[end - 1].text in scene.cues("road_last"):
        return "OTHER"
    if label == "PERSON" and end - start > 1 and doc[end - 1].text in scene.cues("org_last"):
        return "ORG"
    if label == "PERSON" and _is_capitals(scene, start, end):
        return "ORG"
    if label == "PERSON" and end - start == 1 and _is_of_people(scene, doc[start]):
        return "NORP"
    if label in {"ORG", "GPE", "PRODUCT", "NORP"} and end - start > 1 and _is_who(scene, start, end):
        return "PERSON"
    if label == "PERSON" and _is_tribe(scene, start, end):
        return "OTHER"
    if label == "PERSON" and _is_only_title(scene, start, end) and not has_person_behind(scene, root_of(doc, start, end)):
        return "OTHER"
    if label != "PERSON" and start and has_title_before(scene, start) and all(doc[i].pos_ == "PROPN" for i in range(start, end)):
        return "PERSON"
    if label == "PERSON" and _is_which(root_of(doc, start, end)):
        return "ORG"
    if label in {"ORG", "GPE", "NORP", "FAC"} and not doc[end - 1].text.isupper() and _has_person_before(scene, root_of(doc, start, end)):
        return "PERSON"
    if label in {"ORG", "GPE", "PRODUCT", "NORP"} and end - start == 1 and not doc[start].text.isupper() and says_he(scene, doc[start]):
        return "PERSON"
    if label in {"ORG", "GPE", "PRODUCT"} and (
        _is_off_somewhere(scene, start, end) if end - start == 1 else does_as_person(scene, start, end)
    ):
        return "OTHER" if end - start == 1 else "PERSON"
    if label in {"ORG", "GPE", "NORP"} and end - start > 1 and has_person_behind(scene, root_of(doc, start, end)):
        return label if _is_at(scene, start, end) else "PERSON"  # "In Cape Town, police spokesman Rod Beer"
    if label in {"ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART"} and 2 <= end - start <= 3 and doc[start].text in given_names(scene.overlay):
        return "ORG" if doc[end - 1].text in scene.cues("org_last") else "PERSON"  # the Christian Democratic Party
    return label


def _is_capitals(scene: Scene, start: int, end: int) -> bool:
    """True for "TNSM" in a sentence that is not all in capitals."""
    token = scene.tokens[start]
    return end - start == 1 and token.text.isupper() and _INITIALS[0] <= len(token.text) <= _INITIALS[1] and not token.sent.text.isupper()


def _is_tribe(scene: Scene, start: int, end: int) -> bool:
    """True for "Zapatista" in "Zapatista rebels" and "Pokot" in "the Pokot tribe", names of no person."""
    token = scene.tokens[start]
    if end - start > 1 or token.dep_ not in {"compound", "amod", "nmod"} or token.head.i != end:
        return False
    head = heads(scene.overlay).get(token.head.lemma_)
    is_tribal = head is not None and (head.number == "group" or bool(set(head.sectors) & scene.cues("tribal_sector")))
    return is_tribal and token.head.tag_ != "NNP"


def _is_only_title(scene: Scene, start: int, end: int) -> bool:
    """True for "Chief Veterinary Officer": the end is a title, and no first name begins it."""
    doc = scene.tokens
    if end - start < 2 or doc[start].text in given_names(scene.overlay) or len(doc[start].text) <= 2:
        return False
    return doc[end - 1].lower_ in titles(scene.overlay) or doc[end - 1].lower_ in heads(scene.overlay)


def _is_of_person(scene: Scene, token: Token) -> bool:
    """False for "H1N1" and for the "good" of a scrap of a sentence."""
    if token.text.islower():
        return token.lower_ in scene.cues("particle")
    return token.is_punct or token.tag_ == "POS" or token.is_alpha or not any(c.isdigit() for c in token.text)


def _is_place(scene: Scene, start: int, end: int) -> bool:
    """True for a town that the model took for a body or person and the places know, unless it speaks: "Kafraya"."""
    root = root_of(scene.doc, start, end)
    last = scene.tokens[end - 1]
    if (
        root.dep_ == "pobj"
        and root.head.lower_ in scene.cues("locative")
        and scene.is_place(Span(scene.tokens[start].idx, last.idx + len(last.text)))
    ):
        return True
    if scene.tokens[start].text in given_names(scene.overlay) or (root.dep_ == "nsubj" and root.head.lemma_ in scene.cues("speech")):
        return False
    return scene.is_place(Span(scene.tokens[start].idx, last.idx + len(last.text)))


def _is_at(scene: Scene, start: int, end: int) -> bool:
    """True for a name that the places know as a town."""
    last = scene.tokens[end - 1]
    return scene.is_place(Span(scene.tokens[start].idx, last.idx + len(last.text)))


def _is_of_people(scene: Scene, token: Token) -> bool:
    """True for "Druze", which the model at times takes for somebody's name."""
    head = heads(scene.overlay).get(token.text)
    return head is not None and head.kind == "people" and head.number == "group"


def _is_who(scene: Scene, start: int, end: int) -> bool:
    """True for "Success Masra, who heads the party": bodies are which."""
    root = root_of(scene.doc, start, end)
    clauses = [child for child in root.rights if child.dep_ == "relcl" and child.i > end]
    return any(grand.lower_ == "who" for child in clauses for grand in child.children) and not any(
        _is_no_name(scene, token) for token in scene.tokens[start:end]
    )


def _is_called_he(scene: Scene, root: Token) -> bool:
    """True where "he" or "she" of this or the next sentence can mean nobody else: "Kirsty Coventry swam for Zimbabwe. Her task …"."""
    start = root.sent.start
    behind = root.sent.end
    end = scene.tokens[behind].sent.end if behind < len(scene.tokens) else behind
    before = scene.tokens[start - 1].sent.start if start else 0
    words = scene.tokens[before:end]
    if any(token.ent_type_ == "PERSON" for token in words) or not any(
        token.lower_ in scene.cues("person_pronoun") for token in words[start - before :]
    ):
        return False
    table = heads(scene.overlay)
    nouns = (table.get(token.lemma_) for token in scene.tokens[before:behind] if token.pos_ == "NOUN")
    return not any(head is not None and head.number == "person" for head in nouns)


def says_he(scene: Scene, root: Token) -> bool:
    """True for "Rigell said he would go"."""
    said = (child for child in root.head.rights if child.dep_ == "ccomp") if root.head.lemma_ in scene.cues("speech") else ()
    he = scene.cues("person_pronoun")
    return any(
        grand.dep_ in {"nsubj", "nsubjpass"} and grand.lower_ in he and grand.i == clause.left_edge.i
        for clause in said
        for grand in clause.lefts
    )


def _is_off_somewhere(scene: Scene, start: int, end: int) -> bool:
    """True for "Hodeidah" in "a ship off Hodeidah": what one is near to is a place, though the model takes it for a body."""
    root = root_of(scene.doc, start, end)
    return root.dep_ == "pobj" and root.head.lower_ in scene.cues("only_place") and not root.text.isupper()


def does_as_person(scene: Scene, start: int, end: int) -> bool:
    """True for a name of two or three words that does, or has done to it, what only a person can: "Mareme Sow has headed the commission"."""
    doc, root = scene.tokens, root_of(scene.doc, start, end)
    words = doc[start:end]
    if len(words) > _NAME or not all(token.pos_ == "PROPN" and token.is_alpha and not token.text.isupper() for token in words):
        return False
    if doc[start - 1].lower_ == "the" or any(_is_no_name(scene, token) for token in words):
        return False
    if root.dep_ == "nsubj" and (_is_called_he(scene, root) or says_he(scene, root)):
        return True
    if root.dep_ == "nsubj":
        return root.head.lemma_ in scene.cues("person_does") and any(
            child.dep_ == "dobj" or child.lower_ == "on" for child in root.head.children
        )
    return root.dep_ in {"dobj", "nsubjpass"} and root.head.lemma_ in scene.cues("done_to_person")


def _is_no_name(scene: Scene, token: Token) -> bool:
    """True for "Party", "Union" and "Valley": words of bodies and places."""
    is_word = token.text in scene.cues("org_last") or token.text in scene.cues("thing_last") or token.i in scene.hit_at
    return is_word or token.lower_ in heads(scene.overlay) or token.text in sector_words("name", scene.overlay)


def _is_which(root: Token) -> bool:
    """True for "Ansar al-Haqq, which split from al-Qaida": persons are who."""
    return any(
        child.dep_ == "relcl" and any(grand.lower_ == "which" and grand.dep_ == "nsubj" for grand in child.children)
        for child in root.rights
    )


def _has_person_before(scene: Scene, root: Token) -> bool:
    """True for a name in apposition to a person's noun: "the president's rival, Soumaila Cissoko"."""
    noun = root.head
    if root.dep_ != "appos" or noun.tag_ != "NN" or noun.i > root.i or any(child.lower_ in {"a", "an"} for child in root.lefts):
        return False  # "the governor, a Republican"
    head = heads(scene.overlay).get(noun.lemma_)
    return head is not None and head.number == "person"


def has_person_behind(scene: Scene, root: Token) -> bool:
    """True for a name with a person's noun in apposition: "Fethullah Gulen, a cleric"."""
    table = heads(scene.overlay)
    for child in root.rights:
        if child.dep_ == "appos" and child.tag_ == "NN":
            head = table.get(child.lemma_)
            return head is not None and head.number == "person"
    return False


def _is_headline(scene: Scene, start: int, end: int) -> bool:
    """True for "Warns Iran": a name with a country in it and no first name is a scrap of a headline."""
    if end - start < 2 or scene.tokens[start].text in given_names(scene.overlay):
        return False
    last = scene.hit_at.get(end - 1)
    return last is not None and last.start > start and scene.state_at(end - 1) is not None and last.meanings[0].use == "name"


def _is_in_title(scene: Scene, start: int, end: int) -> bool:
    """True for "Defense" in "Defense Secretary" and "State" in "Secretary of State"."""
    doc, table = scene.doc, titles(scene.overlay)
    if start >= 2 and doc[start - 1].lower_ in {"of", "for"} and doc[start - 2].lower_ in scene.cues("of_title"):
        return True
    if end < len(doc) and doc[start : end + 1].text.lower() in table:
        return True
    if end < len(doc) and doc[end].text in scene.cues("portfolio_title") and not doc[end - 1].text.isupper():
        return doc[end].dep_ in {"compound", "appos", "nsubj"} and end - start <= 2  # "Interior Secretary Ken Salazar"
    if end < len(doc) and (doc[end].ent_type_ == "PERSON" or doc[end].text == ".") and doc[start:end].text.lower() in table:
        return True  # "Trooper Ledbetter", "Sgt. Derek Glenn"
    return start >= 2 and doc[start - 2 : end].text.lower() in table


def has_title_before(scene: Scene, start: int) -> bool:
    """True for a name behind "Gen.", "Mrs" or "Mayor"."""
    before = scene.tokens[start - 1]
    word = before.lower_.rstrip(".")
    return (
        before.text in scene.cues("honorific")
        or before.text.rstrip(".") in scene.cues("honorific")
        or (word in titles(scene.overlay) and before.pos_ in {"PROPN", "NOUN"})
        or (before.text.istitle() and word.endswith("s") and word.removesuffix("s") in titles(scene.overlay))
    )
