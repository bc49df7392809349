package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class HomeThreadTest {
  @Test
  void aThreadThatIsClosedHasGivenBackWhatItHeld() {
    AtomicBoolean givenBack = new AtomicBoolean();
    CountDownLatch closing = new CountDownLatch(1);
    HomeThread home =
        new HomeThread(
            "till",
            work ->
                new Thread(
                    () -> {
                      work.run();
                      // The queue has ended; whoever waited for that alone would go on here.
                      for (int i = 0; i < 100; i++) {
                        LockSupport.parkNanos(1_000_000);
                      }
                      givenBack.set(closing.getCount() == 0);
                    }),
            () -> {});
    home.execute(closing::countDown);
    home.close();
    assertThat(givenBack).isTrue();
  }

  @Test
  void whatWaitsIsDoneBeforeTheThreadEnds() {
    AtomicInteger done = new AtomicInteger();
    HomeThread home = new HomeThread("work", Thread::new, () -> {});
    home.close();
    HomeThread busy = new HomeThread("work", Thread::new, () -> {});
    for (int i = 0; i < 50; i++) {
      busy.execute(done::incrementAndGet);
    }
    busy.close();
    assertThat(done).hasValue(50);
  }
}
