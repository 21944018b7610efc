"""The catalogue of input mistakes: each planted in the good folder, with everything that its fault must say."""

from dataclasses import dataclass

from tests.files.goodfolder import GOOD, Edit, add, drop, put, swap


@dataclass(frozen=True)
class Plant:
    """One mistake.

    Parameters
    ----------
    row
        The row, or a text that stands on the line in question of the edited file.
    says
        Words that the Dutch sentences must hold.
    """

    name: str
    edits: tuple[Edit, ...]
    code: str
    file: str
    row: int | str | None = None
    column: str | None = None
    value: str | None = None
    says: str = ""


def plant(name: str, edit: Edit | tuple[Edit, ...], code: str, file: str, *rest: object, says: str = "") -> Plant:
    row, column, value = (*rest, None, None, None)[:3]
    edits = edit if isinstance(edit, tuple) else (edit,)
    return Plant(name, edits, code, file, row, column, value, says)  # type: ignore[arg-type]


def hds(name: str, old: str, new: str, code: str, *rest: object, says: str = "") -> Plant:
    return plant(name, swap("hds.toml", old, new), code, "hds.toml", *rest, says=says)


def cell(name: str, file: str, old: str, new: str, code: str, *rest: object, says: str = "") -> Plant:
    return plant(name, swap(file, old, new), code, file, *rest, says=says)


A, D, L = "availability.csv", "doctors.csv", "limits.csv"
TIES, PRACTICES, FIXED, BUSY, BALANCES, TOPUPS = (
    "affiliations.csv",
    "practices.csv",
    "fixed.csv",
    "busy.csv",
    "balances.csv",
    "topups.csv",
)

KEYS = (
    cell("unknown doctor", FIXED, "bram;", "bran;", "unknown_doctor", 2, "dokter", "bran", says="bram"),
    cell("unknown practice", TIES, "anna;linde", "anna;lende", "unknown_practice", 2, "praktijk", "lende", says="linde"),
    cell("unknown post", TIES, "noord zuid", "noord oost", "unknown_post", 2, "posten", "noord oost", says="noord"),
    cell("unknown kind", TIES, ";consult", ";konsult", "unknown_kind", 4, "soorten", "konsult", says="consult"),
    cell("unknown shift", FIXED, "avond-2027-01-06", "avomd-2027-01-06", "unknown_shift", 2, "dienst",
         "avomd-2027-01-06", says="avond-2027-01-06"),
    cell("shift outside the period", FIXED, "avond-2027-01-06", "avond-2026-01-06", "no_shift_that_day", 2, "dienst",
         "avond-2026-01-06", says="avond-2027-01-04"),
    cell("shift on a day without one", FIXED, "avond-2027-01-06", "avond-2027-01-09", "no_shift_that_day", 2,
         "dienst", "avond-2027-01-09", says="avond-2027-01-08, avond-2027-01-11"),
    cell("unknown agreement", D, "eva;A. Bakker;eigen", "eva;A. Bakker;eigne", "unknown_agreement", 6, "overeenkomst",
         "eigne", says="eigen"),
    cell("unknown region", PRACTICES, "heel;3000", "hele;3000", "unknown_region", 2, "regio", "hele", says="heel"),
    cell("unknown holiday", BALANCES, "eerste_kerstdag", "kerstdag", "unknown_holiday", 3, "feestdag", "kerstdag",
         says="eerste_kerstdag"),
    cell("name of two doctors", FIXED, "bram;", "A. Bakker;", "ambiguous_name", 2, "dokter", "A. Bakker",
         says="anna, eva"),
    cell("bad key", D, "dina;", "dina evers;", "bad_key", 5, "dokter", "dina evers", says="geen spaties"),
    cell("duplicate practice", PRACTICES, "plein;", "linde;", "duplicate_id", 3, "praktijk", "linde", says="rij 2"),
    plant("duplicate doctor", add(D, "anna;Ander;eigen;;;;;3;;;\n"), "duplicate_id", D, 7, "dokter", "anna",
          says="rij 2"),
    plant("duplicate affiliation", add(TIES, "anna;linde;;;;\n"), "duplicate_row", TIES, 6, "dokter", "anna",
          says="Rij 2"),
    plant("duplicate limit", add(L, "anna;maximum;4;diensten;nacht\n"), "duplicate_row", L, 5, "grens", "maximum",
          says="Rij 2"),
    plant("fixed twice", add(FIXED, "bram;avond-2027-01-06\n"), "duplicate_row", FIXED, 4, "dokter", "bram",
          says="Rij 2"),
    plant("duplicate balance", add(BALANCES, "anna;uren;3;;\n"), "duplicate_row", BALANCES, 4, "dokter", "anna",
          says="Rij 2"),
    plant("duplicate top-up", add(TOPUPS, "cees;avond-2027-01-06;3;\n"), "duplicate_row", TOPUPS, 3, "dokter", "cees",
          says="Rij 2"),
)

