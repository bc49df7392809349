package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.MemoryLedger;
import dev.evertill.till.record.Posting;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a whole journal and a wiped one give; damage is in the store's own test. */
class VerificationTest {
  private final MemoryLedger ledger = new MemoryLedger("03");

  @Test
  void aJournalWithoutAnyEntryWasWiped() {
    assertThat(Verification.of(ledger).faults())
        .containsExactly("there is no entry; a journal begins with the one that opens its epoch");
    assertThat(Verification.of(ledger).entries()).isZero();
  }

  @Test
  void aJournalNobodyTouchedIsWhole() throws Exception {
    for (int i = 0; i < 50; i++) {
      int number = i;
      ledger.append(
          place -> Posting.voided("id-" + number, number, "{}".getBytes(StandardCharsets.UTF_8)));
    }
    Verification.Result result = Verification.of(ledger);

    assertThat(result.faults()).isEmpty();
    assertThat(result.entries()).isEqualTo(50);
  }
}
