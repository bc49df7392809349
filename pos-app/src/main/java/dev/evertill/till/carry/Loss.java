package dev.evertill.till.carry;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/**
 * Why a mirror is lost. Immutable.
 *
 * @param said what the disk or the journal said of it, in its own words; may be empty
 */
public record Loss(Why why, String said) {
  /** What somebody can do something about; each has a text in the screen's language. */
  public enum Why {
    /** Its directory is not there. */
    NOT_THERE,
    /** It may not be written. */
    NOT_WRITABLE,
    FULL,
    /** It does not answer. */
    SILENT,
    /** Something else of the disk. */
    FAILED,
    /** The journal could not be copied. */
    NOT_COPIED,
    /** The till's keys cannot be read or kept. */
    NO_KEYS
  }

  public Loss {
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(said, "said");
  }

  public static Loss of(Why why) {
    return new Loss(why, "");
  }

  static Loss of(IOException e) {
    if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
      return of(Why.NOT_THERE);
    }
    if (e instanceof AccessDeniedException) {
      return of(Why.NOT_WRITABLE);
    }
    String said =
        e instanceof FileSystemException failed && failed.getReason() != null
            ? failed.getReason()
            : String.valueOf(e.getMessage());
    return said.contains("No space left on device") || said.contains("not enough space")
        ? of(Why.FULL)
        : new Loss(Why.FAILED, said);
  }

  /** In plain words, for the log. */
  String words() {
    return switch (why) {
      case NOT_THERE -> "its directory is not there";
      case NOT_WRITABLE -> "it may not be written";
      case FULL -> "it is full";
      case SILENT -> "it does not answer";
      case FAILED -> "it failed (" + said + ")";
      case NOT_COPIED -> "the journal could not be copied (" + said + ")";
      case NO_KEYS -> "the till's keys cannot be read or kept";
    };
  }
}
