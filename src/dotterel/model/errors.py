"""The error tree.

    DotterelError
    ├── SettingsError        the run never starts: a bad option, file or environment value   exit 2
    │   ├── RegisterError        an actor register file has faults (all are listed)
    │   └── ReleaseExists        a release's version was used before, or something else has its name
    ├── CodebookError        a codebook file has faults (all are listed)                     exit 2
    ├── ArtifactError        the model or gazetteer is missing, damaged or of another kind   exit 3
    ├── SourceError          a source could not be read                                      exit 4
    │   ├── SourceNotFound       no such file, or nothing readable in a folder
    │   ├── SourceTooLarge       over the byte cap
    │   ├── SourceRefused        private address, robots rule, or a scheme that is not http(s)
    │   └── SourceUnreachable    network failure or time-out (transient: may be tried again)
    ├── DocumentError        a report could not be made into a document                      exit 4
    │   ├── EmptyDocument        no words in it
    │   ├── BinaryContent        not text in any known form
    │   ├── UnknownFormat        a media type that is not read
    │   ├── DamagedContent       broken beyond reading (a truncated PDF, a malformed line)
    │   └── OtherLanguage        a language that is not coded
    ├── EvaluationError      gold or predictions cannot be scored                            exit 2
    ├── ReviewError          a decision that cannot be taken: what it says of a record cannot be so   exit 2
    │   └── NoSuchValue          a day, a country or a point that there is not
    ├── TooBusy              more is asked at once than can be done (transient)              exit 3
    ├── ReleaseError         a release cannot be written or read                             exit 3
    │   └── ReleaseDamaged       its files are not what its manifest says (all faults are listed)
    └── StoreError           the store cannot be used; what it holds is kept                 exit 3
        ├── StoreNotFound        no store there yet
        ├── NotAStore            a file or database of another kind
        ├── StoreTooOld          its tables are of an earlier version: to be upgraded
        ├── StoreTooNew          its tables are of a later version than this program
        ├── StoreDamaged         pages or records that cannot be read, or are not what was written
        ├── StoreReadOnly        it may not be written to
        ├── StoreFull            no room left
        ├── StoreConflict        a decision's identifier stands for another decision already
        ├── StoreBusy            another program kept it locked too long (transient)
        └── StoreUnreachable     the server does not answer or lets nobody in (transient)

A source or document error is the outcome of that one document; the others go on.
"""

from dataclasses import dataclass


@dataclass(eq=False)
class DotterelError(Exception):
    """Anything that Dotterel refuses or fails to do, told to the user.

    Attributes:
        message: What happened, naming the thing it happened to.
        remedy: What the user can do about it, in one line.
    """

    message: str
    remedy: str = ""

    exit_code = 1

    def __str__(self) -> str:
        return f"{self.message}. {self.remedy}".strip() if self.remedy else self.message


class Transient:
    """Marks an error that may go away by itself, so that trying again makes sense."""


class SettingsError(DotterelError):
    """A bad option, settings file or environment value."""

    exit_code = 2


@dataclass(eq=False)
class RegisterError(SettingsError):
    """An actor register file of the user's own has faults.

    Attributes:
        faults: Every fault found, one line each, with where it stands and what to do.
    """

    faults: tuple[str, ...] = ()


class ReleaseExists(SettingsError):
    """A version of a release that was used before, or a name that something else has."""


@dataclass(eq=False)
class CodebookError(DotterelError):
    """A codebook file has faults.

    Attributes:
        faults: Every fault found, one line each, with where it stands.
    """

    faults: tuple[str, ...] = ()

    exit_code = 2


class EvaluationError(DotterelError):
    """Gold or predictions that cannot be scored."""

    exit_code = 2


class ArtifactError(DotterelError):
    """A model or gazetteer that is missing, damaged, or of another kind than expected."""

    exit_code = 3


class SourceError(DotterelError):
    """A source that could not be read."""

    exit_code = 4


class SourceNotFound(SourceError):
    """No such file, or a folder with nothing readable in it."""


class SourceTooLarge(SourceError):
    """A source over the byte cap."""


class SourceRefused(SourceError):
    """An address that must not be fetched: private, barred by robots rules, or not http(s)."""


@dataclass(eq=False)
class SourceUnreachable(SourceError, Transient):
    """A network failure or time-out.

    Attributes:
        retry_after: Seconds that the server asks to be left alone for, where it says so.
    """

    retry_after: float | None = None


class DocumentError(DotterelError):
    """A report that could not be made into a document."""

    exit_code = 4


class EmptyDocument(DocumentError):
    """No words in it."""


class BinaryContent(DocumentError):
    """Bytes that are not text in any known form."""


class UnknownFormat(DocumentError):
    """A media type that is not read."""


class DamagedContent(DocumentError):
    """Content broken beyond reading."""


class OtherLanguage(DocumentError):
    """A document in a language that is not coded."""


class ReviewError(DotterelError):
    """A reviewer's decision that cannot be taken."""

    exit_code = 2


class NoSuchValue(ReviewError):
    """A correction to a day, a country or a point of the earth that there is not."""


class TooBusy(DotterelError, Transient):
    """More is asked at once than can be done; nothing was changed."""

    exit_code = 3


class ReleaseError(DotterelError):
    """A release that cannot be written or read."""

    exit_code = 3


@dataclass(eq=False)
class ReleaseDamaged(ReleaseError):
    """A release whose files are not what its manifest says.

    Attributes:
        faults: Every fault found, one line each, with the file that it is in.
    """

    faults: tuple[str, ...] = ()


class StoreError(DotterelError):
    """A store that cannot be used; what it holds is kept."""

    exit_code = 3


class StoreNotFound(StoreError):
    """No store there yet."""


class NotAStore(StoreError):
    """A file or database of another kind."""


class StoreTooOld(StoreError):
    """Tables of an earlier version of the program."""


class StoreTooNew(StoreError):
    """Tables of a later version of the program."""


class StoreDamaged(StoreError):
    """Pages or records that cannot be read, or are not what was written."""


class StoreReadOnly(StoreError):
    """A store that may not be written to."""


class StoreFull(StoreError):
    """No room left where the store is kept."""


class StoreConflict(StoreError):
    """A record whose identifier stands for another one already."""


class StoreBusy(StoreError, Transient):
    """Another program kept the store locked too long."""


class StoreUnreachable(StoreError, Transient):
    """A server that does not answer or lets nobody in."""
