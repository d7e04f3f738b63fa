"""Pronouns: he, she, they and it to the nearest actor that fits in gender, number and kind; unsure stays unresolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.quotes import Quotes
from tocsin.extract.actors.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many sentences back a pronoun may point, and how many mentions are kept in mind.
_SENTENCES = 3
_MEMORY = 40
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
# What counts: a sentence farther back costs more than being its subject earns; who spoke last is likely to speak again;
# who is only mentioned in somebody's words is less likely to be meant outside of them.
_PER_SENTENCE = 2.0
_AS_SUBJECT = 1.5
_AS_SPEAKER = 1.0
_FROM_QUOTE = 1.2
_PER_TOKEN = 0.01
# "The union wants X, and it says so": the subject of the clause before goes on.
_AS_BEFORE = 0.8
# "It" is a named body before it is "a committee" of the same sentence.
_UNNAMED = 1.0
# "Washington and its": the owner stands right before, with its own words.
_NEXT = 4
# How many mentions can stand between the subject of a verb of saying and "his" in what is said.
_CLOSE = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that a pronoun may point back to."""

    sentence: int
    token: int
    is_subject: bool
    is_speaker: bool
    is_quoted: bool
    actor: str


def add_pronouns(scene: Scene, cast: Cast) -> None:
    """Each third-person pronoun that can be resolved becomes a mention."""
    quotes = Quotes(scene)
    sentence = 0
    recent: list[Seen] = []
    for token in scene.tokens:
        if token.is_sent_start:
            sentence += 1
        i = token.i
        if i not in cast.at and token.pos_ == "PRON" and token.dep:
            draft = _resolve(scene, cast, token, sentence, recent, quotes=quotes)
            if draft is not None:
                cast.mention(draft, i, i, i + 1)
                _learn(scene, draft, token)
        if i in cast.at and i not in cast.weak and not _is_predicate(token):
            is_subject = token.dep_ in _SUBJECTS
            speaks = is_subject and token.head.lemma_ in scene.cues("speech")
            recent.append(Seen(sentence, i, is_subject, speaks, quotes.is_quoted(i), cast.at[i]))
            del recent[:-_MEMORY]


def _is_predicate(token: Token) -> bool:
    """True for "a senator" in "her record as a senator" and "he became a senator": what somebody is, nobody of his own."""
    if not any(child.lower_ in {"a", "an"} for child in token.lefts):
        return False
    return token.dep_ in {"attr", "oprd"} or (token.dep_ == "pobj" and token.head.lower_ == "as")


def _learn(scene: Scene, draft: Draft, token: Token) -> None:
    """Whom the text has called "she" once is no "he" later."""
    if draft.kind == "person" and not draft.gender and token.lower_ in scene.cues("person_pronoun"):
        draft.gender = "m" if token.lower_ in scene.cues("male") else "f"


def _resolve(scene: Scene, cast: Cast, token: Token, sentence: int, recent: list[Seen], *, quotes: Quotes) -> Draft | None:
    if token.lower_.endswith(("self", "selves")) and token.i and token.nbor(-1).pos_ in {"NOUN", "PROPN"}:
        named = cast.covered.get(token.i - 1) or cast.at.get(token.i - 1)  # "the general himself"
        return cast.by_id[named] if named is not None and _fits(scene, token, cast.by_id[named]) else None
    if token.lower_ in scene.cues("thing_pronoun") and _is_empty(scene, token):
        return _reporter(scene, cast, token)
    speaker = reporting(scene, token) if not quotes.is_whole(token.i) else None
    if speaker is not None:
        found = cast.draft_at(speaker.i)
        if found is None and _is_alike(scene, speaker, token):
            return None
        is_nearer = token.dep_ == "poss" and any(
            seen.token > speaker.i and _fits(scene, token, cast.by_id[seen.actor]) for seen in recent[-_CLOSE:]
        )
        if (
            found is not None
            and not is_nearer
            and _says_of_itself(scene, token, found, speaker)
            and not _is_of_many(cast, token, found, recent)
        ):
            return found
    if token.lower_ in scene.cues("plural_pronoun") and _is_of_pair(cast, token):
        return None
    owner = _joined_owner(scene, cast, token)
    doer = owner or _doer(cast, token)
    draft = cast.draft_at(doer.i) if doer is not None else None
    if owner is not None or (draft is not None and _fits(scene, token, draft)):
        return draft if draft is not None and _fits(scene, token, draft) else None
    barred = _barred(scene, cast, token, quotes)
    ahead = _ahead(scene, cast, token)
    if ahead is not None and ahead.id not in barred:
        return ahead
    near = [seen for seen in reversed(recent) if sentence - seen.sentence <= _SENTENCES and seen.actor not in barred]
    fits = [seen for seen in near if _fits(scene, token, cast.by_id[seen.actor])] or _bodies(scene, cast, token, sentence, near)
    best = max(fits, key=lambda seen: _score_of(scene, cast, token, sentence, seen, quotes=quotes), default=None)
    if best is None or _is_one_of_two(scene, cast, token, best) or _is_thing_nearer(scene, cast, token, best):
        return None
    return cast.by_id[best.actor]