CELLS = (
    cell("empty needed cell", D, "dina;D. Evers", "dina;", "empty_cell", 5, "naam", "", says="Vul naam in"),
    cell("unreadable date", D, "1-1-2027", "begin 2027", "unreadable_date", 5, "start", "begin 2027",
         says="24-12-2027"),
    cell("two-digit year", D, "1-1-2027", "1-1-27", "unreadable_date", 5, "start", "1-1-27", says="vier cijfers"),
    cell("31 June", D, "1-6-2027", "31-6-2027", "impossible_date", 5, "einde", "31-6-2027", says="30 dagen"),
    cell("29 February of a common year", D, "1-6-2027", "2027-02-29", "impossible_date", 5, "einde", "2027-02-29",
         says="28 dagen"),
    cell("American date", D, "1-6-2027", "6/24/2027", "impossible_month", 5, "einde", "6/24/2027", says="eerst de dag"),
    cell("improbable year", D, "1-6-2027", "1-6-2207", "unlikely_year", 5, "einde", "1-6-2207", says="2207"),
    cell("unreadable time", BUSY, "16:00", "16u", "unreadable_time", 2, "tot", "9-1-2027 16u", says="18:00"),
    cell("25 o'clock", BUSY, "16:00", "25:00", "unreadable_time", 2, "tot", "9-1-2027 25:00", says="24:00"),
    cell("unreadable moment", BUSY, "9-1-2027 16:00", "za 9 jan 16:00", "unreadable_moment", 2, "tot",
         "za 9 jan 16:00", says="24-12-2027 18:00"),
    cell("unreadable number", L, "40,5", "veertig", "unreadable_number", 4, "aantal", "veertig", says="7,5"),
    cell("number with a point", L, "40,5", "7.5", "ambiguous_number", 4, "aantal", "7.5", says="7,5 betekenen of 75"),
    cell("thousand or one and a bit", PRACTICES, "3000", "1.234", "ambiguous_number", 2, "patienten", "1.234",
         says="1,234 betekenen of 1234"),
    cell("negative number", PRACTICES, "3000", "-3000", "negative_number", 2, "patienten", "-3000", says="0"),
    cell("improbable number", TOPUPS, "150,00", "15000000000", "unlikely_number", 2, "euro", "15000000000",
         says="nullen"),
    cell("patients above what a practice can have", PRACTICES, "3000", "300000", "too_large_number", 2, "patienten",
         "300000", says="200000"),
    cell("decimal patients", PRACTICES, "3000", "3000,5", "not_whole", 2, "patienten", "3000,5", says="heel getal"),
    cell("decimal shifts", L, "anna;maximum;3;", "anna;maximum;3,5;", "not_whole", 2, "aantal", "3,5",
         says="hele aantallen"),
    cell("unreadable year", BALANCES, ";2026", ";'26", "unreadable_year", 3, "jaar", "'26", says="vier cijfers"),
    cell("share above 100 %", TIES, "50 %", "150 %", "share_above_one", 4, "aandeel", "150 %", says="100 %"),
    cell("share as a bare 50", TIES, "50 %", "50", "share_above_one", 4, "aandeel", "50", says="procentteken"),
    cell("unknown word", A, "voorkeur", "graag", "unknown_word", 3, "wat", "graag", says="voorkeur"),
    cell("unknown unit", L, "uren", "uur", "unknown_word", 4, "eenheid", "uur", says="uren"),
    cell("unknown scope", L, "totaal", "ochtend", "unknown_scope", 4, "waarvoor", "ochtend", says="soort:visite"),
    cell("newline in a name", D, "D. Evers", '"D.\nEvers"', "control_character", 5, "naam", "D. Evers",
         says="één regel"),
    cell("invisible turn of direction", D, "D. Evers", "D.\u202eEvers", "control_character", 5, "naam", "D. Evers"),
    cell("too long a name", D, "D. Evers", "D" * 121, "too_long", 5, "naam", "D" * 79 + "…", says="ten hoogste 120"),
    cell("AGB code of seven digits", D, "01012345", "1012345", "bad_agb", 3, "agb", "1012345", says="voorloopnul"),
    cell("formula in a cell", D, "D. Evers", "=A1&B1", "formula", 5, "naam", "=A1&B1", says="plak hem als waarden"),
    cell("dangerous formula", D, "D. Evers", '"=HYPERLINK(""x"")"', "formula", 5, "naam", '=HYPERLINK("x")'),
)

