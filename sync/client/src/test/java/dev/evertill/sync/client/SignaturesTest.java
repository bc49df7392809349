package dev.evertill.sync.client;

import static dev.evertill.sync.client.EnrolledTill.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.HeadLine;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.TillSignature;
import dev.evertill.sync.protocol.Wire;
import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;

/** What a till signs is kept with its signature, with the real server over TLS. */
final class SignaturesTest extends OverTls {
  @Test
  void theLastHeadIsKeptWithTheTillsSignature() throws Exception {
    TillIdentity enrolled = till.enrol();
    journal.sellOften(300, 3);
    sync.round();
    journal.sell(120);
    sync.round();
    String signature = kept("select signature from head_signature").get(0);
    Entry last = journal.epochs.get("e1").get(3);
    assertThat(kept("select number from head_signature")).containsExactly("4");
    assertThat(
            TillSignature.isBy(
                enrolled.certificate().getPublicKey(),
                TillSignature.head(TILL, "e1", 4, last.hash().hex()),
                signature))
        .isTrue();
  }

  @Test
  void aSignatureThatIsNotTheTillsIsSaidAndNotedAndTheSalesAreKept() throws Exception {
    TillIdentity enrolled = till.enrol();
    journal.sellOften(300, 2);
    Entry last = journal.epochs.get("e1").get(1);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Entry entry : journal.epochs.get("e1")) {
      body.writeBytes(Wire.bytes(Wire.line(entry)));
      body.write('\n');
    }
    String another = enrolled.sign(TillSignature.head(TILL, "e1", 1, last.hash().hex()));
    body.writeBytes(Wire.bytes(new HeadLine(2, last.hash().hex(), another)));

    Problem problem =
        till.ask(
                enrolled,
                get(),
                "v1/tills/" + TILL + "/epochs/e1/journal",
                RequestBody.create(body.toByteArray(), MediaType.get("application/x-ndjson")))
            .problem();

    assertThat(problem)
        .isEqualTo(
            new Problem(
                "/problems/signature",
                "The signature is not this till's",
                422,
                "entry 2 of epoch e1 is not signed by the key of certificate "
                    + enrolled.certificate().getSerialNumber().toString(16)
                    + "; it was kept",
                2L,
                last.hash().hex()));
    assertThat(kept("select what from wrong_signature")).containsExactly("entry 2 of epoch e1");
    assertThat(kept("select number from entry")).containsExactly("1", "2");
    assertThat(kept("select number from head_signature")).isEmpty();
  }

  @Test
  void aCloseIsKeptWithTheTillsSignature() throws Exception {
    TillIdentity enrolled = till.enrol();
    Close close = new Close(1, "2026-01-01", List.of(), ControlTotals.of(Stream.of()));
    assertThat(office.close(close).verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    assertThat(
            TillSignature.isBy(
                enrolled.certificate().getPublicKey(),
                TillSignature.close(TILL, Wire.bytes(close)),
                kept("select signature from close_signature").get(0)))
        .isTrue();

    EnrolledTill.Answer answer =
        till.ask(
            enrolled,
            get()
                .header(TillSignature.HEADER, enrolled.sign(new byte[] {1}))
                .put(RequestBody.create(Wire.bytes(close), null)),
            "v1/tills/" + TILL + "/closes/1");
    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.problem().detail())
        .isEqualTo(
            "close Z 1 is not signed by the key of certificate "
                + enrolled.certificate().getSerialNumber().toString(16)
                + "; it was kept");
    assertThat(kept("select what from wrong_signature")).containsExactly("close Z 1");
  }

  @Test
  void aBranchAndAnAnchorAreKeptWithTheTillsSignature() throws Exception {
    TillIdentity enrolled = till.enrol();
    PublicKey key = enrolled.certificate().getPublicKey();
    journal.sellOften(300, 2);
    MemoryJournal copy = journal.copy().sell(2);
    journal.sell(1);
    sync.round();
    new Sync(copy, catalogue, CustomerFeed.NONE, office, () -> till.tillNow).round();
    Hash last = copy.epochs.get("e1").get(2).hash();
    assertThat(kept("select epoch from head_signature order by epoch"))
        .containsExactly("e1", "e1~" + BranchHead.name(last));
    String signature =
        kept("select signature from head_signature where hash = '" + last + "'").get(0);
    assertThat(TillSignature.isBy(key, TillSignature.head(TILL, "e1", 3, last.hex()), signature))
        .isTrue();

    MemoryJournal pruned = new MemoryJournal("e9").sellOften(100, 4);
    byte[] body = Wire.bytes(pruned.remove("e9", 3));
    new Sync(pruned, catalogue, CustomerFeed.NONE, office, () -> till.tillNow).round();
    assertThat(
            TillSignature.isBy(
                key,
                TillSignature.anchor(TILL, "e9", body),
                kept("select signature from anchor").get(0)))
        .isTrue();
    assertThat(kept("select what from wrong_signature")).isEmpty();
  }
}
