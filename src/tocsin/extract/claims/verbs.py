"""Verbs that report speech: for each, who speaks and where its frame puts the content."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tocsin.extract.claims.content import clause_pieces, hull, runs, subtree
from tocsin.extract.claims.page import Draft, Page, Piece
from tocsin.extract.claims.quotes import Quote
from tocsin.extract.claims.speakers import is_passive, speaker_of
from tocsin.lexicon.claims import CueWord, cue_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

Finder = Callable[["Token", CueWord, Page], tuple[Piece, ...]]

# Between a quotation and its cue stand a name and its apposition: "…,” Mr. X, the 68-year-old head of the agency, said".
_REACH = 25
_INNER_STOPS = frozenset({",", "?", "!", "—", "–", "…", "...", "-", "."})
_SPEECH_ACTS = frozenset(
    {
        "comment",
        "say",
        "confirm",
        "discuss",
        "answer",
        "respond",
        "elaborate",
        "speculate",
        "disclose",
        "name",
        "identify",
        "give",
        "provide",
        "reveal",
        "specify",
        "talk",
        "speak",
        "reply",
        "detail",
        "acknowledge",
        "deny",
        "address",
        "explain",
        "apologize",
    }
)


def verb_draft(verb: Token, word: CueWord, page: Page) -> Draft | None:
    """The draft of a claim at a cue verb, or null where the verb reports nothing."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"amod", "compound", "aux"}:
        return None
    for rule, finder in _FINDERS:
        pieces = finder(verb, word, page)
        if pieces:
            return Draft(verb, word, f"verb/{rule}", speaker_of(verb), pieces, _addressee(verb, word, rule))
    return None


def _addressee(verb: Token, word: CueWord, rule: str) -> Token | None:
    if "tell" not in word.frames and "to" not in word.frames:
        to = next((child for child in verb.children if child.dep_ in {"dative", "prep"} and child.lower_ == "to"), None)
        return next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if is_passive(verb):
        return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    objects = [child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i]
    if objects:
        return objects[0]
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.tag_ == "VB"), None)
    return next((child for child in clause.children if child.dep_ == "nsubj"), None) if clause is not None and rule == "to" else None


def _clause(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "ccomp"), None)


def quote_left(verb: Token, word: CueWord, page: Page) -> tuple[Piece, ...]:
    """“We will not leave,” he said: the quotation that ends in a comma, question or exclamation mark before the cue."""
    if not word.frames & {"q", "that"}:
        return ()
    quote = page.quote_before(verb.i, _REACH)
    if quote is None or not _leads_to_cue(quote, verb, page):
        return ()
    return ((_opening(quote, page), quote.end),)


def _leads_to_cue(quote: Quote, verb: Token, page: Page) -> bool:
    doc = page.doc
    inner = doc[quote.end - 2].text if quote.end - 2 > quote.start else ""
    after = doc[quote.end].text if quote.end < len(doc) else ""
    if inner not in _INNER_STOPS and after != ",":
        return False
    if inner == "." and not quote.is_open:
        return False
    return not any(doc[j].lemma_ in cue_verbs() and doc[j].pos_ == "VERB" for j in range(quote.end, verb.i) if doc[j].i != verb.i)


def _opening(quote: Quote, page: Page) -> int:
    """Where the content starts: at the quotation, or at its sentence where the quotation only ends it ("It is “a lie,” he said")."""
    i = quote.start
    block = page.block_span(page.doc[i]).start
    while i > 0 and page.doc[i - 1].idx >= block and not page.ends_sentence(i - 1) and page.quote_at[i - 1] < 0:
        i -= 1
    between = page.doc[i : quote.start]
    if any(token.lemma_ in cue_verbs() and token.pos_ == "VERB" for token in between) or (len(between) and between[-1].text in {":", ","}):
        return quote.start
    return i


