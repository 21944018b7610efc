"""What each doctor got out of a roster: minutes, shifts per category, fulfilment, duties and wishes."""

from anwroster.figures.doctors import DoctorFigures, doctor_figures
from anwroster.figures.owed import AccountFigures, DutyFigures, account_figures, duty_figures
from anwroster.figures.payable import Payable, payable
from anwroster.figures.work import Spread, counting_kinds, open_seats, shifts_of, spread
from anwroster.figures.worked import (
    ImpossibleChange,
    WorkedSeat,
    in_order,
    with_newcomers,
    worked_roster,
    worked_seats,
)

__all__ = [
    "AccountFigures",
    "DoctorFigures",
    "DutyFigures",
    "ImpossibleChange",
    "Payable",
    "Spread",
    "WorkedSeat",
    "account_figures",
    "counting_kinds",
    "doctor_figures",
    "duty_figures",
    "in_order",
    "open_seats",
    "payable",
    "shifts_of",
    "spread",
    "with_newcomers",
    "worked_roster",
    "worked_seats",
]
