package dev.evertill.sync.server;

import java.util.List;
import java.util.stream.Stream;

/**
 * What of the catalogue a till is sent: the rows of its store over those of its zone over those for
 * everybody. Immutable.
 *
 * @param zone empty for none
 * @param store empty for none
 */
record View(String zone, String store) {
  static final View COMMON = new View("", "");

  /** The lists over the rows for everybody, the most specific first. */
  List<String> lists() {
    return Stream.of(PriceList.ofStore(store), PriceList.ofZone(zone))
        .filter(list -> !list.equals(PriceList.EVERYBODY))
        .toList();
  }
}
