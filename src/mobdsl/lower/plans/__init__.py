"""Plans: `plan back { start 2026-03-02; on mon, wed at 07:00 do evening }`."""

from __future__ import annotations

from mobdsl.lower.plans.plan import read_plan

__all__ = ["read_plan"]
