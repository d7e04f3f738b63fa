"""Sentences that only sound like events: titles of works, sport, business, weather, generic nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.outcomes import is_governed
from tocsin.extract.events.slots import forms_of, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

    from tocsin.extract.events.candidates import Candidate
    from tocsin.lexicon.events import EventLexicon

_OPENING, _CLOSING = frozenset({'"', "“", "‘", "'", "``"}), frozenset({'"', "”", "’", "'", "''"})
_TITLE_WORDS = 8
_AUXILIARIES = frozenset({"aux", "auxpass"})
_TOLD = frozenset({"nsubj", "dobj", "nsubjpass", "pobj"})
# A news story on a hotel has two or three such words; a travel page has a dozen.
_LEISURE = 5
_PASTIMES = ("leisure", "sport")
_FIELDS = ("sport", "business", "arts", "weather")


def fields_of(sent: SpacySpan, lexicon: EventLexicon) -> frozenset[str]:
    """The fields other than politics that a sentence speaks of, unless it has words of violence or of the state too."""
    words = {form for token in sent for form in forms_of(token)}
    if words & lexicon.words["grave"]:
        return frozenset()
    named = any(token.ent_type_ == "GPE" for token in sent)
    found = {field for field in _FIELDS if words & lexicon.words[field]}
    return frozenset(found - {"business"} if named else found)


def is_leisure(doc: Doc, lexicon: EventLexicon) -> bool:
    """True for a page on travel, food or gardens, or on sport: many words of it, and nobody who makes news in more than a line or two."""
    lemmas = [token.lemma_.lower() for token in doc]
    grave = sum(lemma in lexicon.words["grave"] for lemma in lemmas)
    told = set(lemmas)
    return any(len(seen) >= _LEISURE and len(seen) > grave for field in _PASTIMES if (seen := told & lexicon.words[field]))


def is_kept(candidate: Candidate, fields: frozenset[str], lexicon: EventLexicon, *, has_roles: bool) -> bool:
    """False for what is no event: "The Rockets shot down the Warriors", "Protest is the lifeblood of democracy"."""
    return refusal(candidate, fields, lexicon, has_roles=has_roles) is None


def refusal(candidate: Candidate, fields: frozenset[str], lexicon: EventLexicon, *, has_roles: bool) -> str | None:
    """Why a candidate is no event, in words for a reader; null if it is one."""
    told = fields & {"sport", "arts"} or ("business" in fields and candidate.type not in {"PROTEST", "COERCE"})
    if candidate.type == "PROTEST" and candidate.hit.pattern.kind == "verb":
        told = fields & {"sport"}  # crowds sing and chant songs
    if told:
        return f"the sentence speaks of {' and '.join(sorted(fields))}"
    if candidate.type == "ASSAULT" and any(_is_weather(head, lexicon) for slot in ("subj", "by") for head in candidate.hit.view.slot(slot)):
        return "weather, disease or accident did it"
    if candidate.type == "THREATEN" and _is_warned_of_nature(candidate.token, lexicon):
        return "weather or disease threatens"
    if is_in_title(candidate.token):
        return "part of a title in quotation marks"
    if _is_in_name_of_body(candidate):
        return "part of a body's name"
    if is_verbal_attack(candidate, lexicon):
        return "an attack in words"
    is_bare = candidate.hit.pattern.kind == "noun" and candidate.hit.support is None and not has_roles
    if is_bare and _is_charge(candidate.token, lexicon):
        return "the name of a crime in a charge"
    is_vague = is_bare and _is_generic(candidate.token) and not is_governed(candidate.token, lexicon) and not _is_told_above(candidate)
    if is_vague and candidate.type == "ASSAULT" and _is_bloody(candidate, lexicon) and _is_told_past(candidate.token, lexicon):
        return None
    return "speaks of such things in general" if is_vague else None


def _is_in_name_of_body(candidate: Candidate) -> bool:
    """True for "Aid" in "Aid to the Church in Need said": the first word of a name that speaks or acts."""
    token = candidate.token
    if candidate.hit.pattern.kind != "noun" or token.ent_type_ != "ORG" or token.ent_iob_ != "B" or not token.text[0].isupper():
        return False
    after = token.doc[token.i + 1 : token.i + 2]
    return bool(after) and after[0].ent_iob_ == "I" and after[0].dep_ == "prep"


def _is_charge(noun: Token, lexicon: EventLexicon) -> bool:
    """True for "murder" in "charged with murder" and "arrested on suspicion of murder"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"with", "of", "for"} and lemma_of(noun.head.head) in lexicon.words["legal"]


def is_verbal_attack(candidate: Candidate, lexicon: EventLexicon) -> bool:
    """True for "Sanders attacked Clinton in the debate": candidates and critics attack without blood.

    One named person or campaign that attacks another does it with words, where no word of the sentence is of violence.
    """
    hit = candidate.hit
    if candidate.type != "ASSAULT" or candidate.mode is not None or _is_bloody(candidate, lexicon):
        return False
    if words_of(candidate) & lexicon.words["hustings"]:
        return True
    parties = [*hit.view.slot("subj"), *hit.view.slot("obj")]
    return bool(parties) and bool(hit.view.slot("obj")) and all(head.ent_type_ == "PERSON" for head in parties)


