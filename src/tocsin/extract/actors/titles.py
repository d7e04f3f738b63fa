"""The titles that a text can give: which words are one, and whether they are said of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast
from tocsin.extract.actors.phrases import phrase_of
from tocsin.extract.actors.scene import Scene
from tocsin.lexicon.actors import Title, heads, titles

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 6
# "Cmdr", "Supt": longer words are not cut short.
_SHORTENED = 5
HYPHENS = frozenset({"-", "–"})


def title_ending(scene: Scene, end: int, least: int = 0) -> tuple[Title, int] | None:
    """The title that ends right before token `end` and where it starts: "foreign minister", longest first."""
    words = _words_before(scene, end, least)
    if words and _is_first_name(scene, words, end):
        return None
    found = _longest(scene, words)
    if found is None and words and words[0][0] in scene.cues("elect"):
        found = _longest(scene, words[1:])
    return found


def _is_first_name(scene: Scene, words: list[tuple[str, int]], end: int) -> bool:
    """True for the "Dean" of "Dean Woehrle denied it": a title that is a first name, too, before one name alone."""
    word, i = words[0]
    doc = scene.tokens
    if word not in scene.cues("given_too") or not doc[i].text[:1].isupper() or end >= len(doc) or doc[end].pos_ != "PROPN":
        return False
    is_led = i > 0 and (doc[i - 1].pos_ in {"PROPN", "DET", "ADJ"} or doc[i - 1].tag_ == "POS") and not doc[i].is_sent_start
    return not is_led and (end + 1 >= len(doc) or doc[end + 1].pos_ != "PROPN")


def plural_title_ending(scene: Scene, end: int) -> tuple[Title, int] | None:
    """The title of several that ends right before token `end`: the senator of "Senators", the foreign minister of "Foreign Ministers"."""
    words = _words_before(scene, end, 0)
    if not words or not words[0][0].endswith("s"):
        return None
    return _longest(scene, [(words[0][0].removesuffix("s"), words[0][1]), *words[1:]])


def title_at(scene: Scene, noun: Token) -> tuple[Title, int] | None:
    """The title whose noun is a token, and where it ends: "head of state" at "head", "foreign minister" at "minister"."""
    tokens, i = scene.tokens, noun.i
    if i + 2 < len(tokens) and tokens[i + 1].lower_ == "of":
        for end in (i + 3, i + 4):
            found = title_ending(scene, end, noun.left_edge.i) if end <= len(tokens) else None
            if found is not None and found[1] <= i:
                return found[0], end
    found = title_ending(scene, i + 1, noun.left_edge.i)
    return (found[0], i + 1) if found is not None else None


def _words_before(scene: Scene, end: int, least: int) -> list[tuple[str, int]]:
    """The words before a token with their place, the last first, without hyphens and full stops."""
    doc = scene.tokens
    words: list[tuple[str, int]] = []
    i = end - 1
    while (
        i >= least
        and len(words) < _LONGEST
        and (doc[i].is_alpha or doc[i].text in HYPHENS or doc[i].text[-1:] == "." or "-" in doc[i].text)
        and not _is_over(doc, i)
    ):
        if doc[i].text not in HYPHENS and doc[i].text != ".":
            words.append((doc[i].lower_.rstrip(".").replace("-", " "), i))
        i -= 1
    return words


def _is_over(doc: list[Token], i: int) -> bool:
    """True for the full stop of "his sister. John Jenkin" and the PM of "4:35 PM": no part of a title."""
    if doc[i].ent_type_ == "TIME":
        return True
    return doc[i].text == "." and i > 0 and (doc[i - 1].text.islower() or len(doc[i - 1].text) > _SHORTENED)


def _longest(scene: Scene, words: list[tuple[str, int]]) -> tuple[Title, int] | None:
    table = titles(scene.overlay)
    for n in range(len(words), 0, -1):
        found = table.get(" ".join(word for word, _ in reversed(words[:n])))
        if found is not None:
            return found, words[n - 1][1]
    return None


def plain_title(scene: Scene, token: Token) -> Title | None:
    """A nameless title for a noun that stands for a person: "cleric", "billionaire"."""
    head = heads(scene.overlay).get(token.lemma_)
    if head is None or head.number != "person" or token.tag_ in {"NNS", "NNPS"}:
        return None
    return Title(token.lower_, "private" if head.kind == "people" else "figure", head.sectors, None)


def is_definite(scene: Scene, cast: Cast, token: Token) -> bool:
    """True for "the minister", "its minister", "Iran's minister": a noun that can be in apposition to a name."""
    first = phrase_of(scene, token)[0]
    word = scene.tokens[first]
    return (
        word.lower_ in {"the", "a", "an", "its", "his", "her", "their", "our", "whose"}
        or scene.state_at(first) is not None
        or first in cast.covered
    )


def is_person(cast: Cast, i: int) -> bool:
    """True for a token of the name of a person."""
    owner = cast.covered.get(i)
    return owner is not None and cast.by_id[owner].kind == "person"
