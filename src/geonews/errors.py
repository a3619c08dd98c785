"""Every error that geonews raises on purpose.

    GeonewsError
    ├── ConfigError (ValueError)        a setting is wrong
    ├── InputError (ValueError)         an input cannot be read
    ├── GazetteerError
    │   └── GazetteerMissing            no gazetteer data or index where one is needed
    ├── GeocoderError
    │   ├── GeocoderUnavailable
    │   └── GeocoderQuotaExceeded       carries retry_after
    ├── StoreError                      the workspace file cannot be used
    └── ExportError                     an output cannot be written

The command line prints one of these as a single line; anything else is a defect.
A name that nothing matches is a value (`Resolution.place is None`), never an error.
"""


class GeonewsError(Exception):
    """Base of all errors raised on purpose; the message names the input, the reason and the remedy."""


class ConfigError(GeonewsError, ValueError):
    """A setting has an illegal value or names a file that is not there."""


class InputError(GeonewsError, ValueError):
    """One input cannot be read. The others are still processed."""


class GazetteerError(GeonewsError):
    """Gazetteer data are damaged or cannot be indexed."""


class GazetteerMissing(GazetteerError):
    """No gazetteer data were found. Silence would look like "no such place"."""


class GeocoderError(GeonewsError):
    """A geocoding service failed."""


class GeocoderUnavailable(GeocoderError):
    """The service cannot be reached."""


class GeocoderQuotaExceeded(GeocoderError):
    """The service asks to wait.

    Attributes:
        retry_after: seconds to wait, None when the service did not say.
    """

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class StoreError(GeonewsError):
    """The workspace is not a geonews workspace, is newer than this program, or is in use."""


class ExportError(GeonewsError):
    """An output file cannot be written: unknown suffix, locked, or no such folder."""