def is_attack_in_words(candidate: Candidate, lexicon: EventLexicon) -> bool:
    """True for those verbal attacks that amount to an accusation: "attacked", not "battled"."""
    return lemma_of(candidate.token) in lexicon.words["verbalattack"] and is_verbal_attack(candidate, lexicon)


def _is_bloody(candidate: Candidate, lexicon: EventLexicon) -> bool:
    return bool(words_of(candidate) & lexicon.words["bloody"])


def words_of(candidate: Candidate) -> set[str]:
    """The forms of all words of a candidate's sentence."""
    return {form for token in candidate.token.sent for form in forms_of(token)}


def _is_weather(head: Token, lexicon: EventLexicon) -> bool:
    """True for "storm" and for "Larry" in "Cyclone Larry"."""
    named = (child for child in head.children if child.dep_ == "compound")
    return any(word.lemma_.lower() in lexicon.words["weather"] for word in (head, *named)) or lemma_of(head) in lexicon.words["weather"]


def _is_warned_of_nature(verb: Token, lexicon: EventLexicon) -> bool:
    """True for "warned that cholera could kill thousands"."""
    clauses = (clause for clause in verb.children if clause.dep_ == "ccomp")
    return any(_is_weather(doer, lexicon) for clause in clauses for doer in clause.children if doer.dep_ == "nsubj")


def _is_told_above(candidate: Candidate) -> bool:
    """True where the pattern asks for the word above, which says that the thing is there: "the strike entered its fifth week"."""
    return any("above" in condition.slots for condition in candidate.hit.pattern.conditions)


def _is_told_past(noun: Token, lexicon: EventLexicon) -> bool:
    """True below a verb in the past: "has been the target of air bombardment"; false for "the end of hostilities" and "to prevent violence"."""
    for node in noun.ancestors:
        if lemma_of(node) in lexicon.words["unreal"]:
            return False
        if node.pos_ in {"VERB", "AUX"} and node.tag_ != "VBG":
            return node.tag_ == "VBD" or any(child.tag_ in {"VBD", "VBZ", "VBP"} for child in node.children if child.dep_ in _AUXILIARIES)
    return False


def _is_generic(noun: Token) -> bool:
    """True for a noun that points to nothing: no article "the", no number, no name beside it."""
    if any(child.lower_ in {"the", "this", "that", "these", "those"} for child in noun.children):
        is_state = noun.head.lemma_ == "be" and noun.dep_ == "nsubj" and noun.head.tag_ in {"VBZ", "VBP"}
        return is_state and not any(child.lower_ in {"under", "underway", "on", "over", "off"} for child in noun.head.children)
    if any(child.dep_ in {"nummod", "poss"} or child.ent_type_ for child in noun.children):
        return False
    if _is_told_of(noun):
        return False
    below = [grand for child in noun.children if child.dep_ == "prep" for grand in child.children if grand.dep_ == "pobj"]
    return not any(child.lower_ in {"the", "this", "that"} or child.dep_ == "poss" for head in below for child in head.children)


def _is_told_of(noun: Token) -> bool:
    """True for what a verb in the past says of it: "protests started", "sparked protests", "arrested following protests", "sparking a wave
    of protests"; and for "on strike".
    """
    if noun.dep_ == "pobj" and noun.head.lower_ in {"on", "under", "following", "during", "amid", "amidst"}:
        return True
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    node = noun.head if noun.dep_ == "pobj" else noun
    verb = node.head.head if node.head.dep_ == "acomp" else node.head
    if verb.lemma_ == "be" and any(
        child.lower_ in {"force", "effect", "place", "progress"} for node in verb.children for child in node.children
    ):
        return True
    is_result = verb.tag_ == "VBG" and verb.dep_ == "advcl" and noun.dep_ == "dobj"
    return noun.dep_ in _TOLD and (verb.tag_ in {"VBD", "VBN"} or is_result)


def is_in_title(token: Token) -> bool:
    """True inside quotation marks that hold a few words with capitals: "The Siege", “Hostage”."""
    doc, start = token.doc, token.sent.start
    left = next((at for at in range(token.i, max(start, token.i - _TITLE_WORDS) - 1, -1) if doc[at].text in _OPENING), None)
    if left is None:
        return False
    right = next((at for at in range(token.i, min(len(doc), token.i + _TITLE_WORDS)) if at > left and doc[at].text in _CLOSING), None)
    if right is None or right == left:
        return False
    words = [doc[at] for at in range(left + 1, right) if doc[at].is_alpha and len(doc[at].text) > 3]
    return bool(words) and all(word.text[0].isupper() for word in words) and right - left <= _TITLE_WORDS
