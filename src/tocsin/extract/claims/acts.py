"""What a statement does (accuse, deny, threaten …), on whose wording, and which way it points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.claims.page import Draft, Page
from tocsin.extract.syntax import is_negated
from tocsin.lexicon.claims import ActPhrase, act_phrases
from tocsin.lexicon.claims import words as small_words
from tocsin.model.vocabulary import Act, ClaimBasis, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

# A phrase may be stretched by an object and its modifiers: "hold the government of Iran fully responsible".
_STRETCH = 8
# "nobody here knows who was behind it": words before a phrase that take it back.
_BEFORE = 3
# What a statement does is said in its first sentences; a whole speech may follow.
_LONGEST = 300


def acts_of(draft: Draft, page: Page) -> tuple[Act, ...]:
    """The acts of a statement, that of the cue first unless the words themselves do something stronger."""
    special = _special(draft)
    if special is not None:
        return (special,)
    found: list[Act] = [] if draft.word.act == "assert" else [draft.word.act]
    words = content_words(draft, page) if draft.word.act not in {"deny", "disclaim", "retract"} else []
    spoken = set().union(*words) if words else set()
    for phrase in act_phrases():
        if phrase.act not in found and spoken.issuperset(phrase.lemmas) and _applies(phrase, draft, spoken) and _has(phrase, words):
            found.append(phrase.act)
    return tuple(found) or ("assert",)


def _special(draft: Draft) -> Act | None:
    """Acts that a verb and its object make together: claim responsibility, deny responsibility, neither confirm nor deny."""
    cue = draft.cue
    objects = {token.lemma_ for child in cue.children if child.dep_ in {"dobj", "nsubjpass"} for token in (child, *child.conjuncts)}
    if "responsibility" in objects:
        return {"claim": "claim_responsibility", "take": "claim_responsibility", "accept": "claim_responsibility", "deny": "disclaim"}.get(
            cue.lemma_
        )  # type: ignore[return-value]
    if cue.lemma_ in {"confirm", "say", "comment", "disclose", "deny"} and is_negated_cue(cue):
        return "decline"
    return None


def is_negated_cue(cue: Token) -> bool:
    """True for "did not say", "would neither confirm nor deny", "refused to confirm"."""
    if is_negated(cue) and not any(child.lower_ == "no" for child in cue.children):
        return True
    if any(
        child.lower_ in {"neither", "nor"}
        for child in (*cue.children, *cue.head.children)
        if child.dep_ in {"preconj", "cc", "advmod", "neg"}
    ):
        return cue.lemma_ in {"confirm", "deny"}
    return cue.dep_ == "xcomp" and cue.head.lemma_ in {"decline", "refuse"}


def content_words(draft: Draft, page: Page) -> list[set[str]]:
    """Each word of the content as it is and as its lemma, in lower case, without marks."""
    tokens = [page.doc[i] for first, last in draft.pieces for i in range(first, last)][:_LONGEST]
    return [{token.lemma_.lower(), token.lower_} for token in tokens if not token.is_punct]


def _applies(phrase: ActPhrase, draft: Draft, spoken: set[str]) -> bool:
    if phrase.where in {"if", "flat"}:
        return bool(spoken & {"if", "unless"}) == (phrase.where == "if")
    if phrase.where == "as":
        return "as" in draft.word.frames and draft.word.act in {"assert", "accuse", "deny"}
    return True


def _has(phrase: ActPhrase, words: list[set[str]]) -> bool:
    """True if the words stand in order, each within reach of the one before, and do accuse where they must."""
    for at, word in enumerate(words):
        end = _end(phrase.lemmas, words, at) if phrase.lemmas[0] in word else None
        if end is not None and (phrase.act != "accuse" or _accuses(phrase, words, at, end)):
            return True
    return False


def _accuses(phrase: ActPhrase, words: list[set[str]], at: int, end: int) -> bool:
    """False for "is not behind it", "who was behind it", "is it behind it", "we are responsible for it", "is behind schedule"."""
    inside = set().union(*words[max(0, at - _BEFORE) : end + 1])
    just_before = words[at - 1] if at else set()
    is_own = phrase.lemmas[0] == "be" and (not at or bool(just_before & small_words("own")))
    behind = words[end + 1] if end + 1 < len(words) else set()
    return not ((inside & small_words("unproven")) - set(phrase.lemmas) or is_own or behind & small_words("harmless"))


def _end(wanted: tuple[str, ...], words: list[set[str]], at: int) -> int | None:
    """Where the last of the wanted words stands, or null."""
    for word in wanted[1:]:
        found = next((i for i in range(at + 1, min(len(words), at + 1 + _STRETCH)) if word in words[i]), None)
        if found is None:
            return None
        at = found
    return at


def basis_of(draft: Draft, acts: tuple[Act, ...], *, is_quoted: bool) -> ClaimBasis:
    """Words where the speaker's own words do it, characterised where only the reporter's verb says so."""
    if acts and acts[0] != draft.word.act:
        return "words"
    return "words" if is_quoted and draft.word.act not in {"deny", "threaten"} else draft.word.basis


def polarity_of(draft: Draft, acts: tuple[Act, ...], root: Token | None) -> Polarity:
    """Negative where the statement denies: by its act or by a negated main clause, not by both."""
    denies = bool({"deny", "disclaim", "retract"} & set(acts))
    negated = root is not None and root.i != draft.cue.i and root.pos_ in {"VERB", "AUX"} and is_negated(root)
    return "negative" if denies != negated else "positive"
