"""Pasted text → kinds of blocks."""

import pytest

from tocsin.article.blocks import blocks_of

BODY = (
    "The army said on Monday that it had moved two of its brigades to the border, where shots had been heard in the night.\n\n"
    "Two soldiers were hurt, the ministry said, and one of them has died in a field hospital near the town of Marib.\n\n"
    "Neither side has said who fired first, but both have called up men who had been sent home at the end of the summer."
)

LEAD = BODY.partition(".")[0]


def kinds(text, title=None):
    return [(block.kind, text[block.span.start : block.span.end]) for block in blocks_of(text, title)]


def first(text, title=None):
    return kinds(text, title)[0]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Accessibility links", "boilerplate"),
        ("Share on Facebook", "boilerplate"),
        ("Read more: What the truce means", "boilerplate"),
        ("Sign up for our morning newsletter", "boilerplate"),
        ("We use cookies to give you the best experience.", "boilerplate"),
        ("Labaran duniya da na kasar", "boilerplate"),
        ("ایران گفت که این حمله را محکوم می‌کند", "boilerplate"),
        ("FILE - A view of the port of Aden, May 4, 2015.", "caption"),
        ("(Photo: Ministry of Defence)", "caption"),
        ("A man walks past a burnt car in Aden, Yemen, May 4, 2015. REUTERS/Jane Doe", "caption"),
        ("(Reporting by Jane Doe; Editing by Omar Said)", "byline"),
        ("• Two soldiers were hurt", "list"),
        ("What the neighbours say", "heading"),
        ("What happens next?", "heading"),
        ("“What happens next?”", "paragraph"),
        ("The president, who had been abroad, said that he would be back by noon on Tuesday.", "paragraph"),
        ("Both sides denied it.", "paragraph"),
    ],
)
def test_a_line_in_the_middle(line, kind):
    paragraphs = BODY.split("\n\n")
    text = "\n\n".join([paragraphs[0], paragraphs[1], line, paragraphs[2]])
    assert kinds(text)[2] == (kind, line)


@pytest.mark.parametrize(
    "title",
    [
        "Army Moves Brigades to the Border After Night of Shots",
        "Army moves brigades to border",
        "Army moves brigades to border.",
        "Army Moves Brigades To Border, Says It Will Answer.",
        "Who fired first?",
    ],
)
def test_a_title(title):
    assert first(f"{title}\n\n{BODY}") == ("title", title)


@pytest.mark.parametrize(
    "lead",
    [
        "Example Corp. said an investor has signed a letter of intent to buy the company.",
        "The war was over by noon.",
        "Both of them had been in the house when the police came to the door.",
    ],
)
def test_a_lead_is_no_title(lead):
    assert first(f"{lead}\n\n{BODY}") == ("paragraph", lead)


def test_the_head_of_a_pasted_page():
    text = f"Skip to main content\nHome\nWorld\n\nArmy Moves Brigades to the Border\n\nBy JANE DOE, Example Press\n\n5 min read\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["boilerplate"] * 3 + ["title", "byline", "boilerplate"] + ["paragraph"] * 3


def test_short_lines_before_the_title_are_furniture_and_after_it_headings():
    text = f"Yemen desk\n\nArmy Moves Brigades to the Border\n\nMinistry speaks of two wounded\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)][:3] == ["boilerplate", "title", "heading"]


def test_a_given_title_is_cut_off_the_lead():
    text = "Army moves brigades The army said on Monday that it had moved two of its brigades to the border."
    assert kinds(text, "Army moves brigades") == [
        ("title", "Army moves brigades"),
        ("paragraph", "The army said on Monday that it had moved two of its brigades to the border."),
    ]


def test_a_given_title_that_the_text_lacks_changes_nothing():
    assert kinds(BODY, "Something else altogether") == kinds(BODY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ADEN, Yemen (AP) — A storm hit the port on Monday.",
            [("dateline", "ADEN, Yemen (AP) —"), ("paragraph", "A storm hit the port on Monday.")],
        ),
        (
            "Harbour closed by storm. ADEN, Yemen (AP) — A storm hit the port on Monday.",
            [
                ("title", "Harbour closed by storm."),
                ("dateline", "ADEN, Yemen (AP) —"),
                ("paragraph", "A storm hit the port on Monday."),
            ],
        ),
        (
            "ADEN (AP) --\n\nA storm hit the port on Monday, and the harbour was closed until the evening.",
            [
                ("dateline", "ADEN (AP) --"),
                ("paragraph", "A storm hit the port on Monday, and the harbour was closed until the evening."),
            ],
        ),
        (
            "Tuesday 4 April 2017 A storm hit the port of the town, officials said.",
            [("dateline", "Tuesday 4 April 2017"), ("paragraph", "A storm hit the port of the town, officials said.")],
        ),
    ],
)
def test_datelines_are_blocks_of_their_own(text, expected):
    assert kinds(text) == expected


def test_only_the_first_dateline_counts():
    text = (
        f"ADEN (AP) — {BODY}\n\nSANAA (AP) — In the capital the shops were closed on Monday, and there was little traffic in the streets."
    )
    assert [kind for kind, _ in kinds(text)].count("dateline") == 1


def test_a_repeated_caption_is_marked_once():
    caption = "FILE - A view of the port of Aden, May 4, 2015."
    text = f"{caption}\n{caption}\n\n{BODY}"
    assert [(block.kind, block.is_repeat) for block in blocks_of(text)][:2] == [("caption", False), ("caption", True)]


def test_two_words_may_recur():
    text = f"{BODY}\n\nNo comment.\n\n{LEAD} again.\n\nNo comment."
    assert not any(block.is_repeat for block in blocks_of(text))


def test_what_follows_more_from_is_furniture():
    text = f"{BODY}\n\nMore from The Example\n\nFive things about the truce\n\nThe truce has lasted for two weeks, but few in the town of Marib believe that it will hold until the end of the year."
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 3 + ["boilerplate"] * 3


def test_a_box_in_the_middle_ends_at_the_next_paragraph():
    one, two, three = BODY.split("\n\n")
    text = f"{one}\n\nRelated stories\n\nFive things about the truce\n\n{two}\n\n{three}"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "boilerplate", "boilerplate", "paragraph", "paragraph"]


def test_several_short_lines_are_a_list():
    text = f"{BODY}\n\nTotal dead: 10\n\nInjured: 74\n\nMissing: 3\n\n{LEAD} again."
    assert [kind for kind, line in kinds(text) if ":" in line] == ["list"] * 3


def test_questions_in_an_interview_are_no_headings():
    text = f"{BODY}\n\nQ: Did the army fire first?\n\nA: The army has said that it did not, and I have no reason to doubt it."
    assert kinds(text)[3][0] == "paragraph"
