package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.till.Await;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.ui.model.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bit of a recorded sale has flipped on the disk, and the till is started. */
class ADamagedEntryOnTheScreenTest {
  @TempDir private Path directory;
  private CommandLineTill till;
  private volatile Counter counter = Counter.IDLE;
  private volatile Status status = Status.AT_START;

  @BeforeEach
  void makeTill() throws Exception {
    till = new CommandLineTill(Files.createDirectory(directory.resolve("till")));
  }

  private Wiring started() throws Exception {
    Wiring wiring =
        new Wiring(
            new Settings(
                StoreSettings.of(
                    "03", directory.resolve("till"), directory.resolve("witness"), "a machine"),
                Optional.empty(),
                "http://127.0.0.1:9",
                PrinterSettings.of("127.0.0.1:9", PrinterProfile.EPSON_80MM),
                Locale.ENGLISH,
                Duration.ofSeconds(60)),
            CommandLineTill.NOON,
            new Random(7),
            next -> counter = next,
            next -> status = next);
    wiring.start();
    return wiring;
  }

  @Test
  void theCashierReadsWhichEntryIsDamaged() throws Exception {
    String place = till.sold(3).get(2).number().paper();
    till.damage(2);

    try (Wiring wiring = started()) {
      Await.until("the journal was read", () -> !status.troubles().isEmpty());
      assertThat(status.troubles()).containsExactly(Trouble.of(Trouble.Kind.ENTRY_DAMAGED, place));
      wiring.tillThread().ask(() -> true);
      assertThat(counter.notice()).isEqualTo(Notice.of(Notice.Kind.JOURNAL_DAMAGED_ENTRY, place));
      assertThat(counter.notice().isTrouble()).isTrue();
    }
  }

  @Test
  void aJournalThatFitsIsNoNews() throws Exception {
    till.sold(3);

    try (Wiring wiring = started()) {
      wiring.workThread().ask(() -> true);
      wiring.tillThread().ask(() -> true);
      assertThat(status.troubles()).isEmpty();
      assertThat(counter.notice().kind()).isNotEqualTo(Notice.Kind.JOURNAL_DAMAGED_ENTRY);
    }
  }
}
