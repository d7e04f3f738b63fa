"""What is said of a truce where it is named: made, in force, violated, at an end, run out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, child, is_a, is_agent, lefts_aux
from tocsin.extract.commitments.owners import noun_owner
from tocsin.extract.commitments.truce_nouns import is_truce_noun
from tocsin.extract.syntax import is_negated, prepositional
from tocsin.lexicon.commitments import words
from tocsin.lexicon.truces import tellings

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.model.vocabulary import FateStatus

# The verb of a truce's end stands within so many tokens.
_NEAR = 14
_PARTICLES = frozenset({"down", "apart", "out", "off", "back"})
_ALMOST = frozenset({"all", "nearly", "almost", "virtually"})
_HEDGED = frozenset({"might", "may", "could", "can", "should", "would", "must"})
SPELLS = frozenset({"day", "week", "month", "hour", "night", "morning"})
_DURING = frozenset({"on", "in", "into", "during", "entered", "for"})
_WHILE = frozenset({"despite", "under", "during", "amid", "since"})
_AHEAD = frozenset({"will", "shall", "would", "'ll", "’ll", "wo"})


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


def is_charged(verb: Token) -> bool:
    """True for "traded accusations of violating the truce": who broke it is an account."""
    node = verb
    for _ in range(CLIMB):
        if node.dep_ not in {"pcomp", "prep", "pobj", "acl", "relcl"} or node.head == node:
            return False
        node = node.head
        if node.lemma_.lower() in tellings()["charge"]:
            return True
    return False


def told_of(head: Token) -> tuple[FateStatus, Token] | None:
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
    if verb.pos_ == "ADJ" and is_a(verb, "undone_word") and is_a(verb.head, "called_verb"):
        return "ended", verb
    if verb.pos_ not in VERBAL or _is_open(verb) or is_negated(verb):
        return None
    if is_a(verb, "truce_ended") and any(each.lower_ in _ALMOST for each in verb.doc[max(verb.i - 3, 0) : verb.i]):
        return "broken", verb
    if is_a(verb, "undone_word") and is_a(verb.head, "called_verb"):
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
        return ("standing" if is_negated(over) else "ended"), over
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
    if link.lower_ in {"after", "following"} and above.pos_ in VERBAL and _rearms(above):
        return "ended", above
    if link.lower_ in {"since", "into", "after"} and above.pos_ in {"NOUN", "ADV", "VERB", "AUX"} and not is_a(above, "truce_sought"):
        return "standing", head
    if above.pos_ in {"NOUN", "PROPN"}:
        if above.head.lemma_ in words("spurn_verb"):
            return None
        if above.lemma_ in tellings()["part"] and above.head.pos_ in VERBAL:
            return _of_part(above.head)
        if above.lemma_ in tellings()["offer"] and above.dep_ in {"dobj", "pobj", "nsubjpass"}:
            return _of_offer(above)
        if is_a(above, "violation_noun"):
            return "broken", above
        if above.lemma_ in SPELLS and link.lower_ == "of" and above.head.lower_ in _DURING:
            return "standing", above
        if is_a(above, "ended_noun") and link.lower_ in {"of", "to"}:
            return ("standing" if _is_averted(above) else "ended"), above
        if is_a(above, "announced_noun") and link.lower_ in {"of", "for"} and noun_owner(above) is not None:
            return ("broken" if _is_despite(above) else "standing"), above
        return ("standing", head) if child(head, "poss") is not None and is_agent(child(head, "poss")) and link.lower_ != "for" else None
    if link.lower_ in _WHILE:
        return ("broken" if link.lower_ == "despite" else "standing"), link
    if (above.pos_ in VERBAL or above.lemma_ == "committed") and link.lower_ in {"to", "on", "by", "with", "from", "in", "into"}:
        if above.lemma_ == "committed":
            return "standing", above
        if is_a(above, "truce_ended") and link.lower_ in {"in", "with", "by"}:
            return "standing", head
        return _by_verb(head, above) if is_a(above, "truce_made") or is_a(above, "truce_ended") or above.lemma_ == "renege" else None
    return None


def _rearms(verb: Token) -> bool:
    """True for "took up arms after the truce"; false for "shells fell after the truce took effect"."""
    return is_a(verb, "rearm_verb") and any(is_a(each, "fighting_noun") or each.lemma_ in {"arm", "war"} for each in verb.subtree)


def _of_part(verb: Token) -> tuple[FateStatus, Token] | None:
    """As in "suspended its participation in the truce", "reaffirmed its commitment to it"."""
    is_left = verb.lemma_ in tellings()["object"] or is_a(verb, "truce_ended")
    if _is_open(verb) or is_negated(verb):
        return None
    return "ended" if is_left and not _is_pending(verb) else "standing", verb


def _of_offer(offer: Token) -> tuple[FateStatus, Token] | None:
    """As in "accepted a proposal for a truce", "agreed to a plan for a truce"."""
    verb = offer.head.head if offer.dep_ == "pobj" else offer.head
    is_taken = is_a(verb, "taken_verb")
    return ("standing", verb) if is_taken and not _is_open(verb) and not is_negated(verb) and not _is_wanted(verb) else None


def _is_averted(node: Token) -> bool:
    """True for "on the brink of collapse", "to prevent the collapse of the truce", "its possible end"."""
    near = [*node.children]
    for _ in range(3):
        node = node.head
        near.append(node)
    return any(each.lemma_.lower() in tellings()["brink"] for each in near)


def _is_open(verb: Token) -> bool:
    """True where a modal leaves it open; "said that it would observe the truce" does not."""
    aux = lefts_aux(verb)
    if "would" in aux and verb.dep_ == "ccomp" and is_a(verb.head, "saying_verb"):
        aux -= {"would"}
    return bool(aux & _HEDGED)


def _is_pending(verb: Token) -> bool:
    """True for "will expire on Friday", "is due to expire", "threatened to end it"."""
    if lefts_aux(verb) & _AHEAD:
        return True
    is_infinitive = any(each.lower_ == "to" and each.dep_ == "aux" for each in verb.children)
    return is_infinitive and verb.head.lemma_ in tellings()["due"]


def _by_verb(node: Token, verb: Token) -> tuple[FateStatus, Token] | None:
    if verb.pos_ not in VERBAL:
        if node.dep_ == "ROOT" or verb == node:
            return _by_clause(node)
        return None
    name = verb.lemma_
    particle = next((each.lower_ for each in verb.children if each.dep_ in {"prt", "advmod"} and each.lower_ in _PARTICLES), "")
    key = f"{name}_{particle}" if particle else name
    if name in {"extend", "renew", "prolong"} and is_negated(verb):
        return "ended", verb
    if _is_open(verb):
        return None
    status = _status_of(node, verb, key)
    if status == "standing" and _is_despite(verb):
        status = "broken"
    if status in {"ended", "expired"} and _is_pending(verb):
        status = "standing"
    if status is None or (is_negated(verb) and status != "standing"):
        return None
    return status, verb


def _status_of(node: Token, verb: Token, key: str) -> FateStatus | None:
    is_object = node.dep_ in {"dobj", "nsubjpass"}
    is_whole = not is_a(node, "truce_weak") or node.lemma_ == "cessation"
    if is_object and is_whole and verb.lemma_ in tellings()["object"]:
        return "ended"
    if (
        node.dep_ == "dobj"
        and verb.lemma_ in tellings()["greeted"]
        and any(each.lower_ in {"the", "a"} or each.dep_ == "poss" for each in node.children)
    ):
        return "standing"
    if node.dep_ == "nsubj" and verb.lemma_ in {"last", "hold", "survive"} and _is_brief(verb):
        return "broken"
    return _status(verb, key)


def _is_brief(verb: Token) -> bool:
    """True for "lasted barely six hours", "held for less than a day"."""
    behind = verb.doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]
    return any(each.lower_ in tellings()["short"] or each.lower_ in {"less", "fewer"} for each in behind)


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
        if token.text in {",", ";", ":"} or _is_of_talks(token, head):
            return None
        if token.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and token.pos_ == "VERB" and child(token, "dobj") is None:
            particle = next((each.lower_ for each in token.children if each.dep_ == "prt"), "")
            key = f"{token.lemma_}_{particle}" if particle else token.lemma_
            if key in words("truce_ended") or (token.lemma_ == "come" and _ends(token)):
                return "ended", token
            if key in words("truce_expired"):
                return "expired", token
    return None


def _is_of_talks(verb: Token, head: Token) -> bool:
    """True for "talks on a truce collapsed": what ended was no truce."""
    subject = child(verb, "nsubj")
    return subject is not None and subject.i < head.i and subject.lemma_.lower() in tellings()["seek"]


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
        if is_a(above, "leading_verb"):
            return False
        if has_to:
            return True
        node = above
        if node.head == node:
            return False
    return False


def _by_clause(head: Token) -> tuple[FateStatus, Token] | None:
    """As in "a truce violated by the army", "a truce set to begin on Friday", "a truce agreed in May", "their truce, which ended on Sunday"."""
    for each in head.children:
        subject = child(each, "nsubj") if each.dep_ == "relcl" and each.tag_ == "VBD" else None
        if subject is not None and subject.lower_ in {"which", "that"} and child(each, "dobj") is None:
            found = _status(each, each.lemma_)
            if found in {"ended", "expired"} and not is_negated(each):
                return found, each
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
