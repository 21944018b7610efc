"""A package that is not what its manifest or signature says."""

from anwroster.errors import InputError


class RefusedPackageError(InputError):
    """The answer is no: what was altered, is missing, is superfluous or wrongly signed, each named."""

    exit_code = 1
