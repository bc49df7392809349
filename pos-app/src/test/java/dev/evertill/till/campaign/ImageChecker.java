package dev.evertill.till.campaign;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.Drafts;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Slips;
import dev.evertill.till.store.Rescue;
import dev.evertill.till.store.TillInUseException;
import dev.evertill.till.store.TillStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.slf4j.LoggerFactory;

/**
 * Opens what is left of a till's directory as the product does, and says what it finds: a directory
 * a line on standard input, a line of JSON for each on standard output. Judges nothing. Confined to
 * the main thread.
 */
final class ImageChecker {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  /**
   * One entry as {@code till dump} writes it. Immutable.
   *
   * @param document base64 of its exact bytes
   */
  public record Dumped(
      long position,
      String till,
      String epoch,
      long number,
      String kind,
      String id,
      long tillTime,
      Long officeOffset,
      String previous,
      String document,
      String hash) {
    static Dumped of(Recorded recorded) {
      Entry entry = recorded.entry();
      EntryHeader header = entry.header();
      return new Dumped(
          recorded.position(),
          header.till(),
          header.epoch(),
          header.number(),
          header.kind(),
          header.id(),
          header.tillTimeMillis(),
          header.officeOffsetMillis(),
          entry.previous().hex(),
          Base64.getEncoder().encodeToString(entry.document()),
          entry.hash().hex());
    }
  }

  /**
   * A directory as it was found. Immutable.
   *
   * @param failed why it did not open, or could not be read; missing where all went well
   * @param complaints what was logged as a warning or worse
   * @param entries all of the journal
   * @param draft base64 of the kept basket; missing for none
   * @param draftItems how many goods are in the kept basket; missing for none
   * @param basketItems how many goods the checkout brought back
   * @param notice what the checkout showed at its start
   * @param held label and SHA-256 of each basket put aside
   * @param papers how many papers wait, are doubtful
   * @param acknowledged what head office is known to hold of the last entry's epoch
   * @param catalogue the version of the price list in force
   * @param staff how many people the price list in force names
   * @param next an entry that was written now; last of all
   */
  public record Found(
      String directory,
      String failed,
      List<String> complaints,
      List<Dumped> entries,
      String draft,
      Long draftItems,
      Long basketItems,
      String notice,
      List<String> held,
      Long papers,
      Long acknowledged,
      Long catalogue,
      Integer staff,
      Dumped next) {
    static Found failed(String directory, Throwable why, List<String> complaints) {
      return new Found(
          directory,
          why.toString(),
          complaints,
          List.of(),
          null,
          null,
          null,
          null,
          List.of(),
          null,
          null,
          null,
          null,
          null);
    }
  }

  private ImageChecker() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.WARN);
    log.setContext(context);
    log.start();
    root.addAppender(log);
  }

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err); // nothing else gets between the answers
    ImageChecker checker = new ImageChecker();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String directory; (directory = in.readLine()) != null; ) {
      out.write(Wire.bytes(checker.look(directory)));
      out.write('\n');
      out.flush();
    }
  }

  private Found look(String directory) {
    log.list.clear();
    try (TillStore store =
        TillStore.open(
            PowerTill.settings(Path.of(directory)),
            new Slips(Locale.ROOT),
            PowerTill.CLOCK,
            new Random(directory.hashCode()),
            Rescue.NONE)) {
      return found(directory, store);
    } catch (IOException
        | TillInUseException
        | NotRecordedException
        | MalformedException
        | RuntimeException
        | LinkageError e) {
      return Found.failed(directory, e, complaints());
    }
  }

  private List<String> complaints() {
    return log.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  private Found found(String directory, TillStore store)
      throws NotRecordedException, MalformedException {
    Ledger ledger = store.ledger();
    List<Dumped> entries = new ArrayList<>();
    ledger.read(0, recorded -> entries.add(Dumped.of(recorded)));
    byte[] draft = ledger.kept().orElse(null);
    List<String> held =
        ledger.held().stream()
            .map(each -> each.label() + " " + AnnouncedLedger.sha256(each.draft()))
            .toList();
    long papers = store.printsWaiting() + store.printQueue().doubtful();
    long acknowledged = store.journalFeed().acknowledged(store.head().number().epoch());
    Counter counter = counter(store);
    return new Found(
        directory,
        null,
        complaints(),
        entries,
        draft == null ? null : Base64.getEncoder().encodeToString(draft),
        draft == null ? null : Drafts.read(draft).items(),
        counter.basket().items(),
        counter.notice().kind().name(),
        held,
        papers,
        acknowledged,
        store.catalogue().version(),
        store.catalogue().staff().size(),
        Dumped.of(next(ledger)));
  }

  /** The counter as the checkout shows it after the power is back. */
  private static Counter counter(TillStore store) {
    Counter[] shown = {Counter.IDLE};
    new Checkout(
            store.catalogue(),
            store.ledger(),
            PowerTill.CLOCK,
            new Random(1),
            Runnable::run,
            next -> shown[0] = next)
        .start();
    return shown[0];
  }

  /** Pages that are thought to be free are used by the next write only. */
  private static Recorded next(Ledger ledger) throws NotRecordedException {
    byte[] document = "{\"format\":\"after the power came back\"}".getBytes(StandardCharsets.UTF_8);
    return ledger.append(
        place -> Posting.voided("after-the-cut", PowerTill.CLOCK.millis(), document));
  }
}
