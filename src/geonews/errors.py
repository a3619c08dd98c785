"""Every error that geonews raises on purpose.

    GeonewsError
    ├── ConfigError (ValueError)        a setting is wrong
    ├── InputError (ValueError)         an input cannot be read
    ├── GazetteerError
    │   └── GazetteerMissing            no gazetteer data or index where one is needed
    ├── GeocoderError
    │   ├── GeocoderBusy                may answer later; carries retry_after
    │   │   ├── GeocoderUnavailable     unreachable, slow or failing
    │   │   └── GeocoderQuotaExceeded   asks to wait
    │   └── GeocoderRefused             does not serve this user
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


class GeocoderBusy(GeocoderError):
    """The service may answer later.

    Attributes:
        retry_after: seconds to wait, None when the service did not say.
    """

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class GeocoderUnavailable(GeocoderBusy):
    """The service cannot be reached, is slow or fails."""


class GeocoderQuotaExceeded(GeocoderBusy):
    """The service asks to wait."""


class GeocoderRefused(GeocoderError):
    """The service does not serve this user."""


class StoreError(GeonewsError):
    """The workspace is not a geonews workspace, is newer than this program, or is in use."""


class ExportError(GeonewsError):
    """An output file cannot be written: unknown suffix, locked, or no such folder."""
