"""What still counts, once the competent body wants a position to be held again."""

from django.db.models import Q

from grading.rules.enums import Opening


def not_held_again(path: str = "") -> Q:
    """Return the condition that rows are of no position that has to be held again.

    `path` leads from a row to its position, blank for positions themselves. From a script whose
    mapping is closed it leads nowhere: it counts, so that no code tells of which position it is.
    """
    return ~Q(**{f"{path}__opening" if path else "opening": Opening.HELD_AGAIN})
