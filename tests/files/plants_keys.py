"""Mistakes in keys: unknown, ambiguous, double."""

from tests.files.goodfolder import add
from tests.files.planting import BALANCES, FIXED, PRACTICES, TIES, TOPUPS, D, L, cell, plant

KEYS = (
    cell("unknown doctor", FIXED, "bram;", "bran;", "unknown_doctor", 2, "dokter", "bran", says="bram"),
    cell(
        "unknown practice", TIES, "anna;linde", "anna;lende", "unknown_practice", 2, "praktijk", "lende", says="linde"
    ),
    cell("unknown post", TIES, "noord zuid", "noord oost", "unknown_post", 2, "posten", "noord oost", says="noord"),
    cell("unknown kind", TIES, ";consult", ";konsult", "unknown_kind", 4, "soorten", "konsult", says="consult"),
    cell(
        "unknown shift",
        FIXED,
        "avond-2027-01-06",
        "avomd-2027-01-06",
        "unknown_shift",
        2,
        "dienst",
        "avomd-2027-01-06",
        says="avond-2027-01-06",
    ),
    cell(
        "shift outside the period",
        FIXED,
        "avond-2027-01-06",
        "avond-2026-01-06",
        "no_shift_that_day",
        2,
        "dienst",
        "avond-2026-01-06",
        says="avond-2027-01-04",
    ),
    cell(
        "shift on a day without one",
        FIXED,
        "avond-2027-01-06",
        "avond-2027-01-09",
        "no_shift_that_day",
        2,
        "dienst",
        "avond-2027-01-09",
        says="avond-2027-01-08, avond-2027-01-11",
    ),
    cell(
        "unknown agreement",
        D,
        "eva;A. Bakker;eigen",
        "eva;A. Bakker;eigne",
        "unknown_agreement",
        6,
        "overeenkomst",
        "eigne",
        says="eigen",
    ),
    cell("unknown region", PRACTICES, "heel;3000", "hele;3000", "unknown_region", 2, "regio", "hele", says="heel"),
    cell(
        "unknown holiday",
        BALANCES,
        "eerste_kerstdag",
        "kerstdag",
        "unknown_holiday",
        3,
        "feestdag",
        "kerstdag",
        says="eerste_kerstdag",
    ),
    cell(
        "name of two doctors",
        FIXED,
        "bram;",
        "A. Bakker;",
        "ambiguous_name",
        2,
        "dokter",
        "A. Bakker",
        says="anna, eva",
    ),
    cell("bad key", D, "dina;", "dina evers;", "bad_key", 5, "dokter", "dina evers", says="geen spaties"),
    cell("duplicate practice", PRACTICES, "plein;", "linde;", "duplicate_id", 3, "praktijk", "linde", says="rij 2"),
    plant(
        "duplicate doctor", add(D, "anna;Ander;eigen;;;;;3;;;\n"), "duplicate_id", D, 7, "dokter", "anna", says="rij 2"
    ),
    plant(
        "duplicate affiliation", add(TIES, "anna;linde;;;;\n"), "duplicate_row", TIES, 6, "dokter", "anna", says="Rij 2"
    ),
    plant(
        "duplicate limit",
        add(L, "anna;maximum;4;diensten;nacht\n"),
        "duplicate_row",
        L,
        5,
        "grens",
        "maximum",
        says="Rij 2",
    ),
    plant(
        "fixed twice", add(FIXED, "bram;avond-2027-01-06\n"), "duplicate_row", FIXED, 4, "dokter", "bram", says="Rij 2"
    ),
    plant(
        "duplicate balance",
        add(BALANCES, "anna;uren;3;;\n"),
        "duplicate_row",
        BALANCES,
        4,
        "dokter",
        "anna",
        says="Rij 2",
    ),
    plant(
        "duplicate top-up",
        add(TOPUPS, "cees;avond-2027-01-06;3;\n"),
        "duplicate_row",
        TOPUPS,
        3,
        "dokter",
        "cees",
        says="Rij 2",
    ),
)
