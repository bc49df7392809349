package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.MemoryLedger;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.checkout.Verification.Fault;
import dev.evertill.till.record.Posting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalCheckTest {
  private final MemoryLedger ledger = new MemoryLedger("03");
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final List<Verification.Result> found = new ArrayList<>();

  @BeforeEach
  void write() throws Exception {
    for (int i = 1; i <= 500; i++) {
      int number = i;
      ledger.append(
          place -> Posting.voided("id-" + number, number, "{}".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void betweenTwoPagesOthersHaveTheirTurn() {
    new JournalCheck(ledger, 500, waiting::add, found::add).run();
    List<String> turns = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Runnable page = waiting.remove();
      waiting.add(() -> turns.add("search"));
      page.run();
      waiting.remove().run();
    }
    assertThat(turns).containsExactly("search", "search");
    assertThat(found).containsExactly(new Verification.Result(500, List.of(), List.of()));
  }

  @Test
  void theEntryThatDoesNotFitIsNamed() {
    ledger.damageLast();

    new JournalCheck(ledger, 500, Runnable::run, found::add).run();

    assertThat(found)
        .containsExactly(
            new Verification.Result(
                500,
                List.of(
                    new Fault(
                        "03-9F2C-000500", "the hash does not fit the entry and the one before it")),
                List.of()));
  }

  @Test
  void aTillThatClosesIsNotKeptByIt() {
    new JournalCheck(
            ledger,
            500,
            task -> {
              throw new RejectedExecutionException("closed");
            },
            found::add)
        .run();

    assertThat(found).isEmpty();
  }
}
