package dev.evertill.till.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The few rows of the price list in force that are not goods, kept in a file outside the
 * catalogue's store: when that is damaged, a basket that came back is still paid in the shop's
 * currency, and its paper bears the shop's name. Safe from any thread.
 *
 * <pre>
 *   digest LF              of the rows that follow
 *   row LF row LF …        as head office sends them
 * </pre>
 */
final class ShopFile {
  private final Path file;

  ShopFile(Path till) {
    file = till.resolve("shop.rows");
  }

  /**
   * Keeps the rows in place of those of before, durably.
   *
   * @throws IOException they are not kept; those of before are as they were
   */
  synchronized void keep(List<CatalogueRow> rows) throws IOException {
    byte[] bytes = bytes(rows);
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return;
    }
    DurableFile.write(file, out -> out.write(bytes));
  }

  private static byte[] bytes(List<CatalogueRow> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((digest(rows) + "\n").getBytes(UTF_8));
    for (CatalogueRow row : rows) {
      bytes.writeBytes(Wire.bytes(row));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  private static String digest(List<CatalogueRow> rows) {
    CatalogueDigest digest = CatalogueDigest.EMPTY;
    for (CatalogueRow row : rows) {
      digest = digest.plus(row);
    }
    return digest.hex();
  }

  /**
   * What was kept last; nothing where nothing was kept.
   *
   * @throws MalformedException the file is not as it was written; it says where
   */
  synchronized List<CatalogueRow> read() throws IOException, MalformedException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<CatalogueRow> rows = new ArrayList<>();
    String[] lines = new String(Files.readAllBytes(file), UTF_8).split("\n");
    for (int line = 1; line < lines.length; line++) {
      rows.add(Wire.catalogueRow(lines[line].getBytes(UTF_8), line + 1));
    }
    if (rows.stream().anyMatch(CatalogueRow::deleted) || !digest(rows).equals(lines[0])) {
      throw new MalformedException(1, "digest", lines[0], "it is not that of the rows below");
    }
    return rows;
  }
}
