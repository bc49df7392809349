package dev.evertill.till.catalogue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.RawJson;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Rows as head office writes them, with single quotes for readers. */
final class Rows {
  private Rows() {}

  static CatalogueRow row(String kind, String key, String value) {
    return CatalogueRow.of(
        kind, key, RawJson.of(value.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  static void refused(ThrowingCallable reading, String why) {
    assertThatThrownBy(reading).isInstanceOf(MalformedException.class).hasMessage(why);
  }
}
