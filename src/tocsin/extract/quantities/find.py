"""The quantities extractor: each number with what it counts and what that was."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tocsin.extract.quantities.numbers import Number, numbers_in
from tocsin.extract.syntax import char_span, governor, sentences
from tocsin.lexicon.quantities import QuantityLexicon, load_quantities
from tocsin.model import Quantity, Record, Span, finding_id
from tocsin.model.vocabulary import QuantityRole, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

_NOMINAL = frozenset({"NOUN", "PROPN"})
_ONE = frozenset({"a", "an", "another"})
_CASUALTY: frozenset[str] = frozenset({"killed", "injured", "missing", "arrested"})
_COUNTS = frozenset({"nummod", "det", "amod", "quantmod", "compound", "nmod", "conj", "npadvmod"})
_LEFT = frozenset({"det", "amod", "compound", "nmod", "nummod", "quantmod", "poss", "advmod"})


@dataclass(frozen=True, slots=True)
class _Counted:
    number: Number
    head: Token
    tokens: tuple[Token, ...]


def find_quantities(doc: Doc, record: Record) -> Record:
    """The record with its quantities, in order of the text, each characters once."""
    lexicon = load_quantities()
    times = sorted(time.span for time in record.times)
    found: dict[Span, Quantity] = {}
    for sent in sentences(doc):
        for counted in _ranged(list(_counted(sent, lexicon))):
            span = char_span(list(counted.tokens))
            if not _is_time(counted, times):
                found.setdefault(span, _quantity(counted, span, record, lexicon))
    return replace(record, quantities=tuple(found[span] for span in sorted(found)))


def _is_time(counted: _Counted, times: list[Span]) -> bool:
    """True for numbers that belong to a date, a time, an ordinal or a percentage."""
    core = char_span(list(counted.number.core))
    at = bisect_right(times, Span(core.end, core.end)) - 1
    if at >= 0 and times[at].overlaps(core):
        return True
    return any(token.ent_type_ in {"DATE", "TIME", "ORDINAL"} for token in counted.number.core) and counted.head.ent_type_ in {
        "DATE",
        "TIME",
        "ORDINAL",
    }


def _counted(sent: SpacySpan, lexicon: QuantityLexicon) -> Iterator[_Counted]:
    seen: set[int] = set()
    for number in numbers_in(sent, lexicon):
        head = _head_of(number)
        if head is not None:
            seen.add(head.i)
            yield _Counted(number, head, _phrase(number, head))
    for token in sent:
        if token.i not in seen and token.tag_ in {"NN", "NNP"} and any(child.lower_ in _ONE for child in token.children):  # noqa: SIM102
            if _role_beside(token, lexicon) in _CASUALTY:
                article = tuple(child for child in token.children if child.lower_ in _ONE)
                yield _Counted(
                    Number(article, article, 1.0, 1.0, 1.0, "exact"), token, _phrase(Number(article, article, 1, 1, 1, "exact"), token)
                )


def _ranged(found: list[_Counted]) -> list[_Counted]:
    """Two numbers of one range as one: "between 5 and 9 people", "5-9 people", "five to nine people"."""
    out: list[_Counted] = []
    for counted in found:
        before = out[-1] if out else None
        if before is not None and _is_range(before, counted):
            low, high = before.number.value, counted.number.value
            number = replace(
                counted.number, tokens=(*before.number.tokens, *counted.number.tokens), value=None, low=low, high=high, bound="range"
            )
            out[-1] = _Counted(number, counted.head, _phrase(number, counted.head))
        else:
            out.append(counted)
    return out


def _is_range(before: _Counted, after: _Counted) -> bool:
    left, right = before.number, after.number
    if left.value is None or right.value is None or left.value >= right.value or right.core[0].i - left.core[-1].i != 2:
        return False
    joint = right.core[0].nbor(-1).lower_
    opening = left.core[0].nbor(-1).lower_ if left.core[0].i else ""
    return (joint == "and" and opening == "between") or joint in {"-", "–"} or (joint in {"to", "or"} and before.head == after.head)


def _head_of(number: Number) -> Token | None:
    """What a number counts: "rockets" for "21" in "21 rocket attack", "people" in "dozens of people", itself in "12 were killed"."""
    last = number.core[-1]
    follow = last.nbor() if last.i + 1 < len(last.doc) else None
    if follow is not None and follow.lower_ == "of":
        inner = next((child for child in follow.children if child.dep_ == "pobj"), None)
        if inner is not None:
            return inner
    for token in (last, number.core[0]):
        node = token
        while node in number.core and node.dep_ in _COUNTS and node.head.i != node.i and node.head.pos_ in {*_NOMINAL, "SYM", "NUM", "ADJ"}:
            node = node.head
        if node not in number.core:
            return node
    return last if last.ent_type_ != "DATE" else None


def _phrase(number: Number, head: Token) -> tuple[Token, ...]:
    """From the bound's first word to the counted noun, with what stands between."""
    first, last = min(number.tokens[0].i, head.i), max(number.core[-1].i, head.i)
    doc = head.doc
    if last - first > 12:
        return number.tokens
    return tuple(doc[at] for at in range(first, last + 1))


