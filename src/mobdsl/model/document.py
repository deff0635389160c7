"""A document: all that one file means, together with what it imports."""

from attrs import field, frozen

from mobdsl.model.clauses import Heading
from mobdsl.model.plans import Plan
from mobdsl.model.routines import Context, Movement, Routine


@frozen(kw_only=True)
class Document:
    """``path`` names the file. The mappings hold the file's own definitions and, as `alias.name`, the imported ones;
    ``own`` lists the names of the routines that the file itself defines, in the order written. ``params`` are the
    values in force, as text.
    """

    path: str
    routines: dict[str, Routine] = field(factory=dict)
    own: tuple[str, ...] = ()
    movements: dict[str, Movement] = field(factory=dict)
    contexts: dict[str, Context] = field(factory=dict)
    plans: dict[str, Plan] = field(factory=dict)
    params: dict[str, str] = field(factory=dict)
    headings: tuple[Heading, ...] = ()
