"""Which capitals of a text are the full name of an acronym, and where that name begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.initials import acronym_in, is_acronym, is_shuffled, name_start
from tocsin.extract.actors.scene import Scene
from tocsin.lexicon.actors import given_names, heads, sector_words, titles

if TYPE_CHECKING:
    from spacy.tokens import Token

Spelled = tuple[int, int, str]
"""First token of a name, token behind its last, and its acronym."""

# Two or three sentences: an acronym that no bracket explains stands near its name.
_BACK = 120
# "The Organisation for the Prohibition of Chemical Weapons of the United Nations" is as long as names get.
_LONGEST = 14
# How far behind a name "known by its Spanish initials as BAO" may put the acronym.
_REACH = 9
# Two letters may be anything; a name that nobody explains has three at least.
_FREE = 3
_QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
_OPENS = frozenset({"and", "&"})


def spelled_out(scene: Scene) -> dict[int, Spelled]:
    """Names that an acronym stands for, by their last token.

    "Movement for the Liberation of the Congo (MLC)" is one name, whatever the model and the lexicon see in its words; so is "the Coal
    Workers' Union" where "the CWU" comes next.
    """
    out: dict[int, Spelled] = {}
    done: set[str] = set()
    for token in scene.tokens:
        word = token.text.replace(".", "")
        if not is_acronym(word) or word in done:
            continue
        found = _in_front(scene, token, word) or _in_bracket(scene, token, word) or _far_before(scene, token, word)
        if found is not None and found[1] - 1 not in out:
            done.add(word)
            out[found[1] - 1] = found
    return out


def _in_front(scene: Scene, token: Token, word: str) -> Spelled | None:
    """The name before "(MLC)", ", or MLC," and ", known as MLC"."""
    end, is_sure = _name_end(scene, token.i)
    if end is None:
        return None
    while end > 1 and scene.tokens[end - 1].text in _QUOTES:
        end -= 1
    start = name_start(scene, end, word)
    if start is None and is_sure and len(word) >= _FREE:
        start = body_start(scene, end)
    return (start, end, word) if start is not None else None


def _name_end(scene: Scene, i: int) -> tuple[int | None, bool]:
    """Where the name before an acronym ends, and whether the words between leave no doubt that one is meant."""
    tokens = scene.tokens
    at = i - 1
    while at > 0 and (tokens[at].text in _QUOTES or tokens[at].lower_ in scene.cues("before_acronym")):
        at -= 1
    if at > 0 and tokens[at].text == "(":
        return at, acronym_in(scene, at) == i
    for at in range(i - 1, max(i - _REACH, 0), -1):
        if tokens[at].text in {".", ";", ")"}:
            break
        if tokens[at].text == ",":
            between = {token.lower_ for token in tokens[at + 1 : i]} - _QUOTES
            return (at, bool(between & scene.cues("known") or between == {"or"})) if _is_renaming(scene, between) else (None, False)
    return None, False


def _is_renaming(scene: Scene, between: set[str]) -> bool:
    return not between or between <= {"or", "the"} or bool(between & scene.cues("known"))


def _in_bracket(scene: Scene, token: Token, word: str) -> Spelled | None:
    """The name of "MLC (Movement for the Liberation of the Congo)"."""
    tokens, start = scene.tokens, token.i + 2
    if start >= len(tokens) or tokens[start - 1].text != "(":
        return None
    end = next((i for i in range(start, min(start + _LONGEST, len(tokens))) if tokens[i].text == ")"), None)
    if end is None:
        return None
    while start < end and (tokens[start].text in _QUOTES or tokens[start].lower_ == "the"):
        start += 1
    capitals = [t.text[0] for t in tokens[start:end] if t.text[:1].isupper()]
    is_name = len(capitals) > 1 and all(t.text[:1].isupper() or t.lower_ in scene.cues("within_name") for t in tokens[start:end])
    return (start, end, word) if is_name and (name_start(scene, end, word) is not None or is_shuffled(word, capitals)) else None


def _far_before(scene: Scene, token: Token, word: str) -> Spelled | None:
    """The name some words before of which a text then uses only the initials: "the Coal Workers' Union … the CWU"."""
    tokens = scene.tokens
    if len(word) < _FREE or token.i in scene.hit_at or not token.dep or token.sent.text.isupper():
        return None
    shuffled: Spelled | None = None
    for end in range(token.i - 1, max(token.i - _BACK, 1), -1):
        if not tokens[end - 1].text[:1].isupper() or tokens[end].text[:1].isupper() or tokens[end - 1].text.isupper():
            continue
        start = name_start(scene, end, word)
        if start is not None and tokens[start].text not in given_names(scene.overlay):
            return start, end, word
        if shuffled is None and (first := body_start(scene, end)) is not None:
            capitals = [t.text[0] for t in tokens[first:end] if t.text[:1].isupper()]
            shuffled = (first, end, word) if is_shuffled(word, capitals) else None
    return shuffled


def is_person(scene: Scene, start: int, end: int) -> bool:
    """True for capitals that the model or a first name makes somebody's."""
    return scene.tokens[end - 1].ent_type_ == "PERSON" or scene.tokens[start].text in given_names(scene.overlay)


def body_start(scene: Scene, end: int) -> int | None:
    """Where the capitals before a token begin, if they name a body: "State Agency for National Security" of "Bulgaria's State Agency …"."""
    start = run_start(scene, end)
    words = scene.tokens[start:end]
    if sum(token.text[:1].isupper() for token in words) < 2 or is_person(scene, start, end):
        return None
    if scene.tokens[end - 1].lower_ in titles(scene.overlay) or any(token.text in scene.cues("thing_last") for token in words[-1:]):
        return None
    return start if any(_is_of_body(scene, token) for token in words) else None


def _is_of_body(scene: Scene, token: Token) -> bool:
    head = heads(scene.overlay).get(token.lower_)
    return (
        token.text in scene.cues("org_last")
        or token.text in sector_words("name", scene.overlay)
        or (head is not None and head.number in {"body", "group"} and token.text[:1].isupper())
    )


def run_start(scene: Scene, end: int) -> int:
    """Where the run of capitals that ends before a token begins; small words may stand between them, an owner stays outside."""
    tokens, start, i = scene.tokens, end, end - 1
    while i >= 0 and end - i <= _LONGEST:
        token = tokens[i]
        if token.text[:1].isupper():
            if token.is_sent_start and token.pos_ in {"DET", "ADP", "SCONJ", "PRON", "ADV", "CCONJ"}:
                break
            start = i
        elif _is_border(scene, i):
            break
        i -= 1
    return start


def _is_border(scene: Scene, i: int) -> bool:
    """True for what no name goes over: a comma, a verb, "and" between two names, the "'s" behind a state."""
    token = scene.tokens[i]
    if token.tag_ == "POS" and i > 0 and scene.state_at(i - 1) is not None:
        return True
    is_small = token.lower_ in scene.cues("within_name") and token.text != ","
    return not is_small or (token.lower_ in _OPENS and not _is_of_two(scene.tokens, i))


def _is_of_two(tokens: list[Token], at: int) -> bool:
    """True for the "and" of "Ministry of Science and Education"."""
    return any(token.lower_ in {"of", "for"} for token in tokens[max(0, at - 3) : at])
