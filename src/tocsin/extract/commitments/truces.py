"""Truces: announced, agreed, in force, violated, at an end. A truce that is only sought is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, Draft, child, is_a, is_agent, is_conditional, lefts_aux
from tocsin.extract.commitments.owners import noun_owner
from tocsin.extract.syntax import agent_of, antecedent, is_negated, prepositional, subject_of
from tocsin.lexicon.commitments import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.model.vocabulary import FateStatus

_WEAK_LINKS = frozenset({"of", "in", "on", "to"})
# The verb of a truce's end stands within so many tokens.
_NEAR = 14
# "between" stands within so many tokens behind the truce.
_CLOSE = 7
_PARTICLES = frozenset({"down", "apart", "out", "off"})
_NO_PARTY = frozenset({"broker", "mediate", "welcome", "have"})
_IN_FORCE = frozenset({"place", "effect", "force"})
_ALMOST = frozenset({"all", "nearly", "almost", "virtually"})
# A truce that was named so many tokens before is meant by "the pause".
_BACK = 300
_HEDGED = frozenset({"might", "may", "could", "can", "should", "would", "must"})
_SPELLS = frozenset({"day", "week", "month", "hour", "night", "morning"})
_DURING = frozenset({"on", "in", "into", "during", "entered", "for"})
_WHILE = frozenset({"despite", "under", "during", "amid", "since"})


def truce_draft(token: Token) -> Draft | None:
    """The truce that a noun names, where its existence or its fate is told."""
    if not is_truce_noun(token):
        return None
    head = _whole(token)
    if head is None or is_conditional(head):
        return None
    fate = _fate(head)
    if fate is None:
        return None
    status, verb = fate
    by = _by(head, verb, status)
    if status == "broken" and is_denied(verb):
        status = "standing"
    return Draft("truce", f"truce/{verb.lemma_}", token, head, by, _to(head, by), status=status, is_final=True, told=verb)


def is_denied(verb: Token) -> bool:
    """True for "denied breaking the truce", "denied that it had broken the truce"."""
    node = verb
    for _ in range(CLIMB):
        if node.dep_ not in {"xcomp", "ccomp", "pcomp", "prep", "dobj", "acl"} or node.head == node:
            return False
        node = node.head
        if node.lemma_ == "deny":
            return True
    return False


def is_truce_noun(token: Token) -> bool:
    """True for "truce", "cease-fire" (three tokens), "suspension of attacks"."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if token.lemma_ == "fire" and token.i > 1:
        return token.doc[token.i - 1].text == "-" and token.doc[token.i - 2].lower_ == "cease"
    return is_a(token, "truce_noun") and _is_of_fighting(token)


def _is_of_fighting(token: Token) -> bool:
    """As in "suspension" and "pause" are truces only of fighting: "a suspension of attacks", "a humanitarian pause"."""
    if not is_a(token, "truce_weak"):
        return True
    if token.lemma_ == "cessation":
        return True
    if token.lemma_ in {"lull", "pause", "silence", "calm", "quiet", "peace", "halt"} and len(between_of(token)) > 0:
        return True
    if token.lemma_ in {"lull", "pause", "calm", "halt"} and any(each.lower_ in {"the", "that", "this"} for each in token.children):
        before = token.doc[max(token.i - _BACK, 0) : token.i]
        if any(is_a(each, "truce_noun") and not is_a(each, "truce_weak") for each in before):
            return True
    below = list(prepositional(token, "of", "in", "on", "to", "from"))
    mods = [each for each in token.children if each.dep_ in {"amod", "compound"}]
    return any(is_a(each, "fighting_noun") for each in below) or any(each.lower_ in {"humanitarian", "bombing", "air"} for each in mods)


def _whole(token: Token) -> Token | None:
    """The head of the noun phrase: "truce deal" is a truce, "ceasefire line" is a place."""
    if token.dep_ in {"compound", "nmod", "amod"} and token.head.pos_ in {"NOUN", "PROPN"}:
        return token.head if is_a(token.head, "truce_tail") else None
    if any(each.dep_ == "compound" and each.i > token.i for each in token.children):
        return None
    return token


def _fate(head: Token) -> tuple[FateStatus, Token] | None:
    """What is said of the truce, with the word that says it."""
    own = _undone(head) or _by_clause(head) or _told_next(head) or _by_chain(head)
    if own is not None:
        return own
    owner = child(head, "poss")
    if owner is not None and is_agent(owner) and not is_a(head.head, "truce_sought"):
        return "standing", head
    return None


