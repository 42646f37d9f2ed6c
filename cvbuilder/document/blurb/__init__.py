"""Biographies of any length: facts in, one paragraph under a limit out, in one language.

blurb(composition, limit)    the best text under a limit: a hand-written version that fits, else facts
"""

from cvbuilder.document.blurb.choose import FILLED, Chosen, Limit
from cvbuilder.document.blurb.compose import blurb
from cvbuilder.document.blurb.write import start_of

__all__ = ["FILLED", "Chosen", "Limit", "blurb", "start_of"]
