"""Verbs that report speech: for each, who speaks and where its frame puts the content."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tocsin.extract.claims.asides import behind_addressee, behind_aside
from tocsin.extract.claims.content import clause_pieces, hull, runs, subtree
from tocsin.extract.claims.page import Draft, Page, Piece
from tocsin.extract.claims.quotes import Quote
from tocsin.extract.claims.roles import is_as, role_frame
from tocsin.extract.claims.speakers import is_passive, speaker_of
from tocsin.extract.syntax import agent_of, is_infinitive, sentence_of
from tocsin.lexicon.claims import CueWord, cue_verbs, words

if TYPE_CHECKING:
    from spacy.tokens import Token

Finder = Callable[["Token", CueWord, Page], tuple[Piece, ...]]

# Between a quotation and its cue stand a name and its apposition: "…,” Mr. X, the 68-year-old head of the agency, said".
_REACH = 25
# Titles in quotation marks have up to four words, a comma and two marks.
_TITLE = 8
_COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "oprd", "attr", "acomp"})
_CARRYING = frozenset({"in", "on", "to", "by", "at", "during"})
_INNER_STOPS = frozenset({",", "?", "!", "—", "–", "…", "...", "-", "."})


def verb_draft(verb: Token, word: CueWord, page: Page) -> Draft | None:
    """The draft of a claim at a cue verb, or null where the verb reports nothing."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"amod", "compound", "aux"} or _is_naming(verb):
        return None
    for rule, finder in _FINDERS:
        pieces = finder(verb, word, page)
        if pieces:
            return Draft(verb, word, f"verb/{rule}", speaker_of(verb), pieces, _addressee(verb, word, rule))
    return None


def _is_naming(verb: Token) -> bool:
    """True for "a website called Real News": a name is given, nothing is said."""
    return verb.lemma_ == "call" and verb.dep_ == "acl" and verb.tag_ == "VBN"


def _addressee(verb: Token, word: CueWord, rule: str) -> Token | None:
    if rule == "preposition":
        return next((child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i), None)
    if "tell" not in word.frames and "to" not in word.frames:
        to = next((child for child in verb.children if child.dep_ in {"dative", "prep"} and child.lower_ == "to"), None)
        return next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if is_passive(verb):
        return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    objects = [child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i]
    if objects and rule not in {"object", "role"}:
        return objects[0]
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.tag_ == "VB"), None)
    return next((child for child in clause.children if child.dep_ == "nsubj"), None) if clause is not None and rule == "to" else None


