package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.RawJson;
import org.junit.jupiter.api.Test;

class DiffWordsTest {
  private static String words(String name, String value) {
    RawJson row = RawJson.of("{\"places\":1}".getBytes(UTF_8));
    return DiffWords.of(name, value, row, 2);
  }

  @Test
  void aPriceStandsThereAsInTheFile() {
    assertThat(words("price", "1799")).isEqualTo("1.799");
    assertThat(words("name", "\"Tea\"")).isEqualTo("Tea");
    assertThat(words("count", "3")).isEqualTo("3");
    assertThat(words("price", null)).isEmpty();
  }

  @Test
  void moneyInsidePartsDoesToo() {
    assertThat(
            words(
                "prices",
                "[{\"price\":199,\"from\":\"2026-12-01\"},{\"price\":1799,\"places\":1}]"))
        .isEqualTo("[{\"price\":1.99,\"from\":\"2026-12-01\"},{\"price\":1.799,\"places\":1}]");
    assertThat(words("offer", "{\"kind\":\"basket\",\"off\":{\"amount\":50},\"least\":5000}"))
        .isEqualTo("{\"kind\":\"basket\",\"off\":{\"amount\":0.50},\"least\":50.00}");
    assertThat(words("offer", "{\"kind\":\"tiers\",\"by\":\"quantity\",\"tiers\":[{\"least\":3}]}"))
        .isEqualTo("{\"kind\":\"tiers\",\"by\":\"quantity\",\"tiers\":[{\"least\":3}]}");
  }
}
