"""Words of a command line come in, tables and cards go out.

A door. This room must not hold logic that another door would need.
"""