def _joined_owner(scene: Scene, cast: Cast, token: Token) -> Token | None:
    """The noun before "and its": "the river" of "the river and its banks", "Washington" of "Washington and its allies"."""
    if token.dep_ != "poss" or token.head.dep_ != "conj" or token.head.left_edge != token:
        return None
    owner = token.head.head
    is_next = owner.i < token.i and token.i >= 1 and scene.tokens[token.i - 1].lower_ == "and" and token.i - owner.i <= _NEXT
    is_many = owner.tag_ in {"NNS", "NNPS"} or (owner.i in cast.at and cast.by_id[cast.at[owner.i]].is_plural)
    fits = is_many == (token.lower_ in scene.cues("plural_pronoun")) and token.lower_ not in scene.cues("person_pronoun")
    return owner if is_next and fits and owner.pos_ in {"NOUN", "PROPN"} else None


def _is_of_pair(cast: Cast, token: Token) -> bool:
    """True for the "their" of "the bride and the groom exchanged their vows": two that are one subject, and no actor of the text."""
    verb = token.head
    while token.dep_ == "poss" and verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    subject = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"} and child != token), None)
    joined = [other for other in subject.children if other.dep_ == "conj"] if subject is not None else []
    both = [node for node in (subject, *joined) if node is not None and node.tag_ in {"NN", "NNP"} and node.i in cast.at]
    return len(both) > 1 and token.dep_ == "poss"


def _doer(cast: Cast, token: Token) -> Token | None:
    """Who is to do something with what is "its": "the coalition" of "urged the coalition to suspend its raids"."""
    verb = token.head.head if token.dep_ == "poss" and token.head.dep_ == "dobj" else None
    if verb is None or not any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts):
        return None
    if verb.dep_ == "ccomp":
        return next((child for child in verb.lefts if child.dep_ == "nsubj" and child.i in cast.at), None)
    if verb.dep_ not in {"xcomp", "advcl"}:
        return None
    bidden = [child for child in verb.head.children if child.dep_ == "dobj"]
    bidden += [grand for child in verb.head.children if child.lower_ == "on" and verb.head.lemma_ == "call" for grand in child.children]
    return next((child for child in bidden if child.i in cast.at and child.i < verb.i), None)


def _bodies(scene: Scene, cast: Cast, token: Token, sentence: int, near: list[Seen]) -> list[Seen]:
    """Whom "they" means where no many are named: the party, court or firm just named, unless two persons are named side by side."""
    if token.lower_ not in scene.cues("plural_pronoun"):
        return []
    here = [seen for seen in near if sentence - seen.sentence <= 1 and seen.is_subject]
    if any(other.i in cast.at for seen in here if cast.by_id[seen.actor].kind == "person" for other in scene.tokens[seen.token].conjuncts):
        return []
    drafts = [(seen, cast.by_id[seen.actor]) for seen in here]
    return [seen for seen, draft in drafts if draft.kind in {"organisation", "media"} or (draft.kind == "unnamed" and draft.is_body)]


def _score_of(scene: Scene, cast: Cast, token: Token, sentence: int, seen: Seen, *, quotes: Quotes) -> float:
    score = _score(scene, token, sentence, seen, is_quoted=quotes.is_quoted(token.i))
    is_thing = token.lower_ in scene.cues("thing_pronoun")
    return score - _UNNAMED * (is_thing and cast.by_id[seen.actor].kind == "unnamed")


