package dev.evertill.sync.server;

import static dev.evertill.sync.server.Journal.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.MalformedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
  private final Journal journal = new Journal("e1").sell(300).sell(120).sell(95);

  private List<Arrival> read(List<String> lines) throws Exception {
    return Batch.of(TILL, "e1", Journal.body(lines)).arrivals();
  }

  @Test
  void linesBecomeEntries() throws Exception {
    assertThat(read(journal.lines(2, 3)))
        .extracting(Arrival::entry)
        .containsExactlyElementsOf(journal.entries(2, 3));
  }

  @Test
  void aRequestWithoutItsHeadLineIsRefusedWhole() {
    assertThatThrownBy(() -> read(journal.lines(1, 3).subList(0, 3)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("line 3: JSON: Required value 'head' missing at $");
  }

  @Test
  void aHeadThatIsNotTheLastEntrysIsRefused() {
    List<String> lines = journal.lines(1, 2);
    lines.set(
        2, journal.lines(2, 2).get(1).replace(journal.hashAt(2).hex(), journal.hashAt(1).hex()));
    assertThatThrownBy(() -> read(lines))
        .hasMessage(
            "line 3: hash " + journal.hashAt(1) + ": the last entry has " + journal.hashAt(2));
  }

  @Test
  void aChangedDocumentIsUnreadableAndItsNeighboursAreNot() throws Exception {
    Entry second = journal.entries(2, 2).get(0);
    List<String> lines = journal.lines(1, 3);
    lines.set(1, lines.get(1).replace("\"kind\":\"sale\"", "\"kind\":\"note\""));

    List<Arrival> batch = read(lines);

    assertThat(batch).extracting(Arrival::number).containsExactly(1L, 2L, 3L);
    assertThat(batch.get(1).question().text())
        .isEqualTo(
            "unreadable: line 2: hash " + second.hash() + ": it is not the hash of these bytes");
    assertThat(batch.get(1).hash()).isEqualTo(second.hash());
    assertThat(batch.get(0).question()).isNull();
    assertThat(batch.get(2).question()).isNull();
  }

  @Test
  void aLineAtTheWrongPlaceIsUnreadable() throws Exception {
    List<String> lines = journal.lines(1, 3);
    lines.set(1, lines.get(0));
    assertThat(read(lines).get(1).question().text())
        .isEqualTo("unreadable: line 2: number 1: its place is that of 2");
  }

  @Test
  void moreLinesThanNumbersAreRefused() {
    List<String> lines = journal.lines(1, 1);
    lines.add(0, lines.get(0));
    assertThatThrownBy(() -> read(lines))
        .hasMessage("line 3: head 1: with 2 lines before it, allowed is 2 or more");
  }
}