def _undone(head: Token) -> tuple[FateStatus, Token] | None:
    """As in "the truce is dead", "declared the truce null and void", "was over before it began", "has all but collapsed"."""
    verb = head.head
    if verb.pos_ == "ADJ" and is_a(verb, "undone_word") and verb.head.lemma_ in {"declare", "pronounce", "call", "consider"}:
        return "ended", verb
    if verb.pos_ not in VERBAL or lefts_aux(verb) & _HEDGED or is_negated(verb):
        return None
    if is_a(verb, "truce_ended") and any(each.lower_ in _ALMOST for each in verb.doc[max(verb.i - 3, 0) : verb.i]):
        return "broken", verb
    if is_a(verb, "undone_word") and verb.head.lemma_ in {"declare", "pronounce", "call", "consider"}:
        return "ended", verb
    if verb.lemma_ not in {"be", "declare", "pronounce", "call", "consider", "lie"}:
        return None
    state = [
        each
        for each in (*verb.children, *head.children)
        if each.i > head.i and each.dep_ in {"acomp", "attr", "oprd", "advmod", "amod", "prt", "ccomp", "xcomp", "acl"}
    ]
    state += [grand for each in state for grand in each.children]
    over = next((each for each in state if is_a(each, "over_word") or is_a(each, "undone_word")), None)
    if over is not None:
        return "ended", over
    torn = next((each for each in prepositional(verb, "in") if is_a(each, "tatter_noun")), None)
    return ("broken", torn) if torn is not None else None


def _by_chain(head: Token) -> tuple[FateStatus, Token] | None:
    """What the verbs and nouns above say."""
    node = head
    for _ in range(CLIMB):
        if node.dep_ in {"conj", "appos"} and node.head.pos_ in {"NOUN", "PROPN"}:
            node = node.head
            continue
        if node.dep_ == "pobj":
            return _by_preposition(node.head, head)
        if node.dep_ in {"dobj", "nsubjpass", "attr", "oprd", "nsubj", "ROOT", "ccomp", "dative"}:
            return _by_verb(node, node.head)
        return None
    return None


def _by_preposition(link: Token, head: Token) -> tuple[FateStatus, Token] | None:
    above = link.head
    if link.lower_ in {"after", "following"} and above.pos_ in VERBAL and is_a(above, "rearm_verb"):
        return "ended", above
    if link.lower_ in {"since", "into", "after"} and above.pos_ in {"NOUN", "ADV", "VERB", "AUX"} and not is_a(above, "truce_sought"):
        return "standing", head
    if above.pos_ in {"NOUN", "PROPN"}:
        if above.head.lemma_ in words("spurn_verb"):
            return None
        if is_a(above, "violation_noun"):
            return "broken", above
        if above.lemma_ in _SPELLS and link.lower_ == "of" and above.head.lower_ in _DURING:
            return "standing", above
        if is_a(above, "ended_noun") and link.lower_ in {"of", "to"}:
            return "ended", above
        if (
            above.lemma_ in {"promise", "declaration", "announcement", "pledge", "offer"}
            and link.lower_ in {"of", "for"}
            and noun_owner(above) is not None
        ):
            return ("broken" if _is_despite(above) else "standing"), above
        return ("standing", head) if child(head, "poss") is not None and is_agent(child(head, "poss")) and link.lower_ != "for" else None
    if link.lower_ in _WHILE:
        return ("broken" if link.lower_ == "despite" else "standing"), link
    if (above.pos_ in VERBAL or above.lemma_ == "committed") and link.lower_ in {"to", "on", "by", "with", "from", "in", "into"}:
        if above.lemma_ == "committed":
            return "standing", above
        return _by_verb(head, above) if is_a(above, "truce_made") or is_a(above, "truce_ended") or above.lemma_ == "renege" else None
    return None


def _by_verb(node: Token, verb: Token) -> tuple[FateStatus, Token] | None:
    if verb.pos_ not in VERBAL:
        if node.dep_ == "ROOT" or verb == node:
            return _by_clause(node)
        return None
    name = verb.lemma_
    particle = next((each.lower_ for each in verb.children if each.dep_ == "prt" and each.lower_ in _PARTICLES), "")
    key = f"{name}_{particle}" if particle else name
    if name in {"extend", "renew", "prolong"} and is_negated(verb):
        return "ended", verb
    if lefts_aux(verb) & _HEDGED:
        return None
    status = _status(verb, key)
    if status == "standing" and _is_despite(verb):
        status = "broken"
    if status is None or (is_negated(verb) and status != "standing"):
        return None
    return status, verb


def _status(verb: Token, key: str) -> FateStatus | None:
    if verb.lemma_ == "exist" and any(each.lower_ == "paper" for each in prepositional(verb, "on")):
        return "broken"
    if key in words("truce_broken"):
        return "broken"
    if key in words("truce_ended") or (verb.lemma_ in {"come", "bring", "put", "draw"} and _ends(verb)):
        return "ended"
    if key in words("truce_expired"):
        return "expired"
    called = child(verb, "dobj") if verb.lemma_ == "call" else None
    if called is not None and is_truce_noun(called):
        return "standing"
    if verb.lemma_ in words("truce_sought"):
        return None
    if verb.lemma_ in words("truce_made"):
        return "standing" if not _is_wanted(verb) else None
    return None


