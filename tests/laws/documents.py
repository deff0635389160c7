"""Documents as hypothesis finds them."""

from typing import Any

import attrs
from attrs import frozen
from hypothesis import strategies as st

from laws.amounts import (
    any_names,
    conditions,
    decimals,
    durations,
    labels,
    maybe,
    names,
    quantities,
    single_quantities,
    some,
    texts,
)
from laws.lines import (
    BUT_VARIATION,
    adaptations,
    clauses,
    items,
    own_clauses,
    rules,
)
from laws.plans import entries, plans
from mobdsl.model.amounts import Figure
from mobdsl.model.clauses import NO_CLAUSES
from mobdsl.model.document import Document, name_of_file
from mobdsl.model.names import title_of
from mobdsl.model.progressions import Level, Progression
from mobdsl.model.routines import Context, Movement, Routine
from mobdsl.printer import printed

PATH = "case.mob"
IMPORTED = "lib/back.mob"


def titles(name):
    """The title that goes without saying, or another."""
    return st.one_of(st.just(title_of(name)), texts)


@st.composite
def movements(draw, name, default=None):
    """What a file says of a movement, its variations included."""
    said = draw(clauses(BUT_VARIATION, BUT_VARIATION))
    known = {word: draw(maybe(some(any_names))) for word in ("target", "muscles", "planes", "tags", "easier", "harder")}
    known |= {"equipment": draw(maybe(some(any_names, 3, 2))), "position": said.position}
    known |= {"unilateral": draw(maybe(st.just(("yes",))))}
    title = draw(titles(name) if default is None else st.one_of(st.just(default), texts))
    variants = draw(st.lists(labels, max_size=2, unique=True)) if default is None else ()
    return Movement(
        name=name,
        title=title,
        facts={word: given for word, given in known.items() if given},
        any_equipment=bool(known["equipment"]) and draw(st.booleans()),
        aliases=draw(some(any_names, 2, 0)),
        pace=draw(maybe(st.integers(1, 9_000))),
        clauses=said,
        headings=said.headings,
        variations=tuple(draw(movements(one, f"{title}, {one}")) for one in variants),
    )


@st.composite
def progressions(draw, name):
    """Ladders."""
    of_movements = st.builds(Level, movement=names, clauses=clauses(), condition=maybe(conditions))
    of_lines = st.builds(
        Level, movement=st.just(""), items=items(depth=1), clauses=own_clauses, condition=maybe(conditions)
    )
    levels = st.one_of(of_movements, of_movements, of_lines)
    return Progression(
        name=name,
        title=draw(titles(name)),
        levels=draw(some(levels)),
        adaptations=draw(some(adaptations, 2, 0)),
        cap=draw(maybe(quantities.map(lambda one: attrs.evolve(one, unit="%")))),
        clauses=draw(clauses(asking=False)),
    )


@st.composite
def contexts(draw, name):
    """Contexts."""
    said = draw(own_clauses)
    return Context(
        name=name,
        title=draw(titles(name)),
        aliases=draw(some(any_names, 2, 0)),
        rules=draw(some(rules, 3, 0)),
        clauses=said,
        headings=said.headings,
    )


@st.composite
def routines(draw, name, title=None, others=()):
    """Routines, which may do ``others``."""
    said = draw(own_clauses)
    known = draw(st.lists(labels, max_size=2, unique=True)) if title is None else ()
    return Routine(
        name=name,
        title=draw(titles(name)) if title is None else title,
        items=draw(items(routines=others)),
        lasts=draw(maybe(durations)),
        clauses=said,
        rules=draw(some(rules, 3, 0)),
        contexts=tuple(draw(contexts(one)) for one in known),
        headings=said.headings,
    )


values = st.one_of(
    st.booleans(),
    decimals,
    durations,
    single_quantities,
    single_quantities.map(lambda one: attrs.evolve(one, low=-one.low, high=-one.high)),
    quantities,
    st.sampled_from(("3x8", "x8/6/4", "8/6/4", "2026-03-02", "-15s", "3-1-3", "3-4", "400m", "xmax", "5x45s")).map(
        Figure
    ),
    labels,
    texts,
    st.sampled_from(("yes", "no")),
)


@frozen
class Drawn:
    """A document that hypothesis found, shown as the file that it is."""

    document: Document

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text("\n" + "\n".join(f"--- {path}\n{text}" for path, text in self.texts.items()))

    @property
    def texts(self) -> dict[str, str]:
        """The document and what it imports, printed, by path."""
        every = (self.document, *self.document.imports.values())
        return {one.path: printed(one) for one in every}


def files(*parts):
    """Files with some ``parts``: imports, routines (definitions, loose lines, or both), movements, plans."""
    return _documents(PATH, parts).map(Drawn)


@st.composite
def _documents(draw, path, parts):
    params = draw(st.dictionaries(labels.map("{}_value".format), values, max_size=2))
    imports = "imports" in parts and draw(st.booleans())
    fields = {
        "path": path,
        "params": params,
        "imports": {"back": draw(_documents(IMPORTED, ("routines",)))} if imports else {},
    }
    if "movements" in parts:
        fields["movements"] = {name: draw(movements(name)) for name in draw(_several)}
        fields["progressions"] = {name: draw(progressions(name)) for name in draw(_several)}
        fields["contexts"] = tuple(draw(contexts(name)) for name in draw(_several))
    if "plans" in parts:
        fields["plans"] = {name: draw(plans(name)) for name in draw(_several)}
        fields["log"] = draw(some(entries, 2, 0))
    said = draw(own_clauses)
    fields |= {"clauses": said, "headings": said.headings}
    if "routines" in parts:
        fields |= _routines(draw, path, ("back.warm_up",) if imports else ())
    return Document(**fields)


_several = st.lists(labels, max_size=2, unique=True)


def _routines(draw, path, others):
    """Loose lines are a routine with the name of the file; loose rules alone hold for all routines that there are."""
    defined = {}
    for name in draw(_several):
        defined[name] = draw(routines(name, others=others))
        others = (*others, name)
    if draw(st.booleans()):
        name = name_of_file(path)
        loose = draw(routines(name, title_of(name), others))
        return {"routines": {**defined, name: loose}, "clauses": NO_CLAUSES, "headings": loose.headings}
    return {"routines": defined, "rules": draw(some(rules, 2, 0)) if defined else ()}
