"""The programme booklet: an event's speakers and sessions in one document.

compose_booklet(event, locale, day) -> Document      title page, contents, sessions, speakers, portraits, index
filed(profile) -> Filed                              where an index has a person
"""

from cvbuilder.document.booklet.compose import compose_booklet
from cvbuilder.document.booklet.filing import Filed, filed
from cvbuilder.document.booklet.values import Event, Speaker

__all__ = ["Event", "Filed", "Speaker", "compose_booklet", "filed"]
