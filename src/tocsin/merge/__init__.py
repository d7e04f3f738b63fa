"""Records come in; copies, stories, incidents, accounts and disputes go out.

Pure. Merging sits on top of records and never rewrites one.
"""
