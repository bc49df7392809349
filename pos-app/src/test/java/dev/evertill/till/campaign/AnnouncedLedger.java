package dev.evertill.till.campaign;

import dev.evertill.till.checkout.ForwardingLedger;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Posting;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** Announces what the till writes into its ledger. Confined to the till thread. */
final class AnnouncedLedger extends ForwardingLedger {
  private static final String TILL = "till";
  private static final String NONE = "";

  private final Announcements announcements;
  private final List<String> held;
  private String draft;

  AnnouncedLedger(Ledger ledger, Announcements announcements) {
    super(ledger);
    this.announcements = announcements;
    draft = ledger.kept().map(AnnouncedLedger::sha256).orElse(NONE);
    held = new ArrayList<>(ledger.held().stream().map(AnnouncedLedger::text).toList());
  }

  private static String text(Held basket) {
    return text(basket.label(), basket.draft());
  }

  private static String text(String label, byte[] draft) {
    return label + " " + sha256(draft);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    Posting[] made = new Posting[1];
    announcements.begin(TILL, "append");
    Recorded recorded =
        super.append(
            place -> {
              made[0] = posting.apply(place);
              return made[0];
            });
    if (made[0].clearsCounter()) {
      draft = NONE;
    }
    done("append", recorded.position(), made[0].print().isPresent() ? 1 : 0);
    return recorded;
  }

  private void done(String act, Long position, Integer papers) {
    announcements.say(
        new Announcement("done", TILL, act, position, papers, draft, List.copyOf(held), null));
  }

  @Override
  public void keep(byte[] document) throws NotRecordedException {
    announcements.begin(TILL, "keep");
    super.keep(document);
    draft = sha256(document);
    done("keep", null, null);
  }

  @Override
  public void hold(String label, long heldAtMillis, byte[] document) throws NotRecordedException {
    announcements.begin(TILL, "hold");
    super.hold(label, heldAtMillis, document);
    held.add(text(label, document));
    draft = NONE;
    done("hold", null, null);
  }

  @Override
  public void recall(Held basket) throws NotRecordedException {
    announcements.begin(TILL, "recall");
    super.recall(basket);
    held.remove(text(basket));
    draft = sha256(basket.draft());
    done("recall", null, null);
  }
}
