"""Whether the words around a time look back or ahead: tense, modals, prepositions, the verb that governs an infinitive.

"ordered a reduction of troops by mid-January" looks ahead though "ordered" is past; "killed in January" looks back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tocsin.extract.syntax import governor, is_infinitive, is_negated, modal_of, tense_of
from tocsin.lexicon.times import time_cues, time_words

if TYPE_CHECKING:
    from spacy.tokens import Token

Way = Literal["past", "present", "future"]

# Deeper chains of verbs than this are parse errors.
_CLIMB = 8
_AHEAD_OF = ("ahead", "of")
# "less than two weeks away" is the longest way of saying how near a day is.
_AWAY = 7
_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MODIFIES = frozenset({"compound", "nmod", "amod", "poss", "npadvmod", "appos", "nummod"})


@dataclass(frozen=True, slots=True)
class Pull:
    """Which way the words look; `sure` is false where only a preposition or a noun says so."""

    way: Way | None
    sure: bool = True
    is_until: bool = False
    is_open: bool = False
    """True for "until Friday" under a past verb: the nearer Friday."""


NO_PULL = Pull(None, sure=False)


def pull_of(token: Token, first: int) -> Pull:
    """The pull on a time whose head is `token` and whose first token has the index `first`."""
    before = _words_before(token, first)
    verb = _pull_of_clause(token)
    if before[1] in time_cues("past_preposition"):
        return Pull("past")
    if _is_given_until(token):
        return Pull("future", sure=False, is_until=True)
    if before == _AHEAD_OF or before[1] in time_cues("future_preposition"):
        is_ahead = verb.way != "past" or _is_postponed(token) or (before[1] == "by" and _is_bidden(token))
        is_open = not is_ahead and before[1] in time_cues("open_end")
        return Pull("future", sure=verb.way == "future", is_until=is_ahead or before == _AHEAD_OF, is_open=is_open)
    if before[1] in time_cues("future_adjective") or (before[1] == "to" and _is_postponed(token)):
        return Pull("future", sure=False, is_until=True)
    if _is_set_day(token) or _is_called_to(token) or _is_away(token) or (before[1] == "for" and _is_meant_for(token)):
        return Pull("future", sure=False, is_until=True)
    if _is_before_its_noun(token):
        return Pull("future", sure=False, is_open=True)
    if _is_day_of(token):
        return Pull("future")
    if _has_noun(token, "future_noun") or _is_for_planned_noun(token):
        return Pull("future", sure=verb.way == "future")
    return _beside_noun(token, verb)


def _beside_noun(token: Token, verb: Pull) -> Pull:
    """The verb's pull on a time that hangs on a noun: weak, and none on the day of a deed or paper ("under a June agreement")."""
    noun = _noun_of(token)
    if noun is None:
        return verb
    if noun.lemma_ in time_cues("past_noun") and token.dep_ in _MODIFIES:
        is_watched = (
            verb.way == "future" and verb.sure and token.dep_ == "poss"
        )  # "will watch Friday's report", "will review Monday's ruling"
        return verb if is_watched else Pull("past", sure=verb.way == "past")
    is_aside = verb.way == "past" and not noun.dep_.startswith("nsubj")
    return Pull(verb.way, sure=False) if is_aside else verb


def _words_before(token: Token, first: int) -> tuple[str, str]:
    """The two words before a time, an article left out, in lower case."""
    doc = token.doc
    start = max(first - 4, token.sent.start)
    words = [doc[at].lower_ for at in range(start, first) if doc[at].lower_ not in {"the", "-", "about", "around"}]
    return (words[-2] if len(words) > 1 else "", words[-1] if words else "")


def _pull_of_clause(token: Token) -> Pull:
    """The tense of the nearest verb above, or of the verb that governs it where it has none of its own."""
    node = token
    for _ in range(_CLIMB):
        pull = None if _opens_behind(node, token) else _own_pull(node) if node.pos_ in _VERBAL else _adjective_pull(node)
        if pull is not None:
            return pull
        if node.head == node:
            break
        node = node.head
    return NO_PULL


def _opens_behind(verb: Token, token: Token) -> bool:
    """True for "said Friday that he will go", where the parse hangs Friday on "go": the clause opens behind the time."""
    return any(child.dep_ == "mark" and child.i > token.i for child in verb.children)


def _adjective_pull(node: Token) -> Pull | None:
    """Future for "due in two weeks", "ready by March": what is due lies ahead, unless it was due."""
    if node.pos_ == "ADJ" and node.dep_ == "ROOT" and node.lemma_ in time_cues("timetable_verb"):
        return Pull("future")  # "the talks open Tuesday", where the parser takes "open" for an adjective
    if node.pos_ != "ADJ" or node.lemma_ not in time_cues("planned_participle"):
        return None
    return Pull("future", sure=tense_of(node.head) != "past")


