"""Rehearse a campaign: from a folder of files, through the actions of the pages, to its tables.

A council can so see how a campaign would end before it announces it. The dates of the files are
the clock. The rehearsal plays everybody in the room, the paper included: only therefore does it
know whose script lies behind which code.
"""
