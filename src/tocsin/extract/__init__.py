"""Doc and record so far come in, the record with more findings goes out: one file or folder a kind of finding.

Everything here is pure: no network, disk, clock, randomness or printing. It must not know other articles.
"""
