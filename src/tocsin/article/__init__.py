"""Page comes in, Article goes out, or Rejected with its reason: text, blocks, title, publisher, byline, dateline, date.

Pure. This room must not fetch.
"""
