package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Has closed days confirmed. Confined to the sync thread. */
final class Closing {
  private final JournalFeed journal;
  private final HeadOffice office;
  private final Set<Close> disputed = new HashSet<>();

  Closing(JournalFeed journal, HeadOffice office) {
    this.journal = journal;
    this.office = office;
  }

  /** A disputed close is asked about again. */
  void askAgain() {
    disputed.clear();
  }

  /** A disputed close is asked about again when more was sent, or the till says something else. */
  void ask(Findings found) throws IOException {
    for (Close close : journal.unconfirmedCloses()) {
      if (!found.isToLeaveAlone() && isSent(close) && !disputed.contains(close)) {
        try {
          CloseAnswer answer = office.close(close);
          if (answer.verdict().equals(CloseAnswer.DISPUTED)) {
            disputed.add(close);
          }
          journal.closeAnswered(close.z(), answer);
        } catch (HeadOfficeException e) {
          found.refused(e);
        }
      }
    }
  }

  /** Of a day that is still on its way head office could only say that it is missing. */
  private boolean isSent(Close close) {
    return close.segments().stream()
        .allMatch(segment -> journal.acknowledged(segment.epoch()) >= segment.last());
  }
}
