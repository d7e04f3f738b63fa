"""Acronyms and what they stand for, as the text itself says: "the Sawa Relief Movement (SRM)", "Ganim, or GNM,", "known by its initials GAM"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

# "the Office of the United Nations High Commissioner for Refugees" has eleven words.
_LONGEST = 14
_SHORTEST = 2
# How far behind a name "known by its Spanish initials as BAO" may put the acronym.
_REACH = 9
_WITHIN = frozenset(
    {
        "-",
        "–",
        "'",
        "’",
        "'s",
        "’s",
        ",",
        "&",
        "and",
        "of",
        "for",
        "the",
        "in",
        "to",
        "on",
        "de",
        "del",
        "la",
        "des",
        "du",
        "e",
        "y",
        "et",
        "against",
    }
)
_IN_ITS = frozenset({"in", "by", "from", "after"})
_ENDS = frozenset({")", ",", ";"})


def spelled_out(scene: Scene) -> dict[int, tuple[int, int, str]]:
    """Names that initials in brackets behind them spell, by their last token: first token, token behind the last, acronym.

    "Movement for the Liberation of the Congo (MLC)" is one name, whatever the model and the lexicon see in its words.
    """
    out = {}
    for token in scene.tokens:
        if token.text == "(" and token.i + 2 < len(scene.tokens):
            word = scene.tokens[token.i + 1].text.replace(".", "")
            if _is_acronym(word) and scene.tokens[token.i + 2].text in _ENDS:
                start = _start(scene.tokens, token.i, word)
                if start is not None:
                    out[token.i - 1] = (start, token.i, word)
    return out


def _is_acronym(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and sum(c.isupper() for c in word) > 1 and word[0].isupper()


def _start(tokens: list[Token], end: int, word: str) -> int | None:
    """Where a name begins of which the capitals before token `end` spell a word, read from its end; small words between them are free."""
    letters = [c.upper() for c in word if c.isupper()]
    i = end - 1
    while i >= 0 and end - i <= _LONGEST and letters:
        text = tokens[i].text
        if text[:1].isupper():
            if text[0].upper() != letters[-1]:
                return None
            letters.pop()
            if not letters:
                return i if end - i > 1 else None
        elif text.lower() not in _WITHIN:
            return None
        elif text[0].upper() == letters[-1] and text not in {"the", "'s", "’s"} and len(letters) > 1 and _is_counted(tokens, i, letters):
            letters.pop()
        i -= 1
    return None


def _is_counted(tokens: list[Token], i: int, letters: list[str]) -> bool:
    """True where a small word has to give its own letter: the "of" of "Department of Defense (DoD)" only if no capital before does."""
    before = next((token.text for token in reversed(tokens[max(0, i - 3) : i]) if token.text[:1].isupper()), "")
    return before[:1] != letters[-1] and before[:1] == letters[-2]


def define_acronyms(scene: Scene) -> None:
    """Notes the acronyms that stand right behind names."""
    for name in scene.names:
        define_acronym(scene, name.end, name.actor)


def define_acronym(scene: Scene, end: int, actor: str) -> None:
    """Notes "(UFRW)", "(BAO, by its Spanish initials)", ", or KIA," and "known by its initials GAM" behind a name that ends before a token."""
    doc = scene.tokens
    if end + 2 >= len(doc):
        return
    if doc[end].text == "(" and (doc[end + 2].text in _ENDS or doc[end + 2].lower_ in _IN_ITS):
        _note(scene, doc[end + 1].text, actor)
    elif doc[end].text == "," and doc[end + 1].lower_ == "or" and end + 3 < len(doc) and doc[end + 3].text in _ENDS:
        _note(scene, doc[end + 2].text, actor)
    else:
        _define_known_as(scene, end, actor)


def _define_known_as(scene: Scene, end: int, actor: str) -> None:
    words = scene.tokens[end : end + _REACH]
    is_known = any(token.lower_ in scene.cues("known") for token in words[:3])
    if not is_known:
        return
    for token in words:
        if token.text in {".", ";"}:
            return
        if token.text.isupper() and _is_acronym(token.text.replace(".", "")) and scene.state_at(token.i) is None:
            _note(scene, token.text, actor)
            return


def _note(scene: Scene, text: str, actor: str) -> None:
    word = text.replace(".", "")
    if _is_acronym(word):
        scene.acronyms.setdefault(word, actor)


def by_acronym(scene: Scene, cast: Cast, start: int, end: int) -> Draft | None:
    """An organisation of the text whose initials a word of capitals spells, or for which the text defines it."""
    word = scene.doc[start:end].text.replace(".", "")
    if end - start != 1 or not _is_acronym(word):
        return None
    found = scene.acronyms.get(word) or scene.initials.get(word)
    if found is None and scene.names and start == scene.names[-1].end + 1 and scene.tokens[start - 1].text == "(":
        found = scene.names[-1].actor
        scene.acronyms[word] = found
    draft = cast.by_id.get(found or "")
    return draft if draft is not None and draft.kind != "person" else None


def tag_behind(scene: Scene, token: Token) -> int | None:
    """The acronym by which a text goes on calling a body of which it first says what it is: "the anti-graft agency, the EFCC," or "(EFCC)"."""
    tokens, i = scene.tokens, token.i + 1
    if i + 1 >= len(tokens) or tokens[i].text not in {"(", ","}:
        return None
    is_bracket = tokens[i].text == "("
    i += 1
    if tokens[i].lower_ == "known" and i + 2 < len(tokens) and tokens[i + 1].lower_ == "as":
        i += 2
    if tokens[i].lower_ == "the":
        i += 1
    if i + 1 >= len(tokens) or not _is_acronym(tokens[i].text.replace(".", "")) or scene.state_at(i) is not None:
        return None
    behind = tokens[i + 1]
    is_closed = behind.text in _ENDS or behind.text == "." or (is_bracket and behind.lower_ in _IN_ITS)
    return i if is_closed and not tokens[i].sent.text.isupper() else None


def join_acronyms(scene: Scene, cast: Cast) -> None:
    """Makes one actor of a name and of the acronym that the text defines for it, where both were found apart."""
    for word, actor in scene.acronyms.items():
        apart = cast.by_id.get(f"local:{word.lower()}")
        named = cast.by_id.get(cast.renamed.get(actor, actor))
        if apart is not None and named is not None and apart is not named and apart.kind != "person":
            cast.merge(apart, named)