def _own_pull(verb: Token) -> Pull | None:
    """Future for "will", "would", "to" under "agreed", "scheduled"; past for past forms; null where the verb above decides."""
    modal = modal_of(verb)
    if modal is not None:
        is_perfect = any(child.lemma_ == "have" and child.dep_ in {"aux", "auxpass"} for child in verb.children)
        return Pull("past") if is_perfect or _could_not(verb, modal) else Pull("future")
    if _is_infinitive_of_old_plan(verb):
        return Pull("past", sure=False)
    if verb.tag_ == "VBN" and verb.dep_ in {"advcl", "acl"} and verb.lemma_ in time_cues("sequel_participle"):
        return None  # "is due on May 22, followed by a vote on July 31": as what it follows
    tense = tense_of(verb)
    if tense == "past" and verb.tag_ == "VBN" and verb.lemma_ in time_cues("awaited_participle") and not _is_past_perfect(verb):
        return Pull("future", sure=False, is_open=True)  # "a vote was expected Wednesday": the nearer Wednesday
    if verb.lemma_ in time_cues("planning_verb"):
        return Pull("future", sure=not _is_past_perfect(verb))
    if verb.tag_ == "VBN" and verb.lemma_ in time_cues("planned_participle") and tense != "past" and not _is_set_on(verb):
        return Pull("past", sure=False) if _is_undone(verb) else Pull("future")
    if tense in {"past", "future"}:
        return Pull("past" if tense == "past" else "future")
    if tense == "present":
        return _present_pull(verb)
    if verb.tag_ == "VBN" and not is_infinitive(verb):
        return Pull("past") if verb.dep_ in {"acl", "relcl", "advcl", "ROOT"} else None
    return _infinitive_pull(verb)


def _present_pull(verb: Token) -> Pull:
    """The present: "is meeting", "meets Monday" look ahead; "comes on the heels of Monday's raid" says nothing."""
    is_going_on = verb.tag_ == "VBG" and not any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)
    if is_going_on or any(child.dep_ == "acomp" and _adjective_pull(child) for child in verb.children):
        return Pull("future")
    if _looks_ahead(verb):
        return Pull("future", sure=verb.tag_ != "VB")
    return Pull("future" if verb.lemma_ in time_cues("timetable_verb") else "present", sure=verb.tag_ != "VB")


def _is_undone(planned: Token) -> bool:
    """True for "a meeting planned for Monday fell apart": the plan and mostly its day are over."""
    noun = planned.head
    is_subject = planned.dep_ == "acl" and noun.dep_ in {"nsubj", "nsubjpass"}
    return is_subject and noun.head.lemma_ in time_cues("undone_verb") and tense_of(noun.head) == "past"


def _looks_ahead(verb: Token) -> bool:
    """True for "plans to hold talks Tuesday" and "expects an offensive this spring"."""
    if verb.lemma_ in time_cues("future_verb") and any(child.dep_ == "xcomp" and is_infinitive(child) for child in verb.children):
        return True
    return verb.lemma_ in time_cues("planned_participle") and any(child.dep_ == "dobj" for child in verb.children)


def _infinitive_pull(verb: Token) -> Pull | None:
    """An infinitive: "agreed to meet in January" looks ahead; "began to shell in January" as "began" does."""
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.head.lemma_ == "look":
        return Pull("future")  # "looks forward to meeting them Monday"
    if not is_infinitive(verb) or verb.dep_ not in {"xcomp", "acl", "ccomp", "advcl", "relcl"}:
        return None
    head = verb.head
    if head.lemma_ == "be":  # "is to appear in court Wednesday", "was to arrive Saturday"; "was to have appeared Friday" did not
        is_missed = any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)
        is_past = tense_of(head) == "past"
        return Pull("past" if is_missed else "future", sure=is_missed or not is_past, is_open=is_past and not is_missed)
    if head.lemma_ in time_cues("future_verb") or head.lemma_ in time_cues("future_noun") or head.pos_ == "ADJ":
        finite = head.head if head.pos_ == "ADJ" else head
        is_planned = head.lemma_ in time_cues("planning_verb")
        is_sure = not _is_past_perfect(finite) and (is_planned or tense_of(finite) != "past")
        return Pull("future", sure=is_sure, is_open=not is_sure and verb.dep_ == "xcomp" and not _is_past_perfect(finite))
    return Pull("future", sure=False) if head.pos_ == "NOUN" else None


def _is_past_perfect(verb: Token) -> bool:
    """True for "had been scheduled to expire Friday": the plan is over, and so is the day."""
    return any(child.lower_ == "had" for child in verb.children)


def _is_infinitive_of_old_plan(verb: Token) -> bool:
    """True for "expire" in "had been due to expire Friday"."""
    if not is_infinitive(verb) or verb.dep_ != "xcomp":
        return False
    return _is_past_perfect(verb.head) or (verb.head.pos_ == "ADJ" and _is_past_perfect(verb.head.head))


def _is_set_on(verb: Token) -> bool:
    """True for "the record set on August 6": what is set for a day lies ahead, what was set on it does not."""
    return verb.lemma_ in time_cues("set_on") and any(child.lower_ == "on" for child in verb.children)