def _clause(verb: Token) -> Token | None:
    """The complement: behind the verb if there is one, else before it."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    behind = [clause for clause in clauses if clause.i > verb.i]
    return behind[0] if behind else clauses[-1] if clauses else None


def quote_left(verb: Token, word: CueWord, page: Page) -> tuple[Piece, ...]:
    """“We will not leave,” he said: the quotation that ends in a comma, question or exclamation mark before the cue."""
    if not word.frames & {"q", "that"}:
        return ()
    quote = page.quote_before(verb.i, _REACH)
    if quote is None or not _leads_to_cue(quote, verb, page) or _is_spoken_for(quote, verb):
        return ()
    return ((_opening(quote, page), quote.end),)


def _is_spoken_for(quote: Quote, verb: Token) -> bool:
    """True if the quotation is a title in the subject or adverb of a clause that has its content behind: On “This Week,” he said that …"""
    speaker = speaker_of(verb)
    if speaker is not None and speaker.i < quote.start:
        return True
    clause = _clause(verb)
    if clause is None or clause.i < verb.i:
        return False
    is_title = quote.end - quote.start < _TITLE and not _is_said(quote, verb)
    return is_title or any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _is_said(quote: Quote, verb: Token) -> bool:
    """True for a short sentence in quotation marks that ends in a comma: "“We stay,” said Adams — “we always have.”"."""
    inside = verb.doc[quote.start : quote.end]
    return any(token.tag_ in {"VBP", "VBZ", "VBD", "MD"} for token in inside) and any(token.text == "," for token in inside[-2:])


def _leads_to_cue(quote: Quote, verb: Token, page: Page) -> bool:
    doc = page.doc
    last = quote.end - 2
    while last > quote.start and (doc[last].is_quote or doc[last].is_space):
        last -= 1
    inner = doc[last].text if last > quote.start else ""
    after = doc[quote.end].text if quote.end < len(doc) else ""
    if inner not in _INNER_STOPS and after != ",":
        return False
    if inner == "." and not quote.is_open:
        return False
    between = (doc[j] for j in range(quote.end, verb.i))
    return not any(
        token.lemma_ in cue_verbs() and token.pos_ == "VERB" and token.dep_ not in {"relcl", "acl", "amod"} and not _is_quoting(token, verb)
        for token in between
    )


def _is_quoting(token: Token, verb: Token) -> bool:
    """True for the "quoted" of "“…,” it quoted the governor as saying"."""
    return token.lemma_ in words("quote") and verb.tag_ == "VBG" and token.i < verb.i


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
    if not word.frames & {"q", "that"} or head.i == verb.i or _clause(verb) is not None:
        return ()
    if verb.dep_ == "parataxis" or _is_fenced(verb) or is_as(verb):
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
    clause = (_clause(verb) or carried_clause(verb) or _whether(verb, word)) if "that" in word.frames else None
    if clause is None:
        return ()
    return clause_pieces(clause, verb)


def _whether(verb: Token, word: CueWord) -> Token | None:
    """The clause of a question: asked workers if they planned to strike."""
    if word.act != "question":
        return None
    marked = (child for child in verb.children if child.dep_ == "advcl" and child.i > verb.i)
    return next((clause for clause in marked if any(mark.lower_ in {"if", "whether"} for mark in clause.children)), None)


def carried_clause(verb: Token) -> Token | None:
    """The that-clause that the parse hangs on the medium: said in a statement that …, said in one of a series of messages that …"""
    stack = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in _CARRYING and child.i > verb.i]
    while stack:
        node = stack.pop()
        for child in node.children:
            if child.dep_ in {"acl", "ccomp", "relcl"} and any(mark.dep_ == "mark" and mark.lower_ == "that" for mark in child.children):
                return child
            if child.dep_ in {"pobj", "prep"} and child.i > node.i:
                stack.append(child)
    return None


def quote_right(verb: Token, word: CueWord, page: Page) -> tuple[Piece, ...]:
    """He said: “We will not leave.”"""
    if not word.frames & {"q", "that"}:
        return ()
    quote = page.quote_after(verb.i, _REACH) or _next_block(verb, page)
    if quote is None:
        return ()
    between = page.doc[verb.i + 1 : quote.start]
    if any(token.lemma_ in cue_verbs() and token.pos_ == "VERB" for token in between):
        return ()
    if quote.end - quote.start > 4 or (len(between) and between[-1].text in {":", ","}) or not len(between):
        return ((quote.start, quote.end),)
    return ()


def _next_block(verb: Token, page: Page) -> Quote | None:
    """The quotation that opens the next block, where the cue's block ends in a colon."""
    doc, i, block = verb.doc, verb.i, page.block_of(verb)
    while i + 1 < len(doc) and i < verb.i + _REACH and page.block_of(doc[i]) == block and doc[i].text != ":":
        i += 1
    if doc[i].text != ":":
        return None
    i += 1
    while i < len(doc) and doc[i].is_space:
        i += 1
    quote = page.quote_of(i) if i < len(doc) else None
    return quote if quote is not None and quote.is_first and quote.block == block + 1 else None


