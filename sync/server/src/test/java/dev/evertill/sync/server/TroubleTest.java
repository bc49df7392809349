package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private Trouble trouble;

  @BeforeEach
  void listen() {
    Logger log = new LoggerContext().getLogger("trouble");
    log.addAppender(written);
    written.start();
    trouble = new Trouble(log, "nothing was written down");
  }

  private void isAway(String why) {
    trouble.is(new IllegalStateException(new SQLTransientConnectionException(why)));
  }

  @Test
  void whatIsAwayForLongIsSaidOnceAndWithoutATrace() {
    isAway("no connection after 5003 ms");
    isAway("no connection after 5001 ms");
    isAway("no connection after 5002 ms");
    isAway("refused");
    trouble.isOver();
    trouble.isOver();
    isAway("refused");
    assertThat(written.list)
        .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
        .containsExactly(
            "WARN nothing was written down: the storage is away: no connection after 5003 ms",
            "WARN nothing was written down: the storage is away: refused",
            "INFO over: nothing was written down",
            "WARN nothing was written down: the storage is away: refused");
    assertThat(written.list).allMatch(event -> event.getThrowableProxy() == null);
  }

  @Test
  void aFaultOfOursIsSaidOnceWithItsTrace() {
    trouble.is(new IllegalStateException("no such table"));
    trouble.is(new IllegalStateException("no such table"));
    assertThat(written.list)
        .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
        .containsExactly("ERROR nothing was written down");
    assertThat(written.list.get(0).getThrowableProxy().getMessage()).isEqualTo("no such table");
  }
}
