"""The commands of ``tracker``, one file per group; ``__main__`` puts them together.

What is slow to import is imported inside a command, so that ``--help`` and a filter start at once.
"""
