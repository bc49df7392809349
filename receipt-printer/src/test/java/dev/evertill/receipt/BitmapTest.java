package dev.evertill.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BitmapTest {
  @Test
  void whatStandsRightOfTheLastDotIsNoPartOfThePicture() {
    byte[] rows = {(byte) 0xFF, (byte) 0xFF, 0x00, (byte) 0x7F};

    Bitmap picture = new Bitmap(9, 2, rows);

    assertThat(picture.rows()).containsExactly(0xFF, 0x80, 0x00, 0x00);
    assertThat(picture.inWholeBytes().black(9, 0)).isFalse();
    assertThat(picture).isEqualTo(new Bitmap(9, 2, new byte[] {-1, -128, 0, 0}));
    assertThat(rows).containsExactly(0xFF, 0xFF, 0x00, 0x7F);
  }
}
