"""A made-up country: 52 HDSs over eight quarters as audit packages, and five million assignments as Parquet."""
