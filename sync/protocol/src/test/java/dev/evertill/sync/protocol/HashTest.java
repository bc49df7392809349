package dev.evertill.sync.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HashTest {
  private static final EntryHeader HEADER =
      new EntryHeader("0117-03", "9f0c", 42, "sale", "id-42", 1_767_225_600_000L, null);

  @Test
  void theHeaderHasOneForm() {
    assertThat(new String(HEADER.canonical(), UTF_8))
        .isEqualTo("evertill-entry/1\n0117-03\n9f0c\n42\nsale\nid-42\n1767225600000\n-\n");
  }

  /** Computed with another tool, from 32 zero bytes, the header's form and the document. */
  @Test
  void theHashIsTheOneOthersCompute() {
    assertThat(Hash.chain(Hash.ZERO, HEADER, "{}".getBytes(UTF_8)).hex())
        .isEqualTo("b053d5e6ceb1b714b2ba9216b73033440a2d8a9f54b7c7c97b9fcb6dfaee1f8d");
  }

  @Test
  void aChangedByteIsNoticed() {
    Entry entry = Entry.of(HEADER, Hash.ZERO, "{}".getBytes(UTF_8));
    Entry changed = new Entry(HEADER, Hash.ZERO, "[]".getBytes(UTF_8), entry.hash());
    assertThat(entry.isAuthentic()).isTrue();
    assertThat(changed.isAuthentic()).isFalse();
  }

  @Test
  void anEntryDoesNotChangeWithTheArrayItWasMadeOf() {
    byte[] document = "{}".getBytes(UTF_8);
    Entry entry = Entry.of(HEADER, Hash.ZERO, document);
    document[0] = '[';
    entry.document()[1] = ']';
    assertThat(entry.document()).isEqualTo("{}".getBytes(UTF_8));
  }

  @Test
  void aLineBreakInAFieldIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> new EntryHeader("0117\n03", "e", 1, "sale", "id", 0, null))
        .hasMessage(
            "till: character 5 is U+000A: allowed are printable characters, no line breaks");
  }
}
