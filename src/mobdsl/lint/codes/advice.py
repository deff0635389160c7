"""Which findings can be silenced or weighed anew beside those of the checks: all that are not always errors."""

from __future__ import annotations

ADVICE = frozenset(
    {
        "M106",
        "M115",
        "M122",
        "M123",
        "M127",
        "M128",
        "M211",
        "M218",
        "M303",
        "M306",
        "M307",
        "M309",
        "M311",
        "M404",
        "M405",
    }
    | {"M406", "M408", "M410", "M411", "M412", "M413", "M414", "M415", "M416", "M417", "M418", "M419", "M423", "M424"}
    | {"M429", "M431", "M432", "M637", "M640", "M641", "M642", "M645"}
)