SHAPES = (
    plant("missing folder file", drop("hds.toml"), "missing_file", "hds.toml", says="anwroster init"),
    plant("missing doctors", drop(D), "missing_table", D, says="overeenkomst"),
    plant("empty file", put(A, ""), "empty_file", A, says="kolomkoppen"),
    plant("file of spaces", put(A, " \n \n"), "empty_file", A),
    plant("empty cells only", put(A, ";;;\n;;\n"), "empty_file", A),
    plant("doctors without rows", put(D, "dokter;naam;overeenkomst\n"), "no_rows", D, says="één rij per dokter"),
    plant("UTF-16", put(A, "dokter;wat\n".encode("utf-16")), "wrong_encoding", A, says="CSV UTF-8"),
    plant("no text at all", put(A, b"\x81\x8d\x8f\x90\xff"), "wrong_encoding", A),
    plant("misspelt table name", (put("availabilty.csv", "dokter;wat\n"), drop(A)), "misspelt_file",
          "availabilty.csv", says="availability.csv"),
    plant("table in two spellings", put("Limits.csv", GOOD[L]), "table_twice", "limits.csv",
          says="twee keer"),
    cell("missing column", FIXED, "dokter;dienst", "dokter", "missing_column", 1, "dienst", "dokter",
         says="kop dienst toe (shift mag ook)"),
    cell("nameless column", L, ";waarvoor", ";;waarvoor", "nameless_column", 1),
    cell("misspelt column", L, "waarvoor", "warvoor", "misspelt_column", 1, "warvoor", "warvoor", says="waarvoor"),
    cell("unknown column", L, "waarvoor", "kleur", "unknown_column", 1, "kleur", "kleur", says="waarvoor"),
    cell("duplicate column", L, "waarvoor", "unit", "duplicate_column", 1, "unit", "unit", says="eenheid"),
    cell("unclosed quotation mark", D, "D. Evers", '"D. Evers', "broken_csv", 5, says="aanhalingsteken"),
    cell("row too long", FIXED, "bram;avond-2027-01-06", "bram;avond-2027-01-06;extra", "row_too_long", 2,
         says="3 cellen, de kop maar 2"),
    cell("cell of 200,000 characters", D, "D. Evers", "D" * 200_000, "cell_too_long", 5, says="aanhalingsteken"),
    plant("too many columns", put(A, ";".join(f"k{n}" for n in range(101)) + "\n"), "too_many_columns", A, 1,
          says="100"),
    plant("too many rows", put(FIXED, "dokter;dienst\n" + "\n" * 300_001), "too_many_rows", FIXED, says="300000"),
)

