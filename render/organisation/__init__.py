"""An organisation with its meaning resolved. Once one exists, the spec it came from was right.

Terms follow the W3C Organization Ontology (unit, post, membership, reports to, head of) and
Popolo (person). Objects refer to each other by id; `Organisation` looks ids up.
"""

from render.organisation.parts import (
    ACTIONS,
    ALWAYS,
    Activity,
    Authority,
    Career,
    Conditions,
    Contacts,
    ControlBlock,
    Id,
    Kpi,
    Language,
    Membership,
    Period,
    Person,
    Post,
    Process,
    Qualifications,
    Relation,
    Responsibility,
    Revision,
    Term,
    Text,
    Texts,
    Unit,
)
from render.organisation.whole import Organisation
from render.terms import UnitType, Visibility

__all__ = [
    "ACTIONS",
    "ALWAYS",
    "Activity",
    "Authority",
    "Career",
    "Conditions",
    "Contacts",
    "ControlBlock",
    "Id",
    "Kpi",
    "Language",
    "Membership",
    "Organisation",
    "Period",
    "Person",
    "Post",
    "Process",
    "Qualifications",
    "Relation",
    "Responsibility",
    "Revision",
    "Term",
    "Text",
    "Texts",
    "Unit",
    "UnitType",
    "Visibility",
]
