package dev.evertill.till.app;

import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Slips;
import dev.evertill.till.store.ClosedJournal;
import dev.evertill.till.store.Rescue;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.store.TillInUseException;
import dev.evertill.till.store.TillStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** A till's directory, and somebody at the command line. */
final class CommandLineTill {
  static final Clock NOON = Clock.fixed(Instant.parse("2026-11-16T12:00:00Z"), ZoneOffset.UTC);
  static final long NOON_MILLIS = NOON.millis();

  private final Path data;
  private long seed;

  CommandLineTill(Path data) {
    this(data, 1);
  }

  /**
   * @param seed of its chance: another one makes other epochs
   */
  CommandLineTill(Path data, long seed) {
    this.seed = seed;
    // Before a command says where the log goes: it is the tests' log.
    LoggerFactory.getLogger(CommandLineTill.class).debug("the tests' log is open");
    this.data = data;
  }

  /** What a command said to people and machines, what it complained of, and how it ended. */
  record Said(String out, String err, int code) {}

  static Said run(CommandLine commands, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        commands
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Said(out.toString(), err.toString(), code);
  }

  /** A command of the till's program on this directory. */
  Said run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--data", data.toString()));
    all.addAll(List.of(arguments));
    return run(Main.commandLine(), all.toArray(String[]::new));
  }

  TillStore opened() throws Exception {
    return TillStore.open(
        StoreSettings.of("03", data, data.resolveSibling("witness"), "a machine"),
        new Slips(Locale.ROOT),
        NOON,
        new Random(seed++),
        Rescue.NONE);
  }

  /** Opens the till, sells so often, and closes it. */
  List<Recorded> sold(int times) throws Exception {
    try (TillStore store = opened()) {
      for (int i = 0; i < times; i++) {
        int sale = i + 1;
        store
            .ledger()
            .append(
                place ->
                    Posting.sale(
                        "id-" + place.number(),
                        NOON_MILLIS + 1_000 * sale,
                        document(sale).getBytes(StandardCharsets.UTF_8)));
      }
    }
    return entries();
  }

  static String document(int sale) {
    return "{\"goods\":\"Käse\",\"total\":" + sale + "}";
  }

  List<Recorded> entries() throws IOException, TillInUseException {
    List<Recorded> entries = new ArrayList<>();
    ClosedJournal.look(
        data,
        ledger -> {
          ledger.read(0, entries::add);
          return ledger;
        });
    return entries;
  }

  /** One byte of a sale's document changes on the disk. */
  void damage(int sale) throws IOException {
    Path file = data.resolve("journal/data.mdb");
    byte[] bytes = Files.readAllBytes(file);
    byte[] wanted = document(sale).getBytes(StandardCharsets.UTF_8);
    int changed = 0;
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        bytes[at + 2] ^= 1;
        changed++;
      }
    }
    if (changed == 0) {
      throw new AssertionError("sale " + sale + " is not in " + file);
    }
    Files.write(file, bytes);
  }

  /** Who has a directory, as every command names it. */
  static String holder(Path data) throws IOException {
    try {
      ClosedJournal.look(data, ledger -> ledger);
      throw new AssertionError("nobody has " + data);
    } catch (TillInUseException e) {
      return e.holder().text();
    }
  }
}
