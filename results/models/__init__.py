from results.models.appointment import Appointment
from results.models.issued_document import IssuedDocument
from results.models.publication import Publication

__all__ = ["Appointment", "IssuedDocument", "Publication"]
