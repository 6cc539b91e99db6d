from dataclasses import replace

from candidates.rules.must_register import MustRegister, must_register
from candidates.rules.profile import MustRegisterReport
from tests.candidates.rules.workbooks import expected


def test_the_report_of_the_campaign_is_reproduced(people, entries, papers, campaign):
    actual = [
        {
            "position": absence.position,
            "post": absence.post,
            "citizen_id": absence.person.citizen_id,
            "name": absence.person.name,
            "verdict": absence.verdict,
            "reason": absence.reason,
        }
        for absence in must_register(people, entries, papers, campaign)
    ]

    assert len(actual) == 14
    assert actual == expected("must-register")


def test_a_withdrawn_paper_for_the_position_is_still_a_paper(people, entries, papers, campaign):
    absent = must_register(people, entries, papers, campaign)[0]
    paper = replace(
        papers[0], citizen_id=absent.person.citizen_id, position="VT02", withdrawn_on=None
    )

    finding = must_register(people, entries, (*papers, paper), campaign)

    assert absent not in finding
    assert len(finding) == 13


def test_one_who_is_not_in_the_facts_is_not_reported(people, entries, papers, campaign):
    absent = must_register(people, entries, papers, campaign)[0]
    others = {key: person for key, person in people.items() if person != absent.person}

    assert absent not in must_register(others, entries, papers, campaign)


def test_a_person_no_longer_on_site_is_not_reported(people, entries, papers, campaign):
    absent = must_register(people, entries, papers, campaign)[0].person
    moved = {**people, absent.citizen_id: replace(absent, unit="VPUB")}

    findings = must_register(moved, entries, papers, campaign)

    assert absent.citizen_id not in {finding.person.citizen_id for finding in findings}


def test_an_entry_taken_out_of_planning_binds_nobody(people, entries, papers, campaign):
    absent = must_register(people, entries, papers, campaign)[0]
    removed = [
        replace(row, removed_on=row.approved_on)
        if row.citizen_id == absent.person.citizen_id
        else row
        for row in entries
    ]

    assert absent not in must_register(people, removed, papers, campaign)


def test_the_profile_may_ask_for_no_report(people, entries, papers, campaign):
    profile = replace(campaign.profile, on_site_must_register=MustRegisterReport.OFF)

    assert must_register(people, entries, papers, replace(campaign, profile=profile)) == ()


def test_whom_the_list_has_under_another_number_has_registered_as_settled(
    people, entries, papers, campaign
):
    absent = must_register(people, entries, papers, campaign)[0]
    misread = absent.person.citizen_id
    paper = replace(papers[0], reg_no="HS-1", citizen_id="001000000000", position=absent.position)
    register = (*papers, paper)

    assert absent in must_register(people, entries, register, campaign)
    assert absent not in must_register(people, entries, register, campaign, {"HS-1": misread})


def test_who_is_known_by_the_number_of_the_register_must_register_as_well(
    people, entries, papers, campaign
):
    absent = must_register(people, entries, papers, campaign)[0]
    listed, own = absent.person.citizen_id, "001000000000"
    known = {key: person for key, person in people.items() if key != listed}
    known[own] = replace(absent.person, citizen_id=own)
    elsewhere = replace(papers[0], reg_no="HS-1", citizen_id=own, position="VT99")

    findings = must_register(known, entries, (*papers, elsewhere), campaign, {"HS-1": listed})

    assert [each.reason for each in findings if each.person.citizen_id == own] == ["VT99"]


def test_who_is_nobody_of_the_list_has_not_registered_for_whoever_bears_the_number(
    people, entries, papers, campaign
):
    absent = must_register(people, entries, papers, campaign)[0]
    paper = replace(
        papers[0], reg_no="HS-1", citizen_id=absent.person.citizen_id, position=absent.position
    )
    register = (*papers, paper)

    assert absent not in must_register(people, entries, register, campaign)
    assert absent in must_register(people, entries, register, campaign, {"HS-1": ""})


def test_of_whom_a_registrant_may_be_the_removal_is_not_proposed(people, entries, papers, campaign):
    proposed = [
        each
        for each in must_register(people, entries, papers, campaign)
        if each.verdict == MustRegister.PROPOSE_REMOVAL
    ]
    listed = proposed[0].person.citizen_id

    findings = must_register(people, entries, papers, campaign, {}, {listed: "HS-1"})

    [waiting] = [each for each in findings if each.person == proposed[0].person]
    assert (waiting.verdict, waiting.reason) == (MustRegister.MATCH_OPEN, "HS-1")
