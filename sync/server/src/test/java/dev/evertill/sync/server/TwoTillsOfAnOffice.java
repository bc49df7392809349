package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.QuestionCode;
import dev.evertill.sync.protocol.document.OriginRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Two tills that send what they sold, and ask about it. */
abstract class TwoTillsOfAnOffice {
  final Journal one = new Journal("0117-03", "e1");
  final Journal other = new Journal("0117-04", "e2");
  Instant now = Instant.parse("2026-01-01T12:00:00Z");

  abstract OfficeDatabase office();

  Database database() {
    return office().database();
  }

  InstantSource clock() {
    return () -> now;
  }

  SaleQuestions questions() {
    return new SaleQuestions(database(), clock());
  }

  /** Sends what a till has from a number on; what it is asked. */
  List<Parked> send(Journal journal, long first) {
    Verdict verdict =
        new SqlSaleLog(database(), clock())
            .append(journal.till(), journal.epoch(), journal.arrivals(first, journal.next() - 1));
    assertThat(verdict).isInstanceOf(Verdict.Stored.class);
    return ((Verdict.Stored) verdict).parked();
  }

  static Parked asked(String epoch, long number, String text) {
    return new Parked(number, text, epoch, QuestionCode.DOUBLE_CLAIM);
  }

  OriginRecord first(int line) {
    return new OriginRecord("0117-03", "e1", 1, line);
  }
}
