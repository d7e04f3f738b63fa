"""Doc and record come in, the record with `times` filled goes out: every temporal expression, its TIMEX3 value and its days.

Words and patterns are data (`lexicon/data/time_*.tsv`); this package lexes, matches, reads direction from the syntax and counts days.
It must not look at events, claims or places: they look at times, through `index.TimesIndex`.
"""
