"""Errors that a user of the detector can meet; each message says what, where and what to do."""


class DetectorError(Exception):
    """Base of every error the detector raises on purpose; its text is one line fit to be shown."""


class InputError(DetectorError):
    """An article, a pair or a file that cannot be read; the rest of the input can go on."""

    def __init__(self, where: str, reason: str):
        self.where = where
        self.reason = reason
        super().__init__(f"{where}: {reason}")


class MissingColumnError(InputError):
    """A row of pairs without a column that it must have; mostly the other rows have none either."""


class NoArticlesError(DetectorError):
    """Nothing at all could be read, so there is nothing to report on."""


class ModelError(DetectorError):
    """A model that is missing, incomplete, or whose labels are not the three of inference."""


class MissingExtraError(DetectorError):
    """An optional package is needed; the message names the extra that installs it."""
