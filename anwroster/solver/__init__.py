"""From a Problem to a legal choice of assignments, level by level; the only place that knows solvers."""
