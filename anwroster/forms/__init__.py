"""A form for each doctor: one HTML file that asks for availability, without a server or anything external."""

from anwroster.files.answers import shifts_for
from anwroster.forms.choice import Choice
from anwroster.forms.forms import form_names, forms, one_form

__all__ = ["Choice", "form_names", "forms", "one_form", "shifts_for"]
