"""(routine, contexts) → the steps of this variant, each with its reason.

What a rule leaves out stays in the tree, marked as not kept: the timeline needs it to know how long the slots were.
"""

from __future__ import annotations

from mobdsl.select.names import (
    asked_for,
    conditions_in,
    deciding,
    deciding_conditions,
    every_condition,
    known_contexts,
    known_in,
    own_contexts,
)
from mobdsl.select.selection import select
from mobdsl.select.tree import Group, Leaf, Node, Notice, Prompt, Variant, Wait, leaves

__all__ = [
    "Group",
    "Leaf",
    "Node",
    "Notice",
    "Prompt",
    "Variant",
    "Wait",
    "asked_for",
    "conditions_in",
    "deciding",
    "deciding_conditions",
    "every_condition",
    "known_contexts",
    "known_in",
    "leaves",
    "own_contexts",
    "select",
]
