package dev.evertill.till.campaign;

import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.store.ClosedJournal;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;

/**
 * Writes a journal as it lies on the disk, an entry a line, as {@code till dump} does. Functions
 * only.
 */
final class Dump {
  private Dump() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    ClosedJournal.look(
        Path.of(arguments[0]),
        ledger -> {
          ledger.read(0, recorded -> out.print(line(ledger, recorded)));
          return null;
        });
    out.flush();
  }

  private static String line(Ledger ledger, Recorded recorded) {
    EntryHeader header = recorded.entry().header();
    return String.format(
        Locale.ROOT,
        "{\"position\":%d,\"till\":\"%s\",\"epoch\":\"%s\",\"number\":%d,\"kind\":\"%s\","
            + "\"id\":\"%s\",\"tillTime\":%d,\"officeOffset\":%d,\"previous\":\"%s\","
            + "\"document\":\"%s\",\"hash\":\"%s\",\"syncStatus\":\"%s\"}%n",
        recorded.position(),
        header.till(),
        header.epoch(),
        header.number(),
        header.kind(),
        header.id(),
        header.tillTimeMillis(),
        header.officeOffsetMillis(),
        recorded.entry().previous(),
        Base64.getEncoder().encodeToString(recorded.entry().document()),
        recorded.entry().hash(),
        ledger.syncStatus(recorded.position()).state().name().toLowerCase(Locale.ROOT));
  }
}