MEANING = (
    cell("joins after leaves", D, "1-1-2027;1-6-2027", "1-6-2027;1-1-2027", "joins_after_leaves", 5, "einde",
         "1-1-2027", says="2027-06-01"),
    cell("share and hours", TIES, "cees;plein;;20", "cees;plein;10%;20", "share_and_hours", 5, "uren", "20",
         says="10 %"),
    cell("share without practice", TIES, "cees;plein;;20", "cees;;;20", "share_without_practice", 5, "uren", "20",
         says="praktijk"),
    cell("share agreement without a share", TIES, "cees;plein;;20", "cees;plein;;", "share_missing", 5, "praktijk",
         "plein", says="vast"),
    cell("shares above 100 % together", TIES, "anna;linde;", "anna;linde;60 %", "shares_above_one", 4, "aandeel",
         "50 %", says="110 %"),
    cell("more hours than the quota", TIES, "cees;plein;;20", "cees;plein;;2000", "hours_above_quota", 5, "uren",
         "2000", says="plein"),
    plant("patients quota without practice", swap(TIES, "bram;plein", "bram;"), "no_practice", D, 3, "dokter", "bram",
          says="affiliations"),
    cell("commitment without amount", D, "eva;A. Bakker;eigen;;;;;;3", "eva;A. Bakker;eigen;;;;;;", "no_commitment",
         6, "overeenkomst", "eigen", says="eigen_uren"),
    cell("no shift and no time", A, "anna;aanbod;avond-2027-01-05", "anna;aanbod;", "no_shift_or_time", 2,
         says="patroon"),
    cell("shift and pattern", A, "bram;voorkeur;", "bram;voorkeur;avond-2027-01-05", "two_ways", 3, "dienst",
         "avond-2027-01-05"),
    cell("span without from", A, "4-1-2027;10-1-2027", ";10-1-2027", "until_without_from", 4, "tot", "10-1-2027"),
    cell("span without until", A, "4-1-2027;10-1-2027", "4-1-2027;", "from_without_until", 4, "van", "4-1-2027"),
    cell("span reversed", A, "4-1-2027;10-1-2027", "10-1-2027;4-1-2027", "until_before_from", 4, "tot", "4-1-2027"),
    cell("busy reversed", BUSY, "16:00", "7:00", "until_before_from", 2, "tot", "9-1-2027 7:00"),
    cell("span outside the period", A, "4-1-2027;10-1-2027", "4-1-2026;10-1-2026", "outside_period", 4, "van",
         "4-1-2026", says="klopt het jaar"),
    cell("unreadable pattern", A, "di avond", "elke dinsdg", "unreadable_pattern", 3, "patroon", "elke dinsdg",
         says="di avond"),
    cell("pattern with a wrong time", A, "di avond", "di 18:00-25:00", "unreadable_time", 3, "patroon",
         "di 18:00-25:00"),
    cell("narrowed block", A, "13-01-2027;;", "13-01-2027;;noord", "block_is_everywhere", 5, "posten", "noord",
         says="liever niet"),
    plant("contradicting wishes",
          add(A, "eva;voorkeur;nacht-2027-01-05;;;;;;;\neva;liever niet;nacht-2027-01-05;;;;;;;\n"),
          "contradicting_wishes", A, 8, "wat", "liever niet", says="rij 7"),
    cell("minimum above maximum", L, "anna;minimum;1", "anna;minimum;4", "minimum_above_maximum", 3, "aantal", "4",
         says="rij 2"),
    plant("more fixed than demand", add(FIXED, "eva;avond-2027-01-06\n"), "more_fixed_than_demand", FIXED, 4, "dienst",
          "avond-2027-01-06", says="(2)"),
    cell("balance without amount", BALANCES, "-4,5", "", "empty_cell", 2, "aantal", ""),
    cell("improbable balance", BALANCES, "-4,5", "-450000", "unlikely_number", 2, "aantal", "-450000"),
    cell("holiday in another category", BALANCES, "bram;feestdagen", "bram;nachten", "holiday_in_other_category", 3,
         "feestdag", "eerste_kerstdag"),
    cell("holiday without year", BALANCES, ";2026", ";", "holiday_without_year", 3, "jaar", ""),
)

