"""What every extractor asks of a parse: subjects, objects, noun phrases, tense, negation, modality.

All functions take spaCy tokens and return tokens or character spans; none keeps state.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from tocsin.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

Tense = Literal["past", "present", "future", "none"]

_NP_OUT = frozenset({"relcl", "appos", "acl", "punct", "cc", "conj", "advcl", "parataxis", "dep", "preconj"})
_FUTURE_MODALS = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_FUTURE_TO = frozenset({"go", "plan", "intend", "expect", "schedule", "set", "due", "prepare", "aim"})


def char_span(tokens: list[Token]) -> Span:
    """The characters from the first to the last of some tokens."""
    first = min(tokens, key=lambda token: token.i)
    last = max(tokens, key=lambda token: token.i)
    return Span(first.idx, last.idx + len(last.text))


def sentence_span(token: Token) -> Span:
    """The characters of the token's sentence, without the gap or furniture behind it."""
    return trimmed(sentence_of(token))


def trimmed(sent: SpacySpan) -> Span:
    """The characters of a spaCy span, without surrounding white space."""
    text = sent.text
    lead = len(text) - len(text.lstrip())
    return Span(sent.start_char + lead, sent.start_char + len(text.rstrip()))


def sentence_of(token: Token) -> SpacySpan:
    """The token's sentence, cut where its block ends: spaCy hangs unparsed tokens on the sentence before them."""
    return cut(token.sent)


def cut(sent: SpacySpan) -> SpacySpan:
    """A spaCy sentence without the unparsed tokens at its end."""
    doc, end = sent.doc, sent.end
    while end > sent.start + 1 and not is_parsed(doc[end - 1]):
        end -= 1
    return doc[sent.start : end]


def is_parsed(token: Token) -> bool:
    """True for tokens of blocks that are read; furniture and repeats have no annotation."""
    return bool(token.dep)


def sentences(doc: Doc) -> Iterator[SpacySpan]:
    """The sentences of blocks that are read, in order; gaps, furniture and repeats are left out."""
    for sent in doc.sents:
        if is_parsed(sent[0]) and not sent.text.isspace():
            yield cut(sent)


def noun_phrase(head: Token) -> list[Token]:
    """The noun phrase of a head, without relative clauses, appositions and conjuncts: "the top general of Iran"."""
    out = [head]
    stack = [child for child in head.children if child.dep_ not in _NP_OUT]
    while stack:
        token = stack.pop()
        out.append(token)
        stack.extend(child for child in token.children if child.dep_ not in {"relcl", "punct", "advcl"} or child.text in {"-", "’s", "."})
    return contiguous(sorted(out, key=lambda token: token.i), head)


def contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """The run of neighbours around the head; one missing token (a hyphen, a quote mark) does not break it."""
    at = tokens.index(head)
    first = last = at
    while first > 0 and tokens[first].i - tokens[first - 1].i <= 2:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i - tokens[last].i <= 2:
        last += 1
    return tokens[first : last + 1]


def np_span(head: Token) -> Span:
    """The characters of a head's noun phrase."""
    return char_span(noun_phrase(head))


def conjuncts(head: Token) -> list[Token]:
    """A head and all that is joined to it: "Israel and, indirectly, the United States" gives both."""
    return [head, *head.conjuncts]


def subject_of(verb: Token) -> Token | None:
    """The head of the verb's subject: its own, or the one it shares by coordination, control, participle or relative clause.

    In "Iran, which has denied it, said …" the subject of "denied" is "Iran"; passive subjects are given by `passive_subject_of`.
    """
    seen: set[int] = set()
    node = verb
    while node.i not in seen:
        seen.add(node.i)
        own = next((child for child in node.children if child.dep_ in {"nsubj", "csubj", "expl"}), None)
        if own is not None:
            return antecedent(own)
        if any(child.dep_ in {"nsubjpass", "csubjpass"} for child in node.children):
            return agent_of(node)
        if node.dep_ in {"conj", "xcomp", "advcl"} and node.head.pos_ in {"VERB", "AUX"}:
            if node.dep_ == "xcomp":
                controlled = next((child for child in node.head.children if child.dep_ in {"dobj", "dative"}), None)
                if controlled is not None:
                    return controlled
            node = node.head
        elif node.dep_ in {"acl", "relcl"} and node.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return node.head if node.tag_ != "VBN" else agent_of(node)
        elif node.dep_ == "pcomp" and node.head.head.pos_ in {"VERB", "AUX"}:
            node = node.head.head
        else:
            return None
    return None


def passive_subject_of(verb: Token) -> Token | None:
    """The head of the passive subject, also of a reduced relative: "rockets fired at Baghdad" gives "rockets" for "fired"."""
    own = next((child for child in verb.children if child.dep_ in {"nsubjpass", "csubjpass"}), None)
    if own is not None:
        return antecedent(own)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(child.dep_ == "nsubj" for child in verb.children):
        return passive_subject_of(verb.head)
    return None


def agent_of(verb: Token) -> Token | None:
    """The agent of a passive: "by the militia"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def antecedent(pronoun: Token) -> Token:
    """For a relative pronoun the noun that its clause modifies, else the token itself."""
    if pronoun.tag_ in {"WDT", "WP", "WP$"}:
        node = pronoun.head
        while node.dep_ in {"conj", "xcomp", "ccomp", "aux"} and node.head != node:
            node = node.head
        if node.dep_ == "relcl":
            return node.head
    return pronoun


def objects_of(verb: Token) -> list[Token]:
    """Heads of direct objects, all conjuncts included."""
    return [head for child in verb.children if child.dep_ in {"dobj", "obj"} for head in conjuncts(child)]


def prepositional(verb: Token, *prepositions: str) -> list[Token]:
    """Heads of the objects of the given prepositions below a verb or noun, conjuncts included; all prepositions if none is given."""
    out: list[Token] = []
    for child in verb.children:
        if child.dep_ in {"prep", "agent", "dative"} and (not prepositions or child.lower_ in prepositions):
            out.extend(head for grand in child.children if grand.dep_ == "pobj" for head in conjuncts(grand))
    return out


def is_negated(verb: Token) -> bool:
    """True if the verb or its auxiliary carries "not", "never", or its subject or object "no"."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither", "n't", "n’t"}:
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and any(grand.lower_ in {"no", "neither"} for grand in child.children):
            return True
    return False


def modal_of(verb: Token) -> str | None:
    """The modal auxiliary of a verb in lower case: "could"; null if there is none."""
    return next((child.lower_ for child in verb.children if child.tag_ == "MD"), None)


def tense_of(verb: Token) -> Tense:
    """past, present, future or none (infinitives and participles take their governor's)."""
    modal = modal_of(verb)
    if modal in _FUTURE_MODALS:
        return "future"
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.lower_ == "to" for child in auxiliaries) or (verb.tag_ in {"VB", "VBG", "VBN"} and not auxiliaries):
        return "future" if verb.head.lemma_ in _FUTURE_TO and verb.dep_ == "xcomp" else "none"
    if any(child.tag_ == "VBD" for child in auxiliaries) or verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBN" and any(child.lemma_ == "have" for child in auxiliaries):
        return "past"
    return "present"


def is_infinitive(verb: Token) -> bool:
    """True for a verb with "to": "leave" in "agreed to leave"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def governor(token: Token) -> Token:
    """The nearest verb above a token, or the root of its sentence."""
    node = token
    while node.head != node:
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            return node
    return node
