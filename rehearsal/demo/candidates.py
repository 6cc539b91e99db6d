"""The candidates of the demonstration who register on the pages, one in each closed campaign.

One paper of each campaign's register is theirs: the same answers, given and submitted by their own
account, with a page for every paper that is asked for.
"""

from typing import NamedTuple

import typst

from accounts.models import Person
from candidates.actions import enclose, register, screen
from candidates.models import Application
from candidates.rules.registration import DossierItem, Enclosure, Registration
from exams.models import Campaign
from rehearsal.clock import Clock
from rehearsal.people import People
from web.sentences import label

ANSWERS = (
    *("name", "born", "citizen_id", "current_post", "nomination", "party_consent"),
    *("special_reason", "special_document"),
)
SCANNED = '#set page("a4")\n#set text(lang: "vi")\n#align(center)[= #sys.inputs.title\nBản mẫu]'


class OnlineRegistration(NamedTuple):
    """A registration that was submitted on the pages, and the paper that it stands for."""

    application: Application
    paper: Registration


def register_online(
    campaign: Campaign, paper: Registration, username: str, clock: Clock
) -> OnlineRegistration:
    """Let a candidate's account give and submit what a line of the register says."""
    candidate = Person.objects.get(username=username)
    clock.on(paper.received_on)
    application = register.begin(campaign=campaign, by=candidate, at=clock.at)
    fields = {name: getattr(paper, name) for name in ANSWERS}
    fields["position"] = campaign.positions.get(code=paper.position)
    register.fill(application=application, fields=fields, by=candidate, at=clock.at)
    for item in (*DossierItem, *Enclosure):
        enclose.attach(
            application=application,
            item=item,
            file_name=f"{item.lower()}.pdf",
            data=typst.compile(SCANNED.encode(), sys_inputs={"title": label(item)}),
            issued_on=paper.health_issued_on,
            by=candidate,
            at=clock.at,
        )
    register.declare_and_submit(application=application, by=candidate, at=clock.at)
    return OnlineRegistration(application, paper)


def examine(online: OnlineRegistration, accounts: People, clock: Clock) -> None:
    """Let the screening officer enter what was found in the dossier that came in on the pages."""
    screen.examine(
        application=Application.objects.get(pk=online.application.pk),
        fields={name: getattr(online.paper, name) for name in screen.EXAMINED},
        by=accounts.screener,
        at=clock.at,
    )