def _ahead(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """Whom "his" in "In his speech, Obama said" and "she" in "When she arrived, Ferri was met" mean: the subject of the clause that follows."""
    node = token
    while node.dep_ not in {"ROOT", "ccomp", "conj"} and node.head != node:
        if node.dep_ in {"prep", "advcl"} and node.head.pos_ in {"VERB", "AUX"} and node.left_edge.i == _clause_start(node.head):
            subject = next(
                (child for child in node.head.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i > node.right_edge.i), None
            )
            draft = cast.draft_at(subject.i) if subject is not None and subject.pos_ == "PROPN" else None
            return draft if draft is not None and _fits(scene, token, draft) else None
        node = node.head
    return None


def _clause_start(verb: Token) -> int:
    first = verb.left_edge
    while first.is_punct and first.i < verb.i:
        first = first.nbor()
    return first.i


def _score(scene: Scene, token: Token, sentence: int, seen: Seen, *, is_quoted: bool) -> float:
    score = -_PER_SENTENCE * (sentence - seen.sentence) - _PER_TOKEN * (token.i - seen.token)
    score += _AS_SUBJECT * seen.is_subject
    score += _AS_BEFORE * (
        token.dep_ == "nsubj" and token.head.dep_ == "conj" and scene.tokens[seen.token].head == token.head.head and seen.is_subject
    )
    if seen.is_speaker and token.dep_ == "nsubj" and token.head.lemma_ in scene.cues("speech"):
        score += _AS_SPEAKER
    return score - _FROM_QUOTE * (seen.is_quoted and not is_quoted)


def _is_empty(scene: Scene, token: Token) -> bool:
    """True for "it" that means nothing: "it is time", "it seems", "it was unclear"."""
    verb = token.head
    if token.dep_ == "nsubjpass":
        return any(child.dep_ in {"ccomp", "csubj", "csubjpass"} for child in verb.rights) or verb.lemma_ in scene.cues("speech")
    if token.dep_ not in {"nsubj", "poss"}:
        return True
    return token.dep_ == "nsubj" and verb.lemma_ in scene.cues("empty_it") and not _does_something(scene, verb)


def _does_something(scene: Scene, verb: Token) -> bool:
    """True for "it took back the order", not for "it takes time" and "it made them leave"."""
    kinds = {child.dep_: child for child in verb.rights}
    thing = kinds.get("dobj")
    if thing is None or "ccomp" in kinds or "xcomp" in kinds:
        return False
    return not thing.ent_type_ and thing.lemma_ not in scene.cues("empty_object")


def _reporter(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """Who says of himself that "it was ready": the subject of the verb of saying above, if it is no person."""
    clause = token.head
    if token.dep_ != "nsubj" or clause.dep_ != "ccomp" or clause.head.lemma_ not in scene.cues("speech"):
        return None
    if any(child.dep_ in {"ccomp", "csubj", "expl"} for child in clause.children) or clause.lemma_ not in {"be", "have"}:
        return None
    for child in clause.head.children:
        if child.dep_ == "nsubj" and child.i in cast.at:
            draft = cast.by_id[cast.at[child.i]]
            return draft if _fits(scene, token, draft) else None
    return None


def reporting(scene: Scene, token: Token) -> Token | None:
    """The subject of the verb of saying above: "police" for the "they" of "police said they had arrested ten"."""
    clause = token.head
    while token.dep_ == "poss" and clause.dep_ not in {"ccomp", "ROOT"} and clause.head != clause:
        clause = clause.head
    if token.dep_ not in {"nsubj", "nsubjpass", "poss"} or clause.dep_ != "ccomp" or clause.head.lemma_ not in scene.cues("speech"):
        return None
    return next((child for child in clause.head.children if child.dep_ == "nsubj" and child.i < token.i), None)


def _is_alike(scene: Scene, speaker: Token, token: Token) -> bool:
    """True for "they" under "they": the one means nobody, so the other does."""
    return any(
        token.lower_ in scene.cues(kind) and speaker.lower_ in scene.cues(kind)
        for kind in ("plural_pronoun", "thing_pronoun", "person_pronoun")
    )


def _says_of_itself(scene: Scene, token: Token, draft: Draft, speaker: Token) -> bool:
    """True where the one who says it is most likely the one it is said of."""
    if token.lower_ in scene.cues("plural_pronoun"):
        is_many = speaker.tag_ in {"NNS", "NNPS"} or draft.is_plural or draft.kind in {"organisation", "armed_group", "media"}
        return draft.kind not in {"person", "state"} and is_many
    if token.lower_ in scene.cues("thing_pronoun"):
        return draft.is_body or draft.kind in {"state", "organisation", "armed_group", "media"}
    return draft.kind in {"person", "unnamed"} and _fits(scene, token, draft)


def _is_of_many(cast: Cast, token: Token, found: Draft, recent: list[Seen]) -> bool:
    """True for "they" under one body where many were named just before: "It arrested ten men. The agency said they had built drones"."""
    if found.is_plural or not token.lower_.startswith("the") or found.kind not in {"organisation", "media"}:
        return False
    last = [seen for seen in recent[-_CLOSE:] if seen.token < token.i]
    return any(cast.by_id[seen.actor].is_plural and cast.by_id[seen.actor].kind in {"people", "unnamed"} for seen in last)


def _is_thing_nearer(scene: Scene, cast: Cast, token: Token, best: Seen) -> bool:
    """True where "it" or "them" more likely means a thing that was named since: "the crew fought the fire until it was out"."""
    if token.lower_ in scene.cues("person_pronoun") or best.token >= token.sent.start:
        return False
    is_many = token.lower_ in scene.cues("plural_pronoun")
    is_telling = token.head.lemma_ in scene.cues("speech") or any(child.dep_ == "ccomp" for child in token.head.lefts)
    if token.dep_ == "nsubj" and is_telling:
        return False
    tags = {"NNS", "NNPS"} if is_many else {"NN"}
    start = token.sent.start
    if (
        start
        and not best.is_subject
        and token.dep_ in {"nsubj", "nsubjpass"}
        and not any(word.dep_ in _ARGUMENTS for word in scene.tokens[start : token.i])
    ):
        start = scene.tokens[start - 1].sent.start
    between = [
        word
        for word in scene.tokens[max(start, best.token + 1) : token.i]
        if word.i >= token.sent.start or word.dep_ in {"nsubj", "nsubjpass"}
    ]
    return any(
        word.tag_ in tags and word.dep_ in _ARGUMENTS and word.i not in cast.at and word.i not in cast.covered and not word.ent_type_
        for word in between
    )


def _is_one_of_two(scene: Scene, cast: Cast, token: Token, seen: Seen) -> bool:
    """True if "he" may as well be the other of two that are named side by side."""
    if token.lower_ not in scene.cues("person_pronoun"):
        return False
    for other in scene.tokens[seen.token].conjuncts:
        draft = cast.draft_at(other.i)
        if other.i < token.i and draft is not None and draft.id != seen.actor and _fits(scene, token, draft):
            return bool(draft.gender) or not cast.by_id[seen.actor].gender
    return False


def _barred(scene: Scene, cast: Cast, token: Token, quotes: Quotes) -> set[str]:
    """Whom a pronoun cannot mean: the speaker of the words it stands in, and for an object the subject of its own verb."""
    speaker = quotes.speaker(token.i)
    out = {cast.at[speaker]} if speaker is not None and speaker in cast.at else set()
    out |= {cast.at[i] for i in _told_of(scene, token) if i in cast.at}
    if token.dep_ == "poss" and token.head.i in cast.at and cast.by_id[cast.at[token.head.i]].kind == "person":
        out.add(cast.at[token.head.i])  # nobody is "his minister" himself
    if token.dep_ in {"dobj", "dative", "pobj"} and not token.lower_.endswith(("self", "selves")):
        verb = token.head if token.dep_ != "pobj" else token.head.head
        while verb.dep_ in {"xcomp", "conj"} and verb.head.pos_ == "VERB" and not any(child.dep_ == "nsubj" for child in verb.children):
            bidden = next((child for child in verb.head.children if child.dep_ == "dobj" and child.i < verb.i), None)
            if verb.dep_ == "xcomp" and bidden is not None:  # "Pita invited the party to join him"
                return out | ({cast.at[bidden.i]} if bidden.i in cast.at else set())
            verb = verb.head  # "She declined to name him"
        out |= {cast.at[child.i] for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i in cast.at}
    return out


def _told_of(scene: Scene, token: Token) -> list[int]:
    """The subject of "The colonel had slept, he told the council", whom "he" does not mean."""
    if token.dep_ != "nsubj" or token.tag_ != "PRP" or token.head.lemma_ not in scene.cues("speech"):
        return []
    said = [child for child in token.head.children if child.dep_ == "ccomp" and child.i < token.i]
    return [child.i for clause in said for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"} and child.pos_ != "PRON"]


def _fits(scene: Scene, token: Token, draft: Draft) -> bool:
    """True if gender, number and kind of an actor agree with a pronoun."""
    word = token.lower_
    if word in scene.cues("person_pronoun"):
        gender = "m" if word in scene.cues("male") else "f"
        is_person = draft.kind == "person" or (draft.kind in {"unnamed", "people"} and not draft.is_plural and not draft.is_body)
        return is_person and draft.gender in {"", gender}
    if word in scene.cues("plural_pronoun"):
        return draft.kind != "person" and (draft.is_plural or draft.kind == "armed_group")
    if word in scene.cues("thing_pronoun"):
        is_named = draft.kind in {"state", "organisation", "armed_group", "media"}
        does = token.dep_ == "nsubj" and token.head.pos_ == "VERB" and token.head.lemma_ not in scene.cues("empty_it")
        return is_named or (draft.is_body and (token.dep_ == "poss" or does))
    return False
