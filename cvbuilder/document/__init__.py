"""What is said: documents as values (`nodes`), and the composers that make them from a profile (`compose`).

Nothing is imported here, so that layout and writers, which read nodes, never load the composers.
"""
