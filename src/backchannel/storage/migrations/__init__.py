"""The steps by which each universe's store came to its present shape, a folder per universe.

A revision's file is called ``r`` and four digits and a word; its stem is its revision id, and the highest is the head.
"""
