package dev.evertill.sync.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A head office that stops while tills are connected over TLS and HTTP/2, and listen for hints. */
@Timeout(60)
class StopTest {
  @TempDir Path directory;

  @Test
  void connectionsThatSayNothingAreNotWaitedFor() throws Exception {
    try (EnrolledTill till = new EnrolledTill(directory)) {
      till.enrol();
      HttpHeadOffice office = till.headOffice();
      office.state();
      office.listen(() -> {});
      office.state();
      long begun = System.nanoTime();
      till.server.close();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
      office.cancel();
    }
  }
}