def parenthetical(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """The plan, he said, was dead: the clause above a cue that hangs in it."""
    head = verb.head
    if not word.frames & {"q", "that"} or head is verb or _clause(verb) is not None:
        return ()
    if verb.dep_ == "parataxis" or (verb.dep_ in {"ccomp", "advcl", "conj"} and _is_fenced(verb)):
        return clause_pieces(head, verb)
    return ()


def _is_fenced(verb: Token) -> bool:
    """True if commas fence the cue with its subject: ", he said,"."""
    doc = verb.doc
    tokens = sorted({verb.i, *(child.i for child in verb.children if child.dep_ in {"nsubj", "aux", "mark", "advmod"})})
    if tokens[-1] - tokens[0] > 4:
        return False
    before, after = tokens[0] - 1, tokens[-1] + 1
    return (
        before >= 0 and doc[before].text in {",", "–", "—", "-", "”", '"'} and after < len(doc) and doc[after].text in {",", ".", "–", "—"}
    )


def clausal(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """He said (that) they would leave: the clausal complement on either side."""
    clause = _clause(verb) if "that" in word.frames else None
    if clause is None:
        return ()
    return clause_pieces(clause, verb)


def quote_right(verb: Token, word: CueWord, page: Page) -> tuple[Piece, ...]:
    """He said: “We will not leave.”"""
    if not word.frames & {"q", "that"}:
        return ()
    quote = page.quote_after(verb.i, _REACH)
    if quote is None:
        return ()
    between = page.doc[verb.i + 1 : quote.start]
    if any(token.lemma_ in cue_verbs() and token.pos_ == "VERB" for token in between):
        return ()
    if quote.end - quote.start > 4 or (len(between) and between[-1].text in {":", ","}) or not len(between):
        return ((quote.start, quote.end),)
    return ()


def infinitive(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """Urged Iran to free them; threatened to leave: what is to be done, with who is to do it."""
    if "to" not in word.frames:
        return ()
    clause = next(
        (child for child in verb.children if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.i > verb.i and _has_to(child)), None
    )
    if clause is None:
        return ()
    heads = [clause, *(child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i)]
    return hull(heads, verb)


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def role_frame(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """Accused Israel of killing him; blamed the militia for it; described it as baseless: object and phrase together."""
    preps = {"of": {"of"}, "for": {"for", "over"}, "as": {"as"}, "with": {"with"}}
    wanted = {prep for frame, found in preps.items() if frame in word.frames for prep in found}
    if not wanted:
        return ()
    heads = [child for child in verb.children if _is_object(child, verb)]
    heads += [child for child in verb.children if child.dep_ == "prep" and child.lower_ in wanted and child.i > verb.i]
    if "as" in word.frames:
        heads += [child for child in verb.children if child.dep_ in {"oprd", "ccomp", "attr", "acomp"} and child.i > verb.i]
    if not heads or (len(heads) == 1 and not (word.frames & {"np", "as"} or heads[0].dep_ == "prep") and not is_passive(verb)):
        return ()
    return hull(heads, verb)


def _is_object(child: Token, verb: Token) -> bool:
    return child.dep_ in {"dobj", "nsubjpass"} or (child.dep_ == "dative" and child.i > verb.i)


def noun_object(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """Announced a ceasefire; denied the allegations; what was announced."""
    if "np" not in word.frames:
        return ()
    heads = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    return hull(heads, verb) if heads else ()


def prepositional(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """Warned of an attack; called for talks: what stands behind the preposition."""
    if not word.preps:
        return ()
    heads = [
        grand
        for child in verb.children
        if child.dep_ in {"prep", "prt"} and child.lower_ in word.preps and child.i > verb.i
        for grand in child.children
        if grand.dep_ in {"pobj", "pcomp"}
    ]
    if not heads:
        return ()
    if "to" in word.frames or word.lemma == "call":
        heads += [child for child in verb.children if child.dep_ in {"xcomp", "advcl"} and _has_to(child) and child.i > verb.i]
    return hull(heads, verb)


def refusal(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """Declined to comment: only where what is refused is to speak."""
    if "refuse" not in word.frames:
        return ()
    clause = next((child for child in verb.children if child.dep_ == "xcomp" and child.lemma_ in _SPEECH_ACTS), None)
    return runs(subtree(clause), {verb.i}) if clause is not None else ()


_FINDERS: tuple[tuple[str, Finder], ...] = (
    ("refusal", refusal),
    ("quote-left", quote_left),
    ("parenthetical", parenthetical),
    ("clause", clausal),
    ("role", role_frame),
    ("quote-right", quote_right),
    ("to", infinitive),
    ("preposition", prepositional),
    ("object", noun_object),
)