def _could_not(verb: Token, modal: str) -> bool:
    """True for "could not be reached Wednesday", "neither could be found": they tell of what was."""
    return modal == "could" and (
        is_negated(verb) or any(child.lower_ in {"neither", "nobody", "none"} for child in verb.children if child.dep_.startswith("nsubj"))
    )


def _has_noun(token: Token, kind: str) -> bool:
    """True for "the December 31 deadline", "the deadline of December 31"."""
    head = token.head
    noun = head.head if head.pos_ == "ADP" else head
    return noun.lemma_ in time_cues(kind)


def _noun_of(token: Token) -> Token | None:
    """The noun that a time belongs to: "a June agreement", "December's figures", "a cutback in September"; null if it is the verb's."""
    if token.head.pos_ in _NOUNS and token.dep_ in _MODIFIES:
        return token.head
    if token.dep_ == "pobj" and token.head.head.pos_ in _NOUNS and token.head.i > token.head.head.i:
        return token.head.head
    return None


def _is_for_planned_noun(token: Token) -> bool:
    """True for "the slated visit in September", "the planned June visit"."""
    noun = _noun_of(token)
    return noun is not None and any(child.dep_ == "amod" and child.lower_ in time_cues("planned_adjective") for child in noun.children)


def _is_set_day(token: Token) -> bool:
    """True for "postponed November 10" and "has set November 10 as the deadline"."""
    if token.head.lemma_ not in time_cues("postponing_verb"):
        return False
    behind = token.right_edge.i + 1
    is_named = token.dep_ == "npadvmod" and behind < len(token.doc) and token.doc[behind].lower_ == "as"
    return token.dep_ == "dobj" or is_named


def _is_called_to(token: Token) -> bool:
    """True for "invited them to a rally on Saturday" and "called for a strike on Friday"; not for "called for calm on Friday"."""
    noun = _noun_of(token)
    if noun is not None and noun.dep_ == "pobj" and noun.head.lower_ in {"to", "for"}:
        return noun.head.head.lemma_ in time_cues("calling_verb") and noun.head.head.pos_ in _VERBAL
    on = token.head
    if token.dep_ != "pobj" or on.head.lemma_ not in time_cues("calling_verb"):
        return False
    called = (child for to in on.head.children if to.lower_ in {"to", "for"} and to.i < on.i for child in to.children)
    return any(child.lemma_ in time_cues("scheduled_noun") for child in called)


def _is_given_until(token: Token) -> bool:
    """True for "gave him until Friday to resign"; "held out until Friday" says nothing."""
    return token.head.lower_ in {"until", "till"} and token.head.head.lemma_ in time_cues("granting_verb")


def _is_bidden(token: Token) -> bool:
    """True for "ordered residents out by Thursday": what is bidden lies ahead of the bidding."""
    verb = governor(token)
    return verb.lemma_ in time_cues("future_verb") and tense_of(verb) == "past"


def _is_meant_for(token: Token) -> bool:
    """True for "called a strike for Monday" and "promised more marches for Saturday", not for "was jailed for Monday's march"."""
    verb = governor(token)
    words = (token, *(child for child in token.children if child.dep_ == "compound"))  # "for Tuesday afternoon"
    is_bare = token.dep_ == "pobj" and any(entry.kind == "WEEKDAY" for word in words for entry in time_words().get(word.lower_, ()))
    return (
        is_bare
        and not _is_undone(verb)
        and verb.lemma_ in time_cues("future_verb") | time_cues("calling_verb") | time_cues("planned_participle")
    )


def _is_away(token: Token) -> bool:
    """True for "with the vote on Sunday only days away" and "New Year's Eve is two weeks away"."""
    behind = token.doc[token.right_edge.i + 1 : token.right_edge.i + 1 + _AWAY]
    return any(word.lower_ == "away" and word.nbor(-1).lemma_ in time_cues("unit_away") for word in behind if word.i > token.i + 1)


def _is_before_its_noun(token: Token) -> bool:
    """True for "before the vote on Thursday" and "ahead of Thursday's vote": the nearer Thursday, whatever the tense."""
    noun = _noun_of(token)
    if noun is None or noun.dep_ != "pobj":
        return False
    before = noun.head
    return before.lower_ == "before" or (before.lower_ == _AHEAD_OF[1] and before.head.lower_ == _AHEAD_OF[0])


def _is_day_of(token: Token) -> bool:
    """True for "the vote is Sunday", "the hearing is on Friday" and "Friday is the deadline": the present tells of a day to come."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ in {"on", "in"} else token.head
    is_beside = token.dep_ in {"npadvmod", "attr", "nsubj", "pobj"}
    return is_beside and verb.lemma_ == "be" and verb.pos_ == "AUX" and verb.tag_ in {"VBZ", "VBP"}


def _is_postponed(token: Token) -> bool:
    """True for "was extended to November 16"."""
    return any(node.lemma_ in time_cues("postponing_verb") for node in (token.head, token.head.head, token.head.head.head))
