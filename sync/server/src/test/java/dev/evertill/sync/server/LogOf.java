package dev.evertill.sync.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class writes into the log until this is closed. Confined to the test's thread. */
final class LogOf implements AutoCloseable {
  private final Logger log;
  private final Level before;
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  private LogOf(Class<?> of) {
    log = (Logger) LoggerFactory.getLogger(of);
    before = log.getLevel();
    log.setLevel(Level.INFO);
    log.addAppender(written);
    written.start();
  }

  static LogOf of(Class<?> writer) {
    return new LogOf(writer);
  }

  List<String> lines() {
    return written.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    log.detachAppender(written);
    log.setLevel(before);
  }
}
