package dev.evertill.sync.server.export;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Sales as they are held: one entry a line, with its header, so that its hash can be worked out
 * again; then a line for each row of numbers of which the entries are missing. The last line says
 * how many entries there were; without it the export was cut off. Confined to one thread.
 */
final class SalesNdjson implements SalesFile {
  private final OutputStream out;
  private long entries;

  SalesNdjson(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(Exported exported) throws IOException {
    Entry entry = exported.entry();
    EntryHeader header = entry == null ? null : entry.header();
    byte[] bytes = entry == null ? exported.line() : entry.document();
    boolean fits = exported.sale() != null && fits(bytes);
    line(
        Wire.bytes(
            new ExportedLine(
                exported.part().word(),
                exported.till(),
                exported.epoch(),
                exported.number(),
                exported.day(),
                exported.receivedMillis(),
                header == null ? null : header.kind(),
                header == null ? null : header.id(),
                header == null ? null : (Long) header.tillTimeMillis(),
                header == null ? null : header.officeOffsetMillis(),
                entry == null ? null : entry.previous().hex(),
                entry == null ? null : entry.hash().hex(),
                exported.question(),
                fits ? RawJson.of(bytes) : null,
                fits ? null : Base64.getEncoder().encodeToString(bytes))));
    entries++;
  }

  @Override
  public void missing(MissingEntries missing) throws IOException {
    line(Wire.bytes(MissingLine.of(missing)));
  }

  @Override
  public void end() throws IOException {
    line(("{\"entries\":" + entries + "}").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void line(byte[] json) throws IOException {
    out.write(json);
    out.write('\n');
  }

  /** JSON that was read may still hold line feeds between its words, or be no UTF-8. */
  private static boolean fits(byte[] json) {
    for (byte one : json) {
      if (one == '\n' || one == '\r') {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
