"""Mode, contexts and CAMEO code: what the words beside a trigger say about how and in what matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.slots import forms_of, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.lexicon.events import EventLexicon, TypeRow

# A mode is told by words near the trigger; a content clause of a threat or demand is read this far.
_REACH = 14
_VERBAL_TYPES = frozenset({"THREATEN", "REQUEST", "REJECT"})
# What a pattern says of the means is general; these cues beside the trigger say it more exactly.
_EXACT = frozenset({"drone", "suicide-attack", "unconventional", "heavy-weapons", "explosives", "aerial"})
_GENERAL = frozenset({"heavy-weapons", "explosives", "aerial", "firearms", "destroy", "change", "assist"})


def row_of(candidate: Candidate, lexicon: EventLexicon) -> TypeRow:
    """The code-book row of a candidate: type, mode, quad class, score and CAMEO code."""
    mode = mode_of(candidate, lexicon)
    return lexicon.types.get((candidate.type, mode)) or lexicon.types[candidate.type, None]


def mode_of(candidate: Candidate, lexicon: EventLexicon) -> str | None:
    """The mode: the pattern's own, made more exact by cues beside the trigger ("drone strike"), else by cues alone."""
    own = candidate.mode
    if own is not None and own not in _GENERAL:
        return own
    words = _words_beside(candidate)
    for kind, mode, cues in lexicon.modes:
        if kind == candidate.type and words & cues and (own is None or mode in _EXACT or kind in _VERBAL_TYPES):
            return mode
    return own


def _words_beside(candidate: Candidate) -> set[str]:
    """Lemmas of the trigger, its parts and what hangs close below them."""
    out: set[str] = set()
    tokens = [candidate.token, *candidate.parts]
    if candidate.hit.support is not None:
        tokens.append(candidate.hit.support)
    for token in tokens:
        out.update(forms_of(token))
        for child in token.children:
            if child.dep_ in {"relcl", "advcl", "conj", "ccomp", "parataxis"} and candidate.type not in _VERBAL_TYPES:
                continue
            out.update(form for inner in _near(child, candidate) for form in forms_of(inner))
    return out


def _near(child: Token, candidate: Candidate) -> list[Token]:
    if candidate.type in _VERBAL_TYPES:
        return [token for token in child.subtree if abs(token.i - candidate.token.i) <= _REACH]
    near = [child, *(inner for inner in child.children if inner.dep_ in {"compound", "amod", "nmod", "pobj", "prep", "nummod"})]
    return near + [
        deep for inner in near if inner.dep_ in {"pobj", "prep"} for deep in inner.children if deep.dep_ in {"compound", "amod", "pobj"}
    ]


def contexts_of(sent: SpacySpan, lexicon: EventLexicon) -> tuple[str, ...]:
    """The contexts whose cue words stand in a sentence, in order: "nuclear" gives cbrn."""
    found: dict[str, None] = {}
    for token in sent:
        for context in lexicon.contexts.get(lemma_of(token), ()):
            found[context] = None
    return tuple(found)
