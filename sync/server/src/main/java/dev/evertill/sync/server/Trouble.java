package dev.evertill.sync.server;

import org.slf4j.Logger;

/**
 * What goes wrong again and again is written down once, until it changes or is over. Confined to
 * the thread of its work.
 */
final class Trouble {
  private final Logger log;
  private final String work;
  private String said;

  /**
   * @param work that does not go well, for a person
   */
  Trouble(Logger log, String work) {
    this.log = log;
    this.work = work;
  }

  void is(RuntimeException e) {
    // How long somebody waited, and for which connection, is no other trouble.
    String why = Outage.why(e).replaceAll("[0-9]+", "#");
    if (why.equals(said)) {
      return;
    }
    said = why;
    if (Outage.isIn(e)) {
      log.warn("{}: the storage is away: {}", work, Outage.why(e));
    } else {
      log.error("{}", work, e);
    }
  }

  void isOver() {
    if (said != null) {
      said = null;
      log.info("over: {}", work);
    }
  }
}
