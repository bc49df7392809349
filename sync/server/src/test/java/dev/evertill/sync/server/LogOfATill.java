package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Parked;
import java.util.List;

/** A sale log, and what a till has to send to it. */
abstract class LogOfATill {
  final Journal journal = new Journal("e1").sell(300).sell(120).sell(95).sell(450);

  abstract SaleLog log();

  static Verdict.Stored stored(Head head, Parked... parked) {
    return new Verdict.Stored(head, List.of(parked));
  }

  Head head(long number) {
    return new Head(number, journal.hashAt(number));
  }
}
