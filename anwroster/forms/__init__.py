"""A form for each doctor: one HTML file that asks for availability, without a server or anything external."""

from anwroster.forms.forms import form_names, forms, one_form

__all__ = ["form_names", "forms", "one_form"]
