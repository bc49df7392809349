package dev.evertill.till.store;

import dev.evertill.till.record.Slips;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** A till in a process of its own: opens a directory, says what came of it, and stays. */
final class AnotherTill {
  static final String ANSWER = "answer: ";

  private AnotherTill() {}

  public static void main(String[] arguments) throws Exception {
    try {
      TillStore.open(
          OpenTill.settings(Path.of(arguments[0]), OpenTill.TILL),
          new Slips(Locale.ROOT),
          Clock.systemUTC(),
          new Random(),
          Rescue.NONE);
      System.out.println(ANSWER + "open");
      new CountDownLatch(1).await();
    } catch (TillInUseException e) {
      System.out.println(ANSWER + e.getMessage());
    }
  }
}
