"""Questions come in, tables of findings go out: filters, as-of, frames.

THE question layer: command line, Python and later doors ask through it and only through it. It must not print.
"""
