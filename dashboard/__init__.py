"""From stored figures to the screen: series → chart, with every number one click from its sentence.

``app`` serves it, ``shell`` is the frame around every page, ``pages`` are the screens with their
callbacks beside them, ``filters`` ties the address to a ``db.queries.Filter``, ``charts`` draw
(data in, plain dicts out), ``evidence`` shows the sentence, ``wording`` says a figure and a period in
words, and ``translations`` holds the texts of the interface, one file a language. ``exports`` write what is
shown to files, ``briefing`` gathers a crisis for slides, and ``api`` serves the same data to programs.
"""
