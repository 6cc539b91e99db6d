import pytest

from tests.candidates.rules import workbooks


@pytest.fixture(scope="session")
def source():
    return workbooks.announcement()


@pytest.fixture(scope="session")
def campaign(source):
    return workbooks.campaign_of(source)


@pytest.fixture(scope="session")
def people():
    return workbooks.cadres()


@pytest.fixture(scope="session")
def papers():
    return workbooks.registrations()


@pytest.fixture(scope="session")
def entries():
    return workbooks.planning()


@pytest.fixture(scope="session")
def decisions():
    return workbooks.decisions()
