package dev.evertill.sync.server;

/**
 * For whom rows of the catalogue are: everybody, the stores of a zone, or one store. Functions
 * only.
 *
 * <p>A list is called by a text, as the tables hold it: nothing for everybody, {@code zone:north},
 * {@code store:0117}.
 */
final class PriceList {
  static final String EVERYBODY = "";

  private static final String ZONE = "zone:";
  private static final String STORE = "store:";

  private PriceList() {}

  static String ofZone(String zone) {
    return zone.isEmpty() ? EVERYBODY : ZONE + zone;
  }

  static String ofStore(String store) {
    return store.isEmpty() ? EVERYBODY : STORE + store;
  }

  static boolean isStore(String list) {
    return list.startsWith(STORE);
  }

  static String storeOf(String list) {
    return list.substring(STORE.length());
  }

  /** As a person is told: everybody, zone north, store 0117. */
  static String inWords(String list) {
    return list.isEmpty() ? "everybody" : list.replaceFirst(":", " ");
  }
}
