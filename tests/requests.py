"""Requests for acts of two persons, sent by hand as their pages ask for them."""

from django.contrib.messages import get_messages


def answers(page, **others):
    """Return what fills the request of a page: every box ticked, a number, a reason."""
    boxes = {box.html_name: "on" for row in page.context["warnings"] for box in row["boxes"]}
    return {**boxes, "number": "305/TB-HĐTT", "reason": "Tờ trình 12", **others}


def send(client, address, **others):
    """Send the request that a page offers; return the answer."""
    return client.post(address, answers(client.get(address), **others))


def said(answer):
    """Return what an answer says above the next page, beside what waited to be said already."""
    return [str(message) for message in get_messages(answer.wsgi_request)._queued_messages]


def words_on(paper, word="ACCEPT"):
    """Return the officer's word on every rule that is not passed, the same on each."""
    latest = paper.campaign.screenings.first()
    open_ones = paper.findings.filter(screening=latest).exclude(verdict="PASS")
    return {f"word_{rule}": word for rule in open_ones.values_list("rule", flat=True)}
