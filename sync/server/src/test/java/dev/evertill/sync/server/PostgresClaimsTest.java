package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresClaimsTest extends ClaimsContract {
  private static final int TILLS = 8;
  private static final int CARDS = 10;

  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @Override
  OfficeDatabase office() {
    return OFFICE;
  }

  /** Each till redeems all cards, in an order of its own. */
  @Test
  @Timeout(60)
  void ofTillsThatRedeemTheSameCardsAtTwoHeadOfficesOneEachIsNotParked() throws Exception {
    Journal filling = new Journal("0117-00", "e");
    IntStream.range(0, CARDS)
        .forEach(card -> filling.sell(new AnySale().collect("c" + card, 500).payCash()));
    send(OFFICE.database(), filling);
    ExecutorService pool = Executors.newFixedThreadPool(TILLS);
    try (Database second = OFFICE.open()) {
      List<Future<Verdict.Stored>> sent = new ArrayList<>();
      for (int till = 1; till <= TILLS; till++) {
        Journal journal = new Journal("0117-0" + till, "e");
        for (int card = 0; card < CARDS; card++) {
          String name = "c" + (card * 3 + till) % CARDS;
          journal.sell(new AnySale().goods("101", 1, 500).pay("gift-card", 500, name));
        }
        Database office = till % 2 == 0 ? second : OFFICE.database();
        sent.add(pool.submit(() -> send(office, journal)));
      }
      int parked = 0;
      for (Future<Verdict.Stored> one : sent) {
        parked += one.get().parked().size();
      }
      assertThat(parked).isEqualTo(CARDS * (TILLS - 1));
    } finally {
      pool.shutdownNow();
    }
  }

  private static Verdict.Stored send(Database office, Journal journal) {
    return (Verdict.Stored)
        new SqlSaleLog(office, InstantSource.system())
            .append(journal.till(), journal.epoch(), journal.arrivals(1, journal.next() - 1));
  }
}
