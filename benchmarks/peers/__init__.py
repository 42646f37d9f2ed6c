"""The programs that cvbuilder is measured beside: what each is given to do, where it lives, how it is asked.

    content.py                       a profile's documents as cvbuilder composes them, with their resolved styles
    as_typst, as_html, as_rendercv   the same words and looks as each peer's source
    environments.py                  an environment of its own for each peer
    by_*.py                          what runs in these environments: one file in a process, or many in one
    serve.py                         a process that is kept, and makes documents when it is told
    pages.py                         how many pages a PDF has

Modules that run in a peer's environment know the standard library and that peer alone.
"""
