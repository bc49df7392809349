package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomersHead;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way to a real head office, with a switch for each thing that breaks on it. */
class BadLine implements HeadOffice {
  final List<String> calls = new ArrayList<>();
  boolean down;
  boolean loseReply;
  boolean timeOut;
  int largest = Integer.MAX_VALUE;
  boolean stalledCustomers;
  int customerPagesBeforeCut = Integer.MAX_VALUE;
  int pagesBeforeCut = Integer.MAX_VALUE;
  boolean saysMoreAndGivesNone;
  int entryPagesBeforeCut = Integer.MAX_VALUE;
  long changedEntry;
  String wrongDigest;

  /**
   * What is answered 500, and the pause asked for: an epoch, "catalogue", "customers" or "close".
   */
  final Map<String, Duration> refused = new HashMap<>();

  /** What is answered 503, and the pause asked for; the same words. */
  final Map<String, Duration> busy = new HashMap<>();

  private final HeadOffice office;

  BadLine(HeadOffice office) {
    this.office = office;
  }

  private void call(String what) throws IOException {
    if (down) {
      throw new java.net.ConnectException("Connection refused");
    }
    calls.add(what);
  }

  private void refuse(String what) throws HeadOfficeException {
    if (refused.containsKey(what)) {
      throw new HeadOfficeException("head office answers 500 for " + what, refused.get(what));
    }
    if (busy.containsKey(what)) {
      throw new BusyException("head office answers 503 for " + what, busy.get(what));
    }
  }

  @Override
  public TillState state() throws IOException {
    call("state");
    return office.state();
  }

  @Override
  public AppendAnswer append(String epoch, List<Entry> batch) throws IOException {
    call("append " + batch.get(0).number() + " to " + batch.get(batch.size() - 1).number());
    if (timeOut) {
      throw new SocketTimeoutException("timeout");
    }
    if (busy.containsKey(epoch)) {
      return new AppendAnswer.Later(busy.get(epoch), "head office is busy");
    }
    refuse(epoch);
    if (batch.size() > largest) {
      return new AppendAnswer.TooLarge();
    }
    AppendAnswer answer = office.append(epoch, batch);
    if (loseReply) {
      loseReply = false;
      throw new IOException("unexpected end of stream");
    }
    return answer;
  }

  @Override
  public AppendAnswer branch(String epoch, String branch, List<Entry> batch) throws IOException {
    call("branch " + batch.get(0).number() + " to " + batch.get(batch.size() - 1).number());
    refuse("branch");
    AppendAnswer answer = office.branch(epoch, branch, batch);
    if (loseReply) {
      loseReply = false;
      throw new IOException("unexpected end of stream");
    }
    return answer;
  }

  @Override
  public AppendAnswer anchor(String epoch, Anchor anchor) throws IOException {
    call("anchor " + anchor.number());
    refuse("anchor");
    return office.anchor(epoch, anchor);
  }

  @Override
  public Optional<Hash> hashAt(String epoch, long number) throws IOException {
    call("hash at " + number);
    return office.hashAt(epoch, number);
  }

  @Override
  public CataloguePage catalogue(long since, String cursor) throws IOException {
    call("catalogue since " + since + (cursor == null ? "" : ", going on"));
    refuse("catalogue");
    if (pagesBeforeCut-- == 0) {
      throw new IOException("unexpected end of stream");
    }
    CataloguePage page = office.catalogue(since, cursor);
    return wrongDigest == null
        ? page
        : new CataloguePage(
            page.target(), page.rows(), page.next(), page.more(), page.total(), wrongDigest);
  }

  @Override
  public EntryPage entries(String epoch, long from) throws IOException {
    call("entries of " + epoch + " from " + from);
    refuse("entries");
    if (entryPagesBeforeCut-- == 0) {
      throw new IOException("unexpected end of stream");
    }
    EntryPage page = office.entries(epoch, from);
    if (saysMoreAndGivesNone) {
      return new EntryPage(List.of(), from, true, null);
    }
    List<Entry> entries = new ArrayList<>(page.entries());
    entries.replaceAll(entry -> entry.number() == changedEntry ? changed(entry) : entry);
    return new EntryPage(entries, page.next(), page.more(), page.unreadable());
  }

  private static Entry changed(Entry entry) {
    return new Entry(entry.header(), entry.previous(), new byte[] {'{', '}'}, entry.hash());
  }

  @Override
  public CloseAnswer close(Close close) throws IOException {
    call("close " + close.z());
    refuse("close");
    return office.close(close);
  }

  @Override
  public Optional<EditsAnswer> customers(CustomersHead seen, List<CustomerEdit> edits)
      throws IOException {
    call("customers: " + edits.size() + " edits");
    refuse("customers");
    if (stalledCustomers) {
      throw new SocketTimeoutException("timeout");
    }
    if (edits.size() > largest) {
      return Optional.empty();
    }
    Optional<EditsAnswer> answer = office.customers(seen, edits);
    if (loseReply) {
      loseReply = false;
      throw new IOException("unexpected end of stream");
    }
    return answer;
  }

  @Override
  public CustomersPage customers(CustomersMark mark) throws IOException {
    call("customers since " + mark.since());
    refuse("customers");
    if (customerPagesBeforeCut-- == 0) {
      throw new IOException("unexpected end of stream");
    }
    return office.customers(mark);
  }

  @Override
  public void cancel() {
    office.cancel();
  }
}
