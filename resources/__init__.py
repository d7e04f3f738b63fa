"""Sources and generators of lexicon data and of the generated parts of the documentation."""
