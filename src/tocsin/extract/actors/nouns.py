"""Unnamed actors: every noun phrase whose head stands for a person, a group or a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocsin.extract.actors.acronyms import define_acronym, tag_behind
from tocsin.extract.actors.backers import backers
from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.definites import referent
from tocsin.extract.actors.names import country_of, is_backer
from tocsin.extract.actors.phrases import phrase_of
from tocsin.extract.actors.scene import Scene
from tocsin.extract.actors.sectors import sectors_of, take_name
from tocsin.extract.actors.titles import title_ending
from tocsin.extract.actors.turns import national, turned_to
from tocsin.lexicon.actors import Head, heads, titles
from tocsin.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = frozenset({"compound", "amod", "nmod"})
_CORE = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "agent", "conj", "dative"})
_POS = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "NUM", "DET", "VERB"})
# "President", "-", "elect".
_ELECT = 2
_MODEL = re.compile(r"[A-Z]+-?\d+")


def add_nouns(scene: Scene, cast: Cast) -> None:
    """Each such noun phrase is an actor of its own, unless "the" points back to one that is known."""
    table = heads(scene.overlay)
    for token in scene.tokens:
        if token.i in cast.at:
            other = national(cast, token)
            if other is not None:
                cast.move(token.i, other)
            cast.order.append(token.i)
            continue
        if token.pos_ not in _POS or token.i in cast.covered or token.i in scene.vessels or not token.dep:
            continue
        head = (
            _elected(scene, table, token)
            or table.get(token.lemma_)
            or table.get(token.lower_)
            or (table.get(token.text.removesuffix("s")) if token.text[:1].isupper() else None)
        )
        if head is None:
            head = _speaking(scene, token)
        if _turns(scene, cast, token):
            continue
        if head is not None and not _is_no_actor(scene, cast, token, head):
            _add(scene, cast, token, head)


def _elected(scene: Scene, table: dict[str, Head], token: Token) -> Head | None:
    """The president of "the president-elect", whose head is "elect" by the parse."""
    if token.lower_ not in scene.cues("elect") or token.i < _ELECT or scene.tokens[token.i - 1].text not in {"-", "–"}:
        return None
    return table.get(scene.tokens[token.i - 2].lower_)


def _turns(scene: Scene, cast: Cast, token: Token) -> bool:
    """Makes "the latter" and "the 29-year-old" mentions of whom they turn back to."""
    draft = turned_to(scene, cast, token)
    if draft is not None:
        cast.mention(draft, token.i, token.left_edge.i, token.i + 1)
        cast.order.append(token.i)
    return draft is not None


def _add(scene: Scene, cast: Cast, token: Token, head: Head) -> None:
    draft = _named_behind(scene, cast, token, head) or _named_before(cast, token, head) or referent(scene, cast, token, head)
    if draft is None and head.number != "document":
        draft = unnamed(scene, cast, token, head)
    if draft is not None:
        first, end = phrase_of(scene, token)
        cast.mention(draft, token.i, first, end)
        cast.order.append(token.i)
        if not head.sectors:
            _take_in(scene, cast, draft, token)


def _named_behind(scene: Scene, cast: Cast, token: Token, head: Head) -> Draft | None:
    """Whom "the militant group Boko Haram", "the movement, Ansar Dine," and "the IRNA news agency" name beside the noun."""
    inner = _named_in(scene, cast, token) or _tagged(scene, cast, token, head)
    if inner is not None:
        if inner.rule == "actors:entity" and not inner.sectors and sectors_of(scene, cast, token, head) == ("REB",):
            inner.kind, inner.sectors = "armed_group", ("REB",)  # "the Khorasan militant group"
        return inner
    if head.sectors == ("MED",) and (outlet := _outlet(scene, cast, token)) is not None:
        return outlet
    if head.number not in {"group", "body"} or token.tag_ in {"NNS", "NNPS"}:
        return None
    at = token.i + 1
    if at < len(scene.doc) and scene.tokens[at].text == ",":
        at += 1
        at += at < len(scene.doc) and scene.tokens[at].lower_ == "the"
    if at >= len(scene.doc) or at not in cast.covered or (at > token.i + 1 and scene.tokens[at].dep_ not in {"appos", "compound"}):
        return None
    draft = cast.by_id[cast.covered[at]]
    if draft.kind == "organisation" and head.sectors == ("MED",) and draft.rule == "actors:entity" and not draft.sectors:
        draft.kind, draft.sectors = "media", ("MED",)  # "Spanish newspaper La Gaceta"
    return draft if draft.kind in {"organisation", "armed_group", "media"} else None


def _outlet(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """The outlet that capitals before its kind name: "the Cape Argus newspaper"."""
    inner = [child for child in token.lefts if child.dep_ in {"compound", "nmod"}]
    start = min((child.left_edge.i for child in inner), default=token.i)
    words = scene.tokens[start : token.i]
    is_name = all(
        word.pos_ == "PROPN" and word.text[:1].isupper() and word.i not in cast.covered and scene.state_at(word.i) is None for word in words
    )
    if not words or token.lemma_ not in scene.cues("own_noun") or token.tag_ != "NN" or not is_name or words[0].sent.text.isupper():
        return None
    draft = cast.local(scene.doc[start : token.i].text, "media", "actors:tagged")
    draft.sectors, draft.is_public = ("MED",), True
    draft.nouns.add(token.lemma_)
    return draft


def _tagged(scene: Scene, cast: Cast, token: Token, head: Head) -> Draft | None:
    """The body of "Guatemala's human rights ombudsman (PDH)", which the text goes on to call by its acronym."""
    at = tag_behind(scene, token) if token.tag_ not in {"NNS", "NNPS"} and head.number != "document" else None
    if at is None:
        return None
    word = scene.tokens[at].text
    draft = (
        cast.by_id.get(cast.covered.get(at, ""))
        or cast.by_id.get(scene.acronyms.get(word, ""))
        or cast.local(word, "organisation", "actors:tagged")
    )
    if draft.kind not in {"organisation", "armed_group", "media"}:
        return None
    draft.country, draft.is_public = draft.country or country_of(scene, token), True
    draft.sectors = draft.sectors or sectors_of(scene, cast, token, head)
    draft.nouns.add(token.lemma_)
    cast.mention(draft, at, at, at + 1)
    cast.cover(draft, at, at + 1)
    return draft


def _named_in(scene: Scene, cast: Cast, token: Token) -> Draft | None:
    """The body that "the ISIS terrorist group" names before the noun; "an ISIS cell" is a part of it."""
    if token.lemma_ not in scene.cues("own_noun") or token.tag_ in {"NNS", "NNPS"}:
        return None
    kinds = {"organisation", "armed_group", "media"}
    drafts = (cast.draft_at(child.i) for child in token.lefts if child.dep_ in {"compound", "nmod"} and not is_backer(scene, child.i))
    return next((draft for draft in drafts if draft is not None and draft.kind in kinds and _is_called(draft, token)), None)


def _is_called(draft: Draft, token: Token) -> bool:
    """True unless the text names a body within another: "a U.N. agency", "the army union"; "the UN refugee body (UNHCR) agency" is one."""
    return (
        not draft.rule.startswith("actors:body")
        and (draft.kind != "organisation" or "IGO" not in draft.sectors or token.nbor(-1).text == ")")
        and not any(child.lower_ in {"a", "an"} for child in token.lefts)
    )


def _named_before(cast: Cast, token: Token, head: Head) -> Draft | None:
    """Whom "Ofmar, the shipping regulator," names before the noun; the text may call it the regulator later."""
    if head.number not in {"group", "body"} or token.dep_ != "appos" or token.tag_ in {"NNS", "NNPS"}:
        return None
    draft = cast.draft_at(token.head.i)
    if draft is None or draft.kind not in {"organisation", "armed_group", "media"} or token.head.i > token.i:
        return None
    draft.nouns.add(token.lemma_)
    return draft


def _take_in(scene: Scene, cast: Cast, draft: Draft, token: Token) -> None:
    """In "hundreds of civilians" the civilians are the hundreds."""
    for child in token.rights:
        if child.lower_ == "of" and child.i == token.i + 1:
            for grand in child.children:
                if grand.dep_ == "pobj" and grand.pos_ == "NOUN":
                    cast.at.setdefault(grand.i, draft.id)
                    inner = heads(scene.overlay).get(grand.lemma_)
                    if inner is not None and not draft.sectors and draft.id.startswith("local:"):
                        draft.sectors, draft.country = sectors_of(scene, cast, grand, inner), draft.country or country_of(scene, grand)


def _speaking(scene: Scene, token: Token) -> Head | None:
    """Whatever says something is an actor: "the shopper said"."""
    if token.dep_ != "nsubj" or token.pos_ not in {"NOUN", "PROPN"} or token.head.lemma_ not in scene.cues("speech"):
        return None
    if token.head.pos_ != "VERB" or token.lower_ in scene.cues("no_speaker") or token.i in scene.hit_at:
        return None
    if token.lemma_ in scene.cues("speaking_body") and token.tag_ == "NN":
        return Head(token.lemma_, "unnamed", "body", "", (), ("organisation",))
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "CARDINAL"} or not token.lemma_.lower().endswith(tuple(scene.cues("person_suffix"))):
        return None
    return Head(token.lemma_, "unnamed", "person", "", (), ("person",))


def _is_no_actor(scene: Scene, cast: Cast, token: Token, head: Head) -> bool:
    if _is_inside(token) or (token.dep_ == "conj" and _is_inside(token.head) and token.head.head.i > token.i):
        return True  # "police chief", "rocket and artillery fire"
    if _is_thing(scene, token):
        return True
    if token.i in scene.hit_at and token.pos_ == "PROPN":
        return True
    if token.i + 1 < len(scene.doc) and scene.tokens[token.i + 1].text == "-" and not token.whitespace_:
        return True
    if token.pos_ in {"ADJ", "PRON", "NUM", "DET", "VERB"} or (not head.sectors and head.kind == "people"):
        return not _is_people(scene, cast, token)
    if token.dep_ == "pobj" and token.tag_ == "NN" and token.head.lower_ in scene.cues("away") and not list(token.lefts):
        return True
    if token.tag_ in {"NNP", "NNPS"} and _is_known_place(scene, token.left_edge.i, token):
        return True
    if (
        _is_bare_office(scene, token)
        or _is_part_of_body(scene, token)
        or any(child.lower_ in scene.cues("thing_modifier") for child in token.lefts)
    ):
        return True
    if token.lemma_ in scene.cues("no_of") and any(child.lower_ == "of" for child in token.rights):
        return not _is_people(scene, cast, token)
    return any(child.dep_ in {"compound", "nummod"} and _MODEL.fullmatch(child.text) for child in token.lefts)


def _is_inside(token: Token) -> bool:
    return token.dep_ in _INSIDE and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}


def _is_thing(scene: Scene, token: Token) -> bool:
    """True for nouns that the words beside them make things: "by force", "deadly force", "shot in the head", "opposition to the tax"."""
    pairs = scene.cues("no_actor")
    if any(f"{child.lower_} {token.lemma_}" in pairs for child in token.lefts):
        return True
    if any(child.dep_ == "prep" and f"{token.lemma_} {child.lower_}" in pairs for child in token.rights):
        return True
    if token.lemma_ in scene.cues("only_doing") and token.tag_ == "NN" and token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
        return token.dep_ != "pobj" or token.head.dep_ != "agent"
    is_of_it = any(child.lower_ == "of" for child in token.rights)
    return token.dep_ == "pobj" and token.tag_ == "NN" and not is_of_it and f"{token.head.lower_} {token.lemma_}" in pairs


def _is_bare_office(scene: Scene, token: Token) -> bool:
    """True for "secretary of state" in "while secretary of state": an office, not somebody who holds it."""
    if token.tag_ == "NN" and token.dep_ in {"oprd", "acomp", "npadvmod", "advmod"} and not list(token.lefts):
        return True
    if token.i and token.nbor(-1).lower_ == "while":
        return True
    if token.tag_ == "NN" and token.dep_ in {"attr", "oprd", "pobj", "dobj"} and _is_all_title(scene, token):
        return True
    if token.tag_ not in {"NN", "NNP"} or any(child.dep_ in {"det", "poss", "amod", "compound", "nummod", "nmod"} for child in token.lefts):
        return False
    return token.dep_ in {"pobj", "attr", "oprd", "dobj"} and token.lower_ in titles(scene.overlay)


def _is_all_title(scene: Scene, token: Token) -> bool:
    """True for "prime minister" in "becoming prime minister": a title of two words without an article."""
    found = title_ending(scene, token.i + 1, token.left_edge.i)
    return found is not None and found[1] == token.left_edge.i < token.i and token.text.islower()


def _is_part_of_body(scene: Scene, token: Token) -> bool:
    """True for "a head" and "bodies" without a word on whose they are, unless "the head" does something."""
    if token.lemma_ not in scene.cues("needs_more"):
        return False
    if any(child.dep_ in _INSIDE or scene.state_at(child.i) is not None for child in token.lefts):
        return False
    is_named = any(child.lower_ in {"of", "for", "at"} for child in token.rights) or any(child.lower_ == "the" for child in token.lefts)
    return not is_named


def _is_people(scene: Scene, cast: Cast, token: Token) -> bool:
    """True for "many said", "most of the officials", "the wounded"; not for "most of the rockets"."""
    of = next((child for child in token.rights if child.lower_ == "of"), None)
    if of is not None:
        inner = next((child for child in of.children if child.dep_ == "pobj"), None)
        if inner is None:
            return False
        known = heads(scene.overlay).get(inner.lemma_)
        return inner.i in cast.covered or (known is not None and known.number in {"person", "group"})
    if token.pos_ in {"ADJ", "VERB"} and token.lower_ not in scene.cues("plural"):
        return token.dep_ in _CORE and any(child.lower_ == "the" for child in token.lefts) and not list(token.rights)
    return token.dep_ == "nsubj" and token.head.lemma_ in scene.cues("speech")


def _is_proper(scene: Scene, token: Token, head: Head, first: int) -> bool:
    """True for "the Scottish Executive": a body with a name that the model did not see."""
    if token.pos_ != "PROPN" or head.number == "person" or head.kind == "people" or _is_known_place(scene, first, token):
        return False
    if first < token.i and token.text[:1].isupper() and scene.state_at(token.i - 1) is not None and not token.sent.text.istitle():
        return True
    return any(
        scene.tokens[i].text[:1].isupper()
        and (scene.tokens[i].pos_ == "PROPN" or (_is_inner_capital(scene, i) and token.text[:1].isupper()))
        for i in range(first, token.i)
    )


def _is_inner_capital(scene: Scene, i: int) -> bool:
    """True for "Democratic" in "The Democratic Front", no first word of its sentence and no country."""
    token = scene.tokens[i]
    return token.pos_ in {"ADJ", "NOUN"} and not token.is_sent_start and scene.state_at(i) is None and not token.sent.text.istitle()


def _is_known_place(scene: Scene, first: int, token: Token) -> bool:
    """True for "the West Bank", which is no bank."""
    start = next((i for i in range(first, token.i) if scene.tokens[i].text[:1].isupper() and scene.tokens[i].pos_ != "DET"), token.i)
    return scene.is_place(Span(scene.tokens[start].idx, token.idx + len(token.text)))


def _proper(scene: Scene, cast: Cast, token: Token, head: Head, *, first: int, end: int) -> Draft:
    """The organisation of such a name, the same each time it is named."""
    while first < token.i and scene.tokens[first].pos_ in {"DET", "PUNCT", "PRON"}:
        first += 1
    draft = cast.local(scene.doc[first:end].text, "organisation", "actors:proper-noun")
    draft.country, draft.is_public = draft.country or country_of(scene, token), True
    take_name(scene, draft, scene.doc[first:end].text.split())
    draft.sectors = draft.sectors or head.sectors
    define_acronym(scene, end, draft.id)
    draft.nouns.add(token.lower_)
    return draft


def unnamed(scene: Scene, cast: Cast, token: Token, head: Head) -> Draft:
    """A new unnamed actor with head, country, backer and qualifiers apart."""
    first, end = phrase_of(scene, token)
    if _is_proper(scene, token, head, first):
        return _proper(scene, cast, token, head, first=first, end=end)
    last = scene.tokens[end - 1]
    name = scene.text[scene.tokens[first].idx : last.idx + len(last.text)]
    # "the island's government" is the same each time; "U.S. officials" may be others
    is_shared = scene.tokens[first].lower_ == "the" or scene.tokens[first].dep_ == "poss"
    draft = cast.local(" ".join(name.split()), head.kind, "actors:noun", is_shared=is_shared)
    draft.country = country_of(scene, token)
    draft.sectors, draft.gender = _titled(scene, token, head, sectors_of(scene, cast, token, head)), head.gender
    is_many = head.number == "group" or token.lower_ in scene.cues("plural") or token.lemma_ in scene.cues("collective")
    draft.is_plural = token.tag_ in {"NNS", "NNPS"} or is_many
    draft.is_many = token.tag_ in {"NNS", "NNPS"}
    draft.is_body = head.number in {"body", "group"}
    draft.is_public = True
    draft.nouns.add(token.lemma_)
    draft.ties = tuple(backers(scene, cast, token, first))
    draft.qualifiers = tuple(_qualifiers(scene, token))
    if not draft.sectors and any(tie.to.startswith("group:") for tie in draft.ties):
        draft.sectors = ("REB",)
    return draft


def _titled(scene: Scene, token: Token, head: Head, found: tuple[str, ...]) -> tuple[str, ...]:
    """The sectors of "the attorney general", whom the words of the title place elsewhere than its last word alone."""
    title = title_ending(scene, token.i + 1, token.left_edge.i) if head.number == "person" and found == head.sectors else None
    return title[0].sectors if title is not None and " " in title[0].words and title[0].sectors else found


def _qualifiers(scene: Scene, token: Token) -> list[str]:
    """The words that qualify the head, without its country, backer, article and number."""
    out = []
    for child in token.lefts:
        if child.dep_ in {"amod", "compound", "nmod"} and scene.state_at(child.i) is None:
            words = scene.doc[child.left_edge.i : child.right_edge.i + 1].text
            out.append(" ".join(words.lower().split()))
    return out
