package dev.evertill.sync.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueDigestTest {
  private static final CatalogueRow MILK = row("1", "{\"name\":\"milk\"}");
  private static final CatalogueRow BREAD = row("2", "{\"name\":\"bread\"}");

  private static CatalogueRow row(String key, String value) {
    return CatalogueRow.of("item", key, RawJson.of(value.getBytes(UTF_8)));
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    assertThat(CatalogueDigest.EMPTY.plus(MILK).plus(BREAD))
        .isEqualTo(CatalogueDigest.EMPTY.plus(BREAD).plus(MILK));
  }

  @Test
  void aRowThatGoesLeavesNoTrace() {
    assertThat(CatalogueDigest.EMPTY.plus(MILK).plus(BREAD).minus(MILK))
        .isEqualTo(CatalogueDigest.EMPTY.plus(BREAD));
    assertThat(CatalogueDigest.EMPTY.minus(MILK).plus(MILK)).isEqualTo(CatalogueDigest.EMPTY);
  }

  @Test
  void oneRowIsTheHashOfItsKindKeyAndBytes() {
    assertThat(CatalogueDigest.EMPTY.plus(MILK).hex())
        .isEqualTo("9cdc771b7f68ddb1ec17e587034aad056366c87e956b4641baebdef52b1101fd");
  }

  @Test
  void itIsWrittenAndReadWithItsZeros() {
    assertThat(CatalogueDigest.EMPTY.hex()).isEqualTo("0".repeat(64));
    CatalogueDigest digest = CatalogueDigest.EMPTY.plus(MILK);
    assertThat(CatalogueDigest.parse(digest.hex())).isEqualTo(digest);
  }
}