def _is_despite(token: Token) -> bool:
    """As in "fighting went on despite promises of a truce": it was not kept."""
    return any(node.dep_ == "prep" and node.lower_ == "despite" for node in (token.head, token))


def _told_next(head: Token) -> tuple[FateStatus, Token] | None:
    """The verb of the truce's end where it follows closely and the parser lost its subject: "the truce brokered by X collapsed"."""
    if head.dep_ in {"dobj", "attr"}:
        return None
    doc = head.doc
    for token in doc[head.i + 1 : min(head.i + _NEAR, head.sent.end)]:
        if token.text in {",", ";", ":"}:
            return None
        if token.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and token.pos_ == "VERB" and child(token, "dobj") is None:
            particle = next((each.lower_ for each in token.children if each.dep_ == "prt"), "")
            key = f"{token.lemma_}_{particle}" if particle else token.lemma_
            if key in words("truce_ended") or (token.lemma_ == "come" and _ends(token)):
                return "ended", token
            if key in words("truce_expired"):
                return "expired", token
    return None


def _ends(verb: Token) -> bool:
    return any(inner.lemma_ in {"end", "close", "halt"} for inner in prepositional(verb, "to"))


def _is_wanted(verb: Token) -> bool:
    """True for "hope to reach a truce", "effort to broker a truce"."""
    node = verb
    for _ in range(CLIMB):
        has_to = any(each.lower_ == "to" and each.dep_ == "aux" for each in node.children)
        if not has_to and node.dep_ != "pcomp":
            return False
        above = node.head
        if above.lemma_ in {"agree", "pledge", "vow", "promise", "decide", "begin", "continue", "commit", "lead"}:
            return False
        if has_to:
            return True
        node = above
        if node.head == node:
            return False
    return False


def _by_clause(head: Token) -> tuple[FateStatus, Token] | None:
    """As in "a truce violated by the army", "a truce set to begin on Friday", "a truce agreed in May"."""
    for each in head.children:
        if (
            each.dep_ in {"acl", "relcl"}
            and each.pos_ in VERBAL
            and each.i > head.i
            and each.tag_ in {"VBN", "VBD"}
            and head.dep_ == "ROOT"
        ):
            found = _status(each, each.lemma_)
            if found is not None:
                return found, each
    return None


def _by(head: Token, verb: Token, status: FateStatus) -> Token | None:
    """Whose truce it is; who breaks or ends it is an account of its own."""
    owner = child(head, "poss")
    if owner is not None and is_agent(owner):
        return owner
    for each in head.children:
        if each.dep_ in {"acl", "relcl"} and is_a(each, "truce_made") and each.lemma_ not in _NO_PARTY:
            found = agent_of(each) or child(each, "nsubj")
            if found is not None and found.lower_ in {"it", "they", "he", "she"}:
                found = subject_of(verb) if verb.pos_ in VERBAL else None
            if is_agent(found):
                return found
    if verb.pos_ in {"NOUN", "PROPN"}:
        sides = between_of(head)
        return sides[0] if sides else noun_owner(verb) if status == "standing" and verb.lemma_ not in _SPELLS else None
    between = between_of(head)
    return between[0] if between else _maker(head, verb)


def between_of(head: Token) -> list[Token]:
    """Both sides of "the cease-fire of November between A and B", wherever the parser hung the "between"."""
    own = prepositional(head, "between")
    if own:
        return own
    link = next((each for each in head.doc[head.i + 1 : min(head.i + _CLOSE, head.sent.end)] if each.lower_ == "between"), None)
    first = child(link, "pobj") if link is not None else None
    return [each for each in (first, *(first.conjuncts if first is not None else ())) if each is not None and is_agent(each)]


def _maker(head: Token, verb: Token) -> Token | None:
    """Who announces, agrees or keeps it; who only brokers it is no party."""
    if verb.lemma_ == "committed":
        found = subject_of(verb.head)
    elif (
        verb.pos_ in VERBAL and is_a(verb, "truce_made") and head.dep_ in {"dobj", "pobj", "conj", "attr"} and verb.lemma_ not in _NO_PARTY
    ):
        found = agent_of(verb) if child(verb, "nsubjpass") is not None else subject_of(verb)
    else:
        return None
    return antecedent(found) if found is not None and is_agent(found) else None


def _to(head: Token, by: Token | None) -> Token | None:
    """The other party: "with the rebels", the second of "between A and B", the second of "the army and the rebels agreed"."""
    found = next((each for each in prepositional(head, "with") if is_agent(each)), None)
    if found is not None or by is None:
        return found
    return next((each for each in by.conjuncts if each.i > by.i and is_agent(each)), None)