def infinitive(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """Urged Iran to free them; threatened to leave: what is to be done, with who is to do it."""
    if "to" not in word.frames:
        return ()
    clause = next(
        (child for child in verb.children if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.i > verb.i and is_infinitive(child)), None
    )
    if clause is None:
        return ()
    heads = [clause, *(child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i)]
    return hull(heads, verb)


def raising(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """The leader is believed to have fled; rockets said to come from Iran: nobody says so, and yet it is said."""
    if "that" not in word.frames or not is_passive(verb):
        return ()
    below = next((child for child in verb.children if child.dep_ in {"xcomp", "oprd"} and child.i > verb.i and is_infinitive(child)), None)
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return hull([subject, below], verb) if below is not None and subject is not None else ()


def gerund(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """Proposed enforcing a no-fly zone; denied having fired."""
    if not word.frames & {"that", "np", "as"}:
        return ()
    clause = next(
        (child for child in verb.children if child.dep_ in {"xcomp", "ccomp", "pcomp"} and child.tag_ == "VBG" and child.i > verb.i), None
    )
    return hull([clause], verb) if clause is not None else ()


def rest(verb: Token, word: CueWord, page: Page) -> tuple[Piece, ...]:
    """Said the rest of its sentence: where the parse lost the complement but a clause stands right behind the verb."""
    if "that" not in word.frames or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBG"} or verb.i + 2 >= len(page.doc):
        return ()
    following = page.doc[verb.i + 1]
    if any(child.dep_ in {"dobj", "acomp", "attr", "oprd"} for child in verb.children):
        return ()
    end = sentence_of(verb).end
    if following.is_punct or following.dep_ == "prep" or following.pos_ in {"ADP", "PART", "CCONJ"}:
        return ()
    if not any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in page.doc[verb.i + 1 : end]):
        return ()
    return ((verb.i + 1, end),)


def trailing(verb: Token, word: CueWord, page: Page) -> tuple[Piece, ...]:
    """The road was open, she said: what stands before the comma, where the cue ends its sentence."""
    if not word.frames & {"q", "that"}:
        return ()
    speaker = speaker_of(verb)
    if speaker is None or min(speaker.i, verb.i) <= verb.sent.start or any(child.dep_ in _COMPLEMENTS for child in verb.children):
        return ()
    first = min(subtree(speaker) | {verb.i}) if speaker.i < verb.i else verb.i
    start = verb.sent.start
    if first - 1 <= start or page.doc[first - 1].text not in {",", "–", "—"}:
        return ()
    if not any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in page.doc[start : first - 1]):
        return ()
    return ((start, first - 1),)


def counted(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """Had counted 18 survivors: an object with its number."""
    if "num" not in word.frames:
        return ()
    heads = [child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i and any(n.like_num for n in child.children)]
    return hull(heads, verb)


def noun_object(verb: Token, word: CueWord, page: Page) -> tuple[Piece, ...]:
    """Announced a ceasefire; denied the allegations; what was announced."""
    if "np" not in word.frames:
        return ()
    heads = [child for child in verb.children if child.dep_ == "dobj" or (child.dep_ == "nsubjpass" and agent_of(verb) is not None)]
    pieces = hull(heads, verb) if heads else ()
    following = page.doc[pieces[-1][1]] if pieces and pieces[-1][1] < len(page.doc) else None
    if following is not None and following.tag_ in {"VBD", "VBZ", "VBP", "MD"} and following.sent == verb.sent and heads[0].i > verb.i:
        return ((verb.i + 1, sentence_of(verb).end),)
    return pieces


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
        heads += [child for child in verb.children if child.dep_ in {"xcomp", "advcl"} and is_infinitive(child) and child.i > verb.i]
    return hull(heads, verb)


def refusal(verb: Token, word: CueWord, _page: Page) -> tuple[Piece, ...]:
    """Declined to comment: only where what is refused is to speak."""
    if "refuse" not in word.frames:
        return ()
    clause = next((child for child in verb.children if child.dep_ == "xcomp" and child.lemma_ in words("refused")), None)
    return runs(subtree(clause), {verb.i}) if clause is not None else ()


_FINDERS: tuple[tuple[str, Finder], ...] = (
    ("refusal", refusal),
    ("quote-left", quote_left),
    ("aside", behind_aside),
    ("parenthetical", parenthetical),
    ("clause", clausal),
    ("role", role_frame),
    ("quote-right", quote_right),
    ("raising", raising),
    ("to", infinitive),
    ("gerund", gerund),
    ("preposition", prepositional),
    ("trailing", trailing),
    ("behind", behind_addressee),
    ("count", counted),
    ("object", noun_object),
    ("rest", rest),
)
