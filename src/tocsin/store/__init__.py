"""Records come in, rows go out: the only room with SQL.

One of the four doors to the world. This room must not decide what is shown.
"""
