package dev.evertill.sync.client;

import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomersEnd;
import dev.evertill.sync.protocol.customer.CustomersHead;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a round that is about customers. What goes wrong with them rests for a minute and
 * holds up nothing else. Confined to the sync thread.
 */
final class CustomerSync {
  static final int BATCH = 200;

  private static final Logger LOG = LoggerFactory.getLogger(CustomerSync.class);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

  /** Then the sales that were made meanwhile have their turn, and the rest goes next round. */
  private static final Duration A_TURN = Duration.ofSeconds(2);

  private final CustomerFeed customers;
  private final HeadOffice office;
  private final InstantSource clock;
  private int batch = BATCH;
  private Instant rested = Instant.EPOCH;
  private Duration rest = Duration.ZERO;
  private String whyRest;

  CustomerSync(CustomerFeed customers, HeadOffice office, InstantSource clock) {
    this.customers = customers;
    this.office = office;
    this.clock = clock;
  }

  /** For a person who pressed the key. */
  void askAgain() {
    rest = Duration.ZERO;
  }

  /**
   * @param head where head office's customers stand, null where it keeps none
   * @param found told why not all went well
   */
  void turn(CustomersHead head, Findings found) {
    if (head != null && customers != CustomerFeed.NONE) {
      trouble(head, found).ifPresent(found::alsoTrouble);
    }
  }

  private Optional<String> trouble(CustomersHead head, Findings found) {
    if (isResting(clock.instant())) {
      return Optional.of(whyRest);
    }
    try {
      exchange(head);
      return customers.refused();
    } catch (BusyException e) {
      found.leaveAloneFor(e.pause());
      return resting(e.getMessage(), e.pause());
    } catch (HeadOfficeException e) {
      return resting(e.getMessage(), e.pause());
    } catch (IOException e) {
      return resting("customers: " + PlainWords.of(e), Duration.ZERO);
    } catch (RuntimeException e) {
      LOG.warn("the customers could not be kept", e);
      return resting(
          "the customers could not be kept on this till (" + e.getMessage() + ")", Duration.ZERO);
    }
  }

  private Optional<String> resting(String why, Duration asked) {
    rested = clock.instant();
    rest = asked.compareTo(AFTER_TROUBLE) > 0 ? asked : AFTER_TROUBLE;
    whyRest = why;
    return Optional.of(why);
  }

  /** A clock that was set back would put the next try off by as much. */
  private boolean isResting(Instant now) {
    Duration since = Duration.between(rested, now);
    return !since.isNegative() && since.compareTo(rest) < 0;
  }

  private void exchange(CustomersHead head) throws IOException {
    Instant start = clock.instant();
    try {
      push(start);
      pull(head, start);
    } catch (CustomersGoneException e) {
      LOG.warn("{}", e.getMessage());
      if (customers.mark().equals(CustomersMark.START)) {
        throw new HeadOfficeException("head office answers " + e.getMessage(), Duration.ZERO);
      }
      customers.sendAgain();
      push(start);
      pull(head, start);
    }
  }

  private boolean isOver(Instant start) {
    return Duration.between(start, clock.instant()).compareTo(A_TURN) >= 0;
  }

  private void push(Instant start) throws IOException {
    for (List<CustomerEdit> edits; !(edits = customers.unsent(batch)).isEmpty(); ) {
      Optional<EditsAnswer> answer = office.customers(customers.mark().seen(), edits);
      if (answer.isPresent()) {
        customers.answered(answer.get());
      } else if (edits.size() > 1) {
        batch = edits.size() / 2;
      } else {
        throw new HeadOfficeException(
            "the " + edits.get(0) + " is larger than head office takes", Duration.ZERO);
      }
      if (isOver(start)) {
        return;
      }
    }
    batch = BATCH;
  }

  /**
   * @param head as head office said before the till's edits were sent
   */
  private void pull(CustomersHead head, Instant start) throws IOException {
    CustomersMark mark = customers.mark();
    for (boolean more = isBehind(mark, head); more && !isOver(start); ) {
      CustomersPage page = office.customers(mark);
      CustomersEnd end = page.end();
      if (end.more() && end.to() <= mark.since()) {
        throw new HeadOfficeException(
            "head office has customers after " + mark.since() + " and tells up to " + end.to(),
            Duration.ZERO);
      }
      mark =
          new CustomersMark(end.to(), mark.seen()).heard(new CustomersHead(end.to(), end.hash()));
      customers.page(mark, page.customers());
      more = end.more();
    }
  }

  /** Whether there is more to fetch, or head office does not stand where it was seen. */
  private static boolean isBehind(CustomersMark mark, CustomersHead head) {
    return mark.since() != mark.seen().version() || !mark.seen().equals(head);
  }
}
