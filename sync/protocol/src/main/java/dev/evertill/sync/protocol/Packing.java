package dev.evertill.sync.protocol;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import com.github.luben.zstd.util.Native;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How a body is packed on its way, best first. Gzip is understood by every version of either side;
 * zstd packs better at a tenth of the work, and is used where the other side says that it takes it.
 * Immutable.
 */
public enum Packing {
  ZSTD("zstd"),
  GZIP("gzip");

  /** Nobody may make us set aside more than 2 to the power of this many bytes for unpacking. */
  private static final int MOST_WINDOW = 24;

  private static final int ZSTD_LEVEL = 3;

  private final String coding;

  Packing(String coding) {
    this.coding = coding;
  }

  /** Its name in Content-Encoding and Accept-Encoding. */
  public String coding() {
    return coding;
  }

  /** Empty for a coding that is none of these. */
  public static Optional<Packing> of(String coding) {
    for (Packing packing : values()) {
      if (packing.coding.equals(coding.strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(packing);
      }
    }
    return Optional.empty();
  }

  /** Whether this machine can do it: zstd is a native library, and not every machine loads one. */
  public boolean isHere() {
    return this == GZIP || Loaded.ZSTD;
  }

  /** Tried once. */
  private static final class Loaded {
    static final boolean ZSTD = zstd();

    private static boolean zstd() {
      try {
        Native.load();
        return Native.isLoaded();
      } catch (LinkageError noLibraryForThisMachine) {
        return false;
      }
    }
  }

  /** Names of all that are here, best first: {@code zstd, gzip}. */
  public static String accepted() {
    return ZSTD.isHere() ? ZSTD.coding + ", " + GZIP.coding : GZIP.coding;
  }

  public byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        this == GZIP ? new GZIPOutputStream(packed) : new ZstdOutputStream(packed, ZSTD_LEVEL)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory failed", e);
    }
    return packed.toByteArray();
  }

  /**
   * @throws IOException while it is made or read: what is packed is not whole, or nothing of this
   *     kind
   */
  public InputStream unpacked(InputStream packed) throws IOException {
    return this == GZIP
        ? new GZIPInputStream(packed)
        : new ZstdInputStream(packed).setLongMax(MOST_WINDOW);
  }
}
