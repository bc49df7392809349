package dev.evertill.sync.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PackingTest {
  private static final byte[] SALES =
      "{\"kind\":\"sale\",\"total\":300}\n".repeat(500).getBytes(UTF_8);

  private static byte[] unpacked(Packing packing, byte[] packed) throws IOException {
    return packing.unpacked(new ByteArrayInputStream(packed)).readAllBytes();
  }

  @Test
  void whatIsPackedIsUnpackedAsItWas() throws IOException {
    for (Packing packing : Packing.values()) {
      byte[] packed = packing.pack(SALES);
      assertThat(packed).as(packing.coding()).hasSizeLessThan(SALES.length / 20);
      assertThat(unpacked(packing, packed)).as(packing.coding()).isEqualTo(SALES);
    }
  }

  @Test
  void whatWasCutOffIsNotTakenForWhole() {
    for (Packing packing : Packing.values()) {
      byte[] packed = packing.pack(SALES);
      assertThatThrownBy(() -> unpacked(packing, Arrays.copyOf(packed, packed.length - 5)))
          .as(packing.coding())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aCodingIsFoundByItsNameHoweverItIsWritten() {
    assertThat(Packing.of(" ZSTD ")).contains(Packing.ZSTD);
    assertThat(Packing.of("gzip")).contains(Packing.GZIP);
    assertThat(Packing.of("br")).isEmpty();
    assertThat(Packing.accepted()).isEqualTo("zstd, gzip");
  }

  /** A frame of 11 bytes that asks for a window of 128 MiB, which zstd would set aside. */
  @Test
  void nobodyMakesUsSetAsideAHundredMegabytesForAFewBytes() {
    byte[] frame = {
      0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x00, (byte) ((27 - 10) << 3), 0x01, 0, 0
    };
    assertThatThrownBy(() -> unpacked(Packing.ZSTD, frame))
        .isInstanceOf(IOException.class)
        .hasMessage("Frame requires too much memory for decoding");
  }
}
