package dev.evertill.receipt.virtual;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.render.PlainText;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Papers on disk: {@code paper.txt} as text with a form feed after each, {@code paper.bin} as it
 * came. Each is handed to the system before the printer answers. Confined to the virtual printer's
 * thread.
 */
final class PaperFolder implements Closeable {
  private final OutputStream text;
  private final OutputStream raw;
  private final PrinterProfile profile;

  PaperFolder(Path folder, PrinterProfile profile) throws IOException {
    Files.createDirectories(folder);
    this.text = append(folder.resolve("paper.txt"));
    this.raw = append(folder.resolve("paper.bin"));
    this.profile = profile;
  }

  private static OutputStream append(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void keep(Receipt receipt) {
    String page = PlainText.of(receipt, profile) + "\f\n";
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    write(text, bytes, 0, bytes.length);
  }

  void keep(byte[] bytes, int from, int length) {
    write(raw, bytes, from, length);
  }

  private static void write(OutputStream file, byte[] bytes, int from, int length) {
    try {
      file.write(bytes, from, length);
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    text.close();
    raw.close();
  }
}