def _quantity(counted: _Counted, span: Span, record: Record, lexicon: QuantityLexicon) -> Quantity:
    number, head = counted.number, counted.head
    what = _what(counted, lexicon)
    role = _role(counted, what, lexicon)
    nation = _nation(head, lexicon)
    return Quantity(
        id=finding_id(record.article, "quantity", span),
        span=span,
        what=what,
        value=number.value,
        low=number.low,
        high=number.high,
        bound=number.bound,
        role=role,
        of=next((lexicon.sorts[word] for word in (what, *_beside(head)) if word in lexicon.sorts), None),
        nationality=nation[0] if nation else None,
        stage=_stage(head, lexicon) if role == "weapon" else None,
        scope=nation[1] if nation and number.value == 0 else None,
        rule="number+noun" if head not in number.core else "number",
    )


def _what(counted: _Counted, lexicon: QuantityLexicon) -> str:
    """The lemma of what is counted; the weapon in "21 rocket attack", "person" for a bare number of victims, the currency for money."""
    head = counted.head
    signs = (*head.children, *counted.tokens, *(child for token in counted.number.core for child in token.children))
    currency = next((lexicon.currencies[token.lower_] for token in signs if token.lower_ in lexicon.currencies), None)
    if currency:
        return currency
    if head in counted.number.core:
        return "person" if _role_beside(head, lexicon) in _CASUALTY else ""
    if head.text in lexicon.nations or head.lower_ == "people":
        return "person"
    for child in head.children:
        if (
            child.dep_ == "compound"
            and counted.number.core[-1].i < child.i < head.i
            and child.lemma_.lower() in lexicon.by_what
            and head.tag_ == "NN"
        ):
            return child.lemma_.lower()
    return head.lemma_.lower()


def _beside(head: Token) -> list[str]:
    return [child.lemma_.lower() for child in head.children if child.dep_ in _LEFT]


def _role(counted: _Counted, what: str, lexicon: QuantityLexicon) -> QuantityRole:
    own = lexicon.by_what.get(what)
    if own in _CASUALTY or own in {"weapon", "money"}:
        return own
    return _role_beside(counted.head, lexicon) or own or "other"


def _role_beside(head: Token, lexicon: QuantityLexicon) -> QuantityRole | None:
    """The casualty role that the verb, adjective or apposition around a noun gives it."""
    node = head
    while node.dep_ == "pobj" and node.head.lower_ == "of":
        node = node.head.head
    while node.dep_ == "conj" and node.head.pos_ in {*_NOMINAL, "NUM"}:
        node = node.head
    verb = node.head
    if node.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in lexicon.by_word:
        return lexicon.by_word[verb.lemma_.lower()]
    if node.dep_ == "nsubj" and verb.lemma_.lower() in {"die", "perish", "drown", "flee", "vanish", "disappear"}:
        return lexicon.by_word[verb.lemma_.lower()]
    after = head.nbor() if head.i + 1 < len(head.doc) else head
    if after.lower_ in {"more", "others", "other"} and after.i + 1 < len(head.doc):
        after = after.nbor()
    if after.tag_ in {"VBN", "VBD", "JJ"} and after.lemma_.lower() in lexicon.by_word and head.pos_ == "NUM":
        return lexicon.by_word[after.lemma_.lower()]
    complements = [
        child for child in (verb.children if node.dep_ == "nsubj" else node.children) if child.dep_ in {"acomp", "amod", "oprd", "acl"}
    ]
    return next((lexicon.by_word[child.lemma_.lower()] for child in complements if child.lemma_.lower() in lexicon.by_word), None)


def _nation(head: Token, lexicon: QuantityLexicon) -> tuple[str, str] | None:
    for token in (head, *head.children):
        if (token is head or token.dep_ in _LEFT) and token.text in lexicon.nations:
            return lexicon.nations[token.text], token.text
    return None


def _stage(head: Token, lexicon: QuantityLexicon) -> Stage | None:
    """How far the weapon came, by its verb: "three rockets failed to launch" is failed."""
    node = head
    while node.dep_ in {"pobj", "prep", "conj", "compound"} and node.head.pos_ in {*_NOMINAL, "ADP", "NUM"}:
        node = node.head
    return lexicon.stages.get(governor(node).lemma_.lower())
