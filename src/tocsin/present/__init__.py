"""Values come in, text to look at goes out: the card, tables, and later HTML and export formats.

This room must not ask the store; it is handed what it shows.
"""