SETTINGS = (
    plant("empty settings", put("hds.toml", "\n"), "empty_settings", "hds.toml", says="anwroster init"),
    hds("TOML syntax error", 'name = "Post Zuid"', "name = Post Zuid", "toml_syntax", "name = Post Zuid", None,
        "name = Post Zuid", says="aanhalingstekens"),
    hds("31 June in TOML", "2027-03-01", "2027-06-31", "impossible_toml_date", "2027-06-31", None, "end = 2027-06-31"),
    hds("key twice", 'id = "zuid"', 'id = "zuid"\nid = "oost"', "toml_key_twice", 'id = "oost"', None, 'id = "oost"'),
    hds("unknown key with suggestion", "demand = 2", "demnad = 2", "misspelt_key", "demnad", "templates[1].demnad",
        "demnad", says="demand"),
    hds("unknown key without suggestion", 'name = "Post Zuid"', 'name = "Post Zuid"\nkleur = "rood"', "unknown_key",
        "kleur", "posts[2].kleur", "kleur", says="address"),
    hds("missing key", 'name = "HDS Proef"\n', "", "missing_key", None, "name", None, says="name ontbreekt"),
    hds("number as text", "demand = 2", 'demand = "2"', "wrong_type_whole", 'demand = "2"', "templates[1].demand", "2",
        says="aanhalingstekens"),
    hds("decimal where a whole number is needed", "demand = 2", "demand = 2.5", "wrong_type_whole", "demand = 2.5",
        "templates[1].demand", "2.5", says="heel getal"),
    hds("text as number", 'name = "Post Zuid"', "name = 12", "wrong_type_text", "name = 12", "posts[2].name", "12"),
    hds("true as text", "standby = true", 'standby = "ja"', "wrong_type_yes_no", "standby", "kinds[2].standby", "ja",
        says="true of false"),
    hds("list as text", 'days = ["weekday"]', 'days = "weekday"', "wrong_type_list", "days =", "templates[1].days",
        "weekday"),
    hds("number as list", 'quota = "share"', 'quota = "share"\nobligations = [{unit="uren", amount="veel", per="jaar"}]',
        "wrong_type_number", "obligations", "agreements[2].obligations[1].amount", "veel"),
    hds("table as number", 'language = "nl"', 'language = "nl"\ntariffs = 3', "wrong_type_table", "tariffs", "tariffs",
        "3"),
    hds("unknown choice", 'role = "praktijkhouder"', 'role = "baas"', "unknown_choice", 'role = "baas"',
        "agreements[1].role", "baas", says="praktijkhouder, hidha, waarnemer"),
    hds("empty name", 'name = "Post Zuid"', 'name = ""', "empty_value", 'name = ""', "posts[2].name", ""),
    hds("empty list", 'posts = ["noord", "zuid"]', "posts = []", "empty_list", "posts = []", "quota.regions[1].posts"),
    hds("demand of zero", "demand = 2", "demand = 0", "too_small", "demand = 0", "templates[1].demand", "0", says="1"),
    hds("demand of a hundred", "demand = 2", "demand = 100", "too_large_number", "demand = 100", "templates[1].demand",
        "100", says="50"),
    hds("bad key in settings", 'id = "proef"', 'id = "de proef"', "bad_key", 1, "id", "de proef"),
    hds("control character", 'name = "Post Zuid"', 'name = "Post\\nZuid"', "control_character", "Post\\nZuid",
        "posts[2].name", "Post Zuid"),
    hds("too long a name in settings", 'name = "Post Zuid"', f'name = "{"P" * 121}"', "too_long", "PPP", "posts[2].name",
        "P" * 79 + "…", says="120"),
    hds("unreadable time in settings", 'start = "17:00"', 'start = "17u"', "unreadable_time", "17u", "templates[1].start", "17u"),
    hds("time as a number", 'start = "17:00"', "start = 17", "unreadable_time", "start = 17", "templates[1].start",
        "17", says="18:00"),
    hds("unreadable date in settings", "valid_from = 2027-01-01", 'valid_from = "voorjaar"', "unreadable_date", "voorjaar",
        "templates[2].valid_from", "voorjaar"),
    hds("period reversed", "end = 2027-03-01", "end = 2027-01-04", "period_reversed", "end = 2027-01-04", "period.end",
        "2027-01-04", says="eerste dag na"),
    hds("period too long", "end = 2027-03-01", "end = 2029-01-06", "period_too_long", "end = 2029", "period.end",
        "2029-01-06", says="733 dagen"),
    hds("improbable period", "start = 2027-01-04\nend = 2027-03-01", "start = 1027-01-04\nend = 1027-03-01",
        "unlikely_year", "start = 1027", "period.start", "1027-01-04"),
    hds("duplicate post", 'id = "zuid"', 'id = "noord"', "duplicate_key", 14, "posts[2].id", "noord", says="regel 10"),
    hds("template at an unknown post", 'post = "zuid"', 'post = "zuidd"', "unknown_post", 'post = "zuidd"',
        "templates[2].post", "zuidd", says="zuid"),
    hds("template of an unknown kind", 'kind = "consult"', 'kind = "konsult"', "unknown_kind", 'kind = "konsult"',
        "templates[1].kind", "konsult", says="consult"),
    hds("region with an unknown post", 'posts = ["noord", "zuid"]', 'posts = ["noord", "zuid", "west"]',
        "unknown_post", "posts = [", "quota.regions[1].posts[3]", "west"),
    hds("post in two regions", "[rules.spacing]\n", '[[quota.regions]]\nid = "r"\nname = "r"\nposts = ["zuid"]\n[rules.spacing]\n',
        "post_in_two_regions", 'posts = ["zuid"]', "quota.regions[2].posts[1]", "zuid", says="heel"),
    hds("post without region", 'posts = ["noord", "zuid"]', 'posts = ["noord"]', "post_without_region", 'id = "zuid"',
        "posts[2].id", "zuid", says="quota.regions"),
    hds("end before start without next_day", "next_day = true\n", "", "end_before_start", 'end = "08:00"',
        "templates[2].end", "08:00", says="next_day = true"),
    hds("next_day too much", 'end = "23:00"', 'end = "23:00"\nnext_day = true', "longer_than_a_day", "next_day",
        "templates[1].next_day", "23:00", says="30:00 uur"),
    hds("start at 24:00", 'start = "23:00"', 'start = "24:00"', "starts_at_24", 'start = "24:00"',
        "templates[2].start", "24:00"),
    hds("template without days and dates", 'days = ["weekday"]\n', "", "template_without_days", 26, "templates[1]",
        "avond", says="geen enkele dienst"),
    hds("validity reversed", "valid_until = 2028-01-01", "valid_until = 2026-01-01", "validity_reversed",
        "valid_until", "templates[2].valid_until", "2026-01-01", says="2027-01-01"),
    hds("agreement of phase 3", 'phase = "1"', 'phase = "3"', "agreement_phase", 'phase = "3"', "agreements[1].phase",
        "3", says="2b"),
    hds("impossible holiday", "[quota]\n", '[[holidays.extra]]\nid = "x"\nname = "x"\nday = "02-30"\n[quota]\n',
        "impossible_holiday", "02-30", "holidays.extra[1].day", "02-30"),
    hds("holiday in another form", "[quota]\n", '[[holidays.extra]]\nid = "x"\nname = "x"\nday = "31 dec"\n[quota]\n',
        "bad_form", "31 dec", "holidays.extra[1].day", "31 dec", says="MM-DD"),
    hds("holiday of the NZa's", "[quota]\n",
        '[[holidays.extra]]\nid = "koningsdag"\nname = "x"\nday = "04-27"\n[quota]\n',
        "holiday_of_nza", 'id = "koningsdag"', "holidays.extra[1].id", "koningsdag"),
    hds("unknown rule", "[rules.spacing]\nweight = 2", "[rules.spacng]\nweight = 2\n[rules.spacing]", "unknown_rule",
        "rules.spacng", "rules.spacng", "spacng", says="spacing"),
    hds("mode that is not allowed", "[rules.spacing]\n", '[rules.overlap]\nmode = "zacht"\n[rules.spacing]\n',
        "mode_not_allowed", "mode", "rules.overlap.mode", "soft", says="hard"),
    hds("unknown parameter", "days = 4", "dagen = 4", "unknown_parameter", "dagen = 4",
        "rules.spacing.parameters.dagen", "dagen", says="days"),
    hds("parameter out of range", "days = 4", "days = 0", "parameter_out_of_range", "days = 0",
        "rules.spacing.parameters.days", "0", says="van 1"),
    hds("tariff file outside the folder", "[rules.spacing]\n", '[tariffs]\nfiles = ["../geheim.toml"]\n[rules.spacing]\n',
        "outside_folder", "geheim", "tariffs.files[1]", "../geheim.toml", says="buiten de map"),
    hds("tariff file missing", "[rules.spacing]\n", '[tariffs]\nfiles = ["eigen.toml"]\n[rules.spacing]\n',
        "missing_tariff_file", "eigen.toml", "tariffs.files[1]", "eigen.toml"),
    plant("no shifts at all", (
        swap("hds.toml", 'days = ["weekday"]', "dates = [2026-01-01]"),
        swap("hds.toml", 'days = ["weekday", "saturday", "sunday", "holiday"]', "dates = [2026-01-01]"),
    ), "no_shifts", "hds.toml", says="valid_from"),
    plant("lost in the clock change", (
        swap("hds.toml", "end = 2027-03-01", "end = 2027-04-01"),
        swap("hds.toml", 'start = "17:00"\nend = "23:00"\ndays = ["weekday"]',
             'start = "02:15"\nend = "03:00"\ndates = [2027-03-28]'),
    ), "no_time_at_clock_change", "hds.toml"),
)

PLANTS = (*KEYS, *CELLS, *SHAPES, *MEANING, *SETTINGS)
