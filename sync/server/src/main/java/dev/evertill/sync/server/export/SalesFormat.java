package dev.evertill.sync.server.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** The forms sales are exported in. Immutable. */
public enum SalesFormat {
  CSV("text/csv; charset=utf-8") {
    @Override
    public SalesFile begin(OutputStream out) throws IOException {
      return new SalesCsv(out);
    }
  },
  NDJSON("application/x-ndjson") {
    @Override
    public SalesFile begin(OutputStream out) {
      return new SalesNdjson(out);
    }
  },
  POSLOG("application/xml; charset=utf-8") {
    @Override
    public SalesFile begin(OutputStream out) throws IOException {
      return new SalesPosLog(out);
    }
  };

  /** As one says which. */
  public static final String NAMES = "csv, ndjson, poslog";

  private final String mediaType;

  SalesFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public static Optional<SalesFormat> of(String name) {
    for (SalesFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  public String mediaType() {
    return mediaType;
  }

  /** What the file's name ends in. */
  public String extension() {
    return this == POSLOG ? "xml" : name().toLowerCase(Locale.ROOT);
  }

  /** Writes what comes first. */
  public abstract SalesFile begin(OutputStream out) throws IOException;
}
