"""The slots around a verb or noun that patterns speak of: subject, object, particle, complement, prepositions.

A `View` reads them once for one token, passive or active, so that a pattern needs to be written only once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.control import called_for, members, understood
from tocsin.extract.syntax import antecedent, conjuncts, is_infinitive, subject_of
from tocsin.lexicon.events import lemma_fixes

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_PARTICLES = frozenset({"prt", "advmod", "prep", "acomp"})
_VERBAL = frozenset({"VERB", "AUX"})
# Slots that are the words below with one of some labels: "oprd" is what somebody is taken or called, as in "taken hostage".
_BELOW = {
    "ccomp": frozenset({"ccomp"}),
    "acomp": frozenset({"acomp", "oprd"}),
    "oprd": frozenset({"oprd"}),
    "attr": frozenset({"attr"}),
    "prt": _PARTICLES,
    "neg": frozenset({"neg"}),
    "aux": frozenset({"aux", "auxpass"}),
    "mod": frozenset({"amod", "compound", "nmod", "nummod", "poss"}),
    "poss": frozenset({"poss"}),
}
# Slots with a method of their own.
_NAMED = frozenset(
    {"xcomp", "nay", "pcomp", "said", "must", "purpose", "pair", "many", "self", "dative", "sent", "quote", "described", "above", "forto"}
)
_SEVERAL = frozenset({"they", "we", "both", "all"})
# After these prepositions the one who acts is the object of the verb: "accused Iran of shelling", "deterred them from attacking".
_OBJECT_ACTS = frozenset({"of", "from", "for", "into"})
# No real sentence nests its clauses deeper.
_DEEPEST = 8
# "A type of flu" is no crowd of flus.
_SORTS = frozenset({"type", "kind", "part", "rest", "variety", "array"})
_SUBJECT_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})
_OPENING = frozenset({'"', "“", "‘", "``", "''"})


def lemma_of(token: Token) -> str:
    """The lemma in lower case, mended where the pipeline is known to miss it."""
    return lemma_fixes().get(token.lower_) or token.lemma_.lower()


def forms_of(token: Token) -> tuple[str, ...]:
    """The lemma, the word as it stands, and the whole of a hyphenated word: "fire", "cease-fire"."""
    lemma = lemma_of(token)
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        return lemma, token.lower_, f"{token.nbor(-2).lower_}-{lemma}"
    return lemma, token.lower_


class View:
    """What stands around one token: `View(launched).slot("obj")` is [barrage, rockets] in "launched a barrage of rockets"."""

    __slots__ = ("_slots", "collections", "token")

    def __init__(self, token: Token, collections: frozenset[str]) -> None:
        self.token = token
        self.collections = collections
        self._slots: dict[str, list[Token]] = {}

    def slot(self, name: str) -> list[Token]:
        """The heads that fill a slot; a name that is none of ours is a preposition."""
        found = self._slots.get(name)
        if found is None:
            found = self._read(name)
            self._slots[name] = found
        return found

    def _read(self, name: str) -> list[Token]:
        match name:
            case "obj":
                return self.inside(self._objects())
            case "subj":
                return self._subjects()
        if name in _BELOW:
            return [child for child in self.token.children if child.dep_ in _BELOW[name]]
        if name in _NAMED:
            return getattr(self, f"_{name}")()  # type: ignore[no-any-return]
        return self.inside(self.beneath(name))

    def inside(self, heads: list[Token]) -> list[Token]:
        """Heads, and for "a barrage of rockets" what the collection holds too."""
        out = []
        for head in heads:
            out.append(head)
            if lemma_of(head) in self.collections or head.tag_ == "CD":
                out.extend(
                    inner for child in head.children if child.lower_ == "of" for grand in child.children for inner in conjuncts(grand)
                )
        return out

    def beneath(self, preposition: str) -> list[Token]:
        """Heads of the objects of one preposition, "out of" and "away from" among them."""
        out: list[Token] = []
        for child in self.token.children:
            if child.dep_ in _PREPOSITIONS and child.lower_ == preposition:
                for grand in child.children:
                    if grand.dep_ == "pobj":
                        out.extend(conjuncts(grand))
                    elif grand.dep_ == "prep":
                        out.extend(inner for great in grand.children if great.dep_ == "pobj" for inner in conjuncts(great))
            elif child.dep_ == "dative" and preposition == "to" and child.pos_ in {"NOUN", "PROPN", "PRON"}:
                out.extend(conjuncts(child))
        return out

    def is_passive(self) -> bool:
        """True for "was arrested" and for "a man arrested by police"."""
        if any(child.dep_ in {"nsubjpass", "auxpass"} for child in self.token.children) or self.is_modifier():
            return True
        if self.token.dep_ == "acl" and any(child.dep_ == "dobj" for child in self.token.children):
            return False
        return self.token.tag_ == "VBN" and self.token.dep_ in {"acl", "conj", "advcl"} and not self._own_subject()

    def is_modifier(self) -> bool:
        """True for a past participle before its noun: "besieged" in "the besieged town"."""
        return self.token.dep_ == "amod" and self.token.tag_ in {"VBN", "JJ"}

    def _own_subject(self) -> bool:
        return any(child.dep_ == "nsubj" or child.lemma_ == "have" for child in self.token.children)

    def _objects(self) -> list[Token]:
        own = [head for child in self.token.children if child.dep_ in {"dobj", "obj", "nsubjpass"} for head in conjuncts(antecedent(child))]
        if own:
            return own
        if (asked := called_for(self.token)) is not None:
            return conjuncts(asked)
        if (self.token.tag_ == "VBN" and self.token.dep_ == "acl") or self.is_modifier():
            return [self.token.head]
        if self.token.dep_ == "relcl" and not any(child.dep_ == "nsubj" and child.tag_ in {"WDT", "WP"} for child in self.token.children):
            return [self.token.head] if any(child.dep_ == "nsubj" for child in self.token.children) else []
        if self.token.dep_ == "xcomp" and any(child.dep_ == "auxpass" for child in self.token.children):
            found = understood(self.token) or subject_of(self.token.head)
            return conjuncts(found) if found is not None else []
        if any(child.dep_ == "auxpass" for child in self.token.children):
            return _counted_ahead(self.token) or _suffering(self.token)
        if self.token.dep_ == "conj" and self.token.head.pos_ in _VERBAL and self.is_passive():
            return [antecedent(child) for child in self.token.head.children if child.dep_ == "nsubjpass"]
        return [] if self.is_passive() else _objects_ahead(self.token)

    def _subjects(self) -> list[Token]:
        if self.is_passive():
            return self.beneath("by")
        if self.token.dep_ == "acl" and not is_infinitive(self.token) and any(child.dep_ == "dobj" for child in self.token.children):
            return [self.token.head]
        if self.token.dep_ == "amod" and self.token.tag_ == "VBG":
            return [self.token.head]
        if self.token.dep_ == "pcomp" and self.token.head.lower_ in _OBJECT_ACTS:
            acting = [child for child in self.token.head.head.children if child.dep_ in {"dobj", "nsubjpass"}]
            if acting:
                return conjuncts(acting[0])
        own = [child for child in self.token.children if child.dep_ == "nsubj"]
        # Of two subjects the first is a dateline: "BERLIN -- A court has …".
        found = antecedent(own[-1]) if own else _planner(self.token) or self._meant()
        return self.inside([each for head in conjuncts(spoken_for(found)) for each in members(head)]) if found is not None else []

    def _meant(self) -> Token | None:
        """Who acts where the verb has no subject of its own; the noun of "plans to close the border" does not."""
        if self.token.dep_ in {"acl", "relcl"} and is_infinitive(self.token):
            return understood(self.token) or subject_of(self._acting())
        return subject_of(self._acting()) or _moved(self.token) or understood(self.token)

    def _acting(self) -> Token:
        """The verb that has the subject: "are" for "march" in "nurses are due to march"."""
        above = self.token.head
        is_bound = self.token.dep_ == "xcomp" and above.pos_ == "ADJ" and above.dep_ == "acomp"
        return above.head if is_bound else self.token

    def _xcomp(self) -> list[Token]:
        out = [child for child in self.token.children if child.dep_ == "xcomp" and child.pos_ in {*_VERBAL, "ADJ"}]
        return out + [child for child in self.token.children if child.dep_ in {"ccomp", "advcl"} and is_infinitive(child)]

    def _pcomp(self) -> list[Token]:
        return [grand for child in self.token.children if child.dep_ == "prep" for grand in child.children if grand.dep_ == "pcomp"]

    def _nay(self) -> list[Token]:
        """What denies the word: "not", "never", "no longer", or "no" before what it has or is in: "sees no need", "is in no mood"."""
        own = [child for child in self.token.children if child.dep_ == "neg" or child.lower_ in {"never", "longer"}]
        held = [child for child in self.token.children if child.dep_ in {"dobj", "attr"}]
        held += [grand for child in self.token.children if child.dep_ == "prep" for grand in child.children if grand.dep_ == "pobj"]
        return own + [child for head in held for child in head.children if child.lower_ in {"no", "little", "zero"}]

    def _said(self) -> list[Token]:
        return [self.token.head] if self.token.dep_ in {"ccomp", "parataxis"} else []

    def _must(self) -> list[Token]:
        """The verb below that somebody must, should or has to do."""
        return [child for child in self.token.children if child.dep_ in {"ccomp", "parataxis"} and _is_due(child)]

    def _purpose(self) -> list[Token]:
        """Infinitives that say what for, below the verb or its objects: "sent a team to investigate"."""
        nodes = [self.token, *(child for child in self.token.children if child.dep_ in {"dobj", "prep"})]
        return [
            child
            for node in nodes
            for child in node.children
            if child.dep_ in {"advcl", "acl", "xcomp", "relcl", "ccomp"} and is_infinitive(child)
        ]

    def _forto(self) -> list[Token]:
        """The infinitive that another is to do: "pay" in "called for the state to pay"."""
        below = [child for child in self.token.children if child.dep_ in {"advcl", "ccomp", "xcomp"} and is_infinitive(child)]
        return [child for child in below if any(mark.dep_ == "mark" and mark.lower_ == "for" for mark in child.children)]

    def _pair(self) -> list[Token]:
        """The subjects, if there are two or more."""
        found = self.slot("subj")
        return found if len(found) > 1 else []

    def _many(self) -> list[Token]:
        """The subjects, if they are more than one or a plural: "they", "the leaders"."""
        found = self.slot("subj")
        plural = [head for head in found if head.tag_ in {"NNS", "NNPS"} or head.lower_ in _SEVERAL]
        return found if len(found) > 1 else plural

    def _sent(self) -> list[Token]:
        """The whole sentence, for words that tell one sense from another: "strike" beside "wage"."""
        return list(self.token.sent)

    def _quote(self) -> list[Token]:
        """The quotation mark that opens straight behind the object: "called the man 'a liar'"."""
        heads = [child for child in self.token.children if child.dep_ in {"dobj", "obj", "nsubjpass"} and child.i > self.token.i]
        after = [head.nbor() for head in heads if head.i + 1 < head.sent.end]
        return [token for token in after if token.text in _OPENING]

    def _described(self) -> list[Token]:
        """The noun that a relative clause or participle describes: "truce" for "agreed" in "the truce agreed in May"."""
        return [self.token.head] if self.token.dep_ in {"acl", "relcl"} else []

    def _above(self) -> list[Token]:
        """What the word hangs on, its preposition too: "enter" for "strike" in "the strike entered its fifth week", "amid" in "amid security"."""
        above = self.token.head
        if above == self.token:
            return []
        return [above, above.head] if above.dep_ == "prep" else [above]

    def _self(self) -> list[Token]:
        """The word itself: "protesters" are who protest."""
        return [self.token]

    def _dative(self) -> list[Token]:
        return [child for child in self.token.children if child.dep_ == "dative" and child.pos_ != "ADP"]


def spoken_for(head: Token) -> Token:
    """For "it" and "they" below a verb of saying the one who speaks: "Farc said it will release" gives "Farc"."""
    verb = head.head
    if head.lower_ not in _SUBJECT_PRONOUNS or head.dep_ not in {"nsubj", "nsubjpass"}:
        return head
    while verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if verb.dep_ not in {"ccomp", "advcl"} or verb.head.pos_ not in {"VERB", "AUX"}:
        return head
    speaker = next((child for child in verb.head.rights if child.dep_ == "nsubj" and child != head), None)
    speaker = next((child for child in reversed(list(verb.head.lefts)) if child.dep_ == "nsubj" and child != head), speaker)
    # No person calls himself "it": "It killed 18 civilians", said Rami Abdel Rahman.
    if speaker is None or (head.lower_ == "it" and speaker.ent_type_ == "PERSON"):
        return head
    return spoken_for(speaker) if speaker.pos_ == "PRON" and speaker.i < head.i else speaker


def _suffering(verb: Token) -> list[Token]:
    """The subject that a passive without its own shares: "the driver" in "The driver fired before being shot", "was caught and killed"."""
    node = verb
    for _ in range(_DEEPEST):
        if node.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep"} or node.head == node:
            return []
        node = node.head
        found = next((child for child in node.children if child.dep_ in {"nsubjpass", "nsubj"}), None)
        if found is not None:
            return conjuncts(antecedent(found))
    return []


def _counted_ahead(verb: Token) -> list[Token]:
    """The subject that the parse hangs below "between": "nine soldiers" in "Between three and nine soldiers were injured"."""
    ahead = [child for child in verb.lefts if child.dep_ == "prep" and child.lower_ in {"between", "around", "about", "up"}]
    heads = [head for child in ahead for grand in child.children if grand.dep_ == "pobj" for head in conjuncts(grand)]
    return [head for head in heads if any(child.dep_ == "nummod" for child in head.children)]


def _objects_ahead(verb: Token) -> list[Token]:
    """The object that stands only behind the second of two verbs: "kicked and punched a guard"."""
    after = next((child for child in verb.rights if child.dep_ == "conj" and child.pos_ in _VERBAL), None)
    if after is None or verb.pos_ != "VERB" or after.i - verb.i != 2 or after.tag_ != verb.tag_:
        return []
    return [head for child in after.children if child.dep_ == "dobj" for head in conjuncts(child)]


def _planner(verb: Token) -> Token | None:
    """Who has the plan of "a plan to cut aid": its owner, for "its plan" who does something with it."""
    noun = verb.head
    if verb.dep_ != "acl" or not is_infinitive(verb):
        return None
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None or owner.pos_ != "PRON":
        return owner
    return subject_of(noun.head) if noun.dep_ in {"dobj", "pobj"} and noun.head.pos_ in _VERBAL else None


def _moved(verb: Token) -> Token | None:
    """Who acts below a passive verb: "farmers" for "march" in "farmers are expected to march"."""
    while verb.dep_ == "conj" and verb.head.pos_ in _VERBAL and verb.head != verb:
        verb = verb.head
    if verb.dep_ != "xcomp" or not is_infinitive(verb):
        return None
    return next((antecedent(child) for child in verb.head.children if child.dep_ == "nsubjpass"), None)


def _is_due(verb: Token) -> bool:
    return any((child.tag_ == "MD" and child.lower_ in {"must", "should"}) or child.lower_ == "needs" for child in verb.children)
