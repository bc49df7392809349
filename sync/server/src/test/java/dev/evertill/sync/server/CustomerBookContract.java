package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomerLine;
import dev.evertill.sync.protocol.customer.CustomerWire;
import dev.evertill.sync.protocol.customer.CustomersAnswer;
import dev.evertill.sync.protocol.customer.CustomersAnswer.RestampedLine;
import dev.evertill.sync.protocol.customer.CustomersHead;
import dev.evertill.sync.protocol.customer.Edits;
import dev.evertill.sync.protocol.customer.HybridClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class CustomerBookContract {
  private static final CustomersHead NOTHING = new CustomersHead(0, Hash.ZERO.hex());
  private static final long NOON = Edits.NOON;
  private static final long A_YEAR = 365L * 24 * 60 * 60 * 1000;

  private CustomerBook book;
  private long now = NOON;

  abstract OfficeDatabase office();

  @BeforeEach
  void open() {
    book = new CustomerBook(office().database(), () -> Instant.ofEpochMilli(now), 3);
  }

  private static List<CustomerBook.Sent> sent(List<CustomerEdit> edits) {
    List<CustomerBook.Sent> sent = new ArrayList<>();
    edits.forEach(edit -> sent.add(new CustomerBook.Sent(sent.size() + 1, edit)));
    return sent;
  }

  private CustomersAnswer take(CustomerEdit... edits) {
    return book.take(NOTHING, sent(List.of(edits))).orElseThrow();
  }

  /** Everything there is, page by page. */
  private Map<String, Customer> all() throws MalformedException {
    Map<String, Customer> all = new HashMap<>();
    long since = 0;
    for (boolean more = true; more; ) {
      CustomerBook.Page page = book.page(since, book.head()).orElseThrow();
      for (CustomerLine line : page.customers()) {
        assertThat(all.put(line.id(), CustomerWire.customer(line, 0))).isNull();
      }
      since = page.end().to();
      more = page.end().more();
    }
    assertThat(since).isEqualTo(book.head().version());
    return all;
  }

  private Customer anna() throws MalformedException {
    return all().get(Edits.ANNA);
  }

  @Test
  void aChangeIsAVersionAndARepeatIsNone() {
    CustomerEdit name = Edits.edit("name", "Anna", NOON, "03");
    CustomersAnswer first = take(name);
    assertThat(first.version()).isEqualTo(1);
    assertThat(take(name)).isEqualTo(first);
    assertThat(take(Edits.edit("name", "older", NOON - 1, "03"))).isEqualTo(first);
    assertThat(book.head()).isEqualTo(new CustomersHead(1, first.hash()));
    assertThat(take(Edits.edit("phone", "1", NOON, "03")).version()).isEqualTo(2);
  }

  @Test
  void itIsTheSameAfterARestart() throws Exception {
    take(Edits.edit("name", "Anna", NOON, "03"));
    Customer before = anna();
    CustomersHead head = book.head();
    office().reopen();
    open();
    assertThat(anna()).isEqualTo(before);
    assertThat(book.head()).isEqualTo(head);
  }

  @Test
  void whatRunsAMinuteAheadIsHeldAsItCame() throws Exception {
    assertThat(take(Edits.edit("name", "Anna", NOON + 60_000, "03")).restamped()).isEmpty();
    assertThat(anna().newest().wallMillis()).isEqualTo(NOON + 60_000);
  }

  @Test
  void whatRunsFurtherAheadCountsAsMadeWhenItArrived() throws Exception {
    CustomerEdit ahead = Edits.edit("name", "Anna", NOON + 60_001, "03");
    CustomersAnswer answer = take(Edits.edit("email", "a@b.c", NOON, "04"), ahead);
    HybridClock given = new HybridClock(NOON, 1, "03");
    assertThat(answer.restamped()).containsExactly(new RestampedLine(2, given.toString()));
    assertThat(answer.customers()).containsExactly(CustomerWire.line(anna()));
    assertThat(anna().clockOf("name")).contains(given);
  }

  @Test
  void aRepeatOfARestampedEditIsAnsweredAlikeAndDoesNotWinAgain() throws Exception {
    CustomerEdit ahead = Edits.edit("name", "ahead", NOON + A_YEAR, "03");
    CustomersAnswer first = take(ahead);
    now += 10;
    take(Edits.edit("name", "honest", now, "04"));
    now += 10;
    CustomersAnswer again = take(ahead);
    assertThat(again.restamped()).isEqualTo(first.restamped());
    assertThat(again.version()).isEqualTo(2);
    assertThat(anna().value("name")).contains("honest");
  }

  @Test
  void anOlderEditThatComesLateDoesNotWinOverTheLaterOneOfItsTill() throws Exception {
    take(Edits.edit("name", "later", NOON + A_YEAR + 1, "03"));
    now += 10;
    CustomersAnswer late = take(Edits.edit("name", "earlier", NOON + A_YEAR, "03"));
    assertThat(late.restamped())
        .containsExactly(new RestampedLine(1, new HybridClock(NOON, 0, "03").toString()));
    assertThat(anna().value("name")).contains("later");
  }

  @Test
  void editsOfATillAYearAheadStayInTheirOrder() throws Exception {
    take(
        Edits.edit("name", "second", NOON + A_YEAR + 1, "03"),
        Edits.edit("phone", "1", NOON + A_YEAR + 2, "03"),
        Edits.deletion(NOON + A_YEAR, "03"));
    assertThat(anna().fields()).containsOnlyKeys("name", "phone");
    assertThat(anna().value("name")).contains("second");
  }

  @Test
  void headOfficesOwnClockThatWasAheadDoesNotShutOutLaterEdits() throws Exception {
    now = NOON + A_YEAR;
    take(Edits.edit("name", "when head office was ahead", now, "03"));
    now = NOON;
    HybridClock after = HybridClock.after(anna().newest(), NOON, "04");
    take(new CustomerEdit(Edits.ANNA, "name", "after", after));
    assertThat(anna().value("name")).contains("after");
    assertThat(anna().clockOf("name")).contains(after);
  }

  @Test
  void anErasedPersonIsNotInTheBookAnyMore() throws Exception {
    take(Edits.edit("name", "Anna", NOON, "03"));
    assertThat(book.erase(Edits.ANNA)).isTrue();
    assertThat(book.erase(Edits.BERT)).isFalse();
    assertThat(anna()).isEqualTo(Customer.of(CustomerEdit.erasure(Edits.ANNA)));
    CustomersAnswer answer = take(Edits.edit("name", "Anna", NOON + A_YEAR, "03"));
    assertThat(answer.restamped()).isEmpty();
    assertThat(answer.version()).isEqualTo(2);
    assertThat(anna().isErased()).isTrue();
    long rows =
        office()
            .database()
            .reader()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select count(*) from customer where body like '%Anna%'")
                        .mapTo(Long.class)
                        .one());
    assertThat(rows).isZero();
  }

  @Test
  void aTillThatSawAnotherBookIsTold() {
    CustomersAnswer seen = take(Edits.edit("name", "Anna", NOON, "03"));
    CustomersHead known = new CustomersHead(1, seen.hash());
    assertThat(book.page(0, known)).isPresent();
    assertThat(book.page(1, known)).isPresent();
    assertThat(book.page(2, known)).isEmpty();
    assertThat(book.page(0, new CustomersHead(1, "f".repeat(64)))).isEmpty();
    assertThat(book.page(0, new CustomersHead(2, seen.hash()))).isEmpty();
    assertThat(book.take(new CustomersHead(2, seen.hash()), List.of())).isEmpty();
  }

  @Test
  void inWhateverOrderEditsComeAndHoweverOftenTheBookEndsTheSame() throws Exception {
    for (long seed = 1; seed <= 60; seed++) {
      Random chance = new Random(seed);
      List<CustomerEdit> honest =
          Edits.history(chance).stream()
              .filter(edit -> edit.clock().wallMillis() <= NOON + 60_000)
              .toList();
      List<CustomerEdit> delivered = new ArrayList<>(honest);
      honest.stream().filter(edit -> chance.nextBoolean()).forEach(delivered::add);
      Collections.shuffle(delivered, chance);
      office().database().writer().useHandle(handle -> handle.execute("delete from customer"));
      for (int from = 0; from < delivered.size(); ) {
        int to = Math.min(delivered.size(), from + 1 + chance.nextInt(5));
        take(delivered.subList(from, to).toArray(CustomerEdit[]::new));
        from = to;
      }
      if (!honest.isEmpty()) {
        assertThat(of(office().database(), Edits.ANNA))
            .as("seed %d", seed)
            .isEqualTo(Edits.known(honest));
      }
    }
  }

  private static Customer of(Database database, String id) {
    return database.reader().withHandle(handle -> CustomerBook.customer(handle, id)).orElseThrow();
  }

  @Test
  void whoReadsWhileManyWriteMissesNoVersion() throws Exception {
    int writers = 4;
    int each = 40;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<?>> writing = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        String till = "t" + writer;
        int first = writer * each;
        writing.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    take(new CustomerEdit(id(first + i), "name", "x", clock(till)));
                  }
                }));
      }
      List<String> read = new ArrayList<>();
      long since = 0;
      while (read.size() < writers * each) {
        boolean done = writing.stream().allMatch(Future::isDone);
        CustomerBook.Page page = book.page(since, book.head()).orElseThrow();
        page.customers().forEach(line -> read.add(line.id()));
        since = page.end().to();
        if (done && page.customers().isEmpty()) {
          break;
        }
      }
      for (Future<?> one : writing) {
        one.get();
      }
      assertThat(read).hasSize(writers * each).doesNotHaveDuplicates();
    } finally {
      threads.shutdown();
    }
  }

  private static String id(int number) {
    return String.format("0190a5d2-7c1e-7b3a-9f00-%012d", number);
  }

  private static HybridClock clock(String till) {
    return new HybridClock(NOON, 0, till);
  }
}
