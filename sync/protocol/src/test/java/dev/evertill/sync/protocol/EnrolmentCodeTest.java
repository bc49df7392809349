package dev.evertill.sync.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class EnrolmentCodeTest {
  private static final EnrolmentCode CODE =
      new EnrolmentCode("7KQ2M9XH4DTS", "0123456789ABCDEFGHJKMNPQ");
  private static final String TEXT = CODE.text();

  @Test
  void itIsShownInGroupsOfFive() {
    assertThat(TEXT).startsWith("7KQ2M-9XH4D-TS012-34567-89ABC-DEFGH-JKMNP-Q").hasSize(47);
  }

  @Test
  void howItWasTypedDoesNotMatter() throws Exception {
    assertThat(EnrolmentCode.read(TEXT)).isEqualTo(CODE);
    assertThat(EnrolmentCode.read(" " + TEXT.toLowerCase(Locale.ROOT) + "\n")).isEqualTo(CODE);
    assertThat(EnrolmentCode.read(TEXT.replace('0', 'O').replace('1', 'l').replace("-", " ")))
        .isEqualTo(CODE);
  }

  @Test
  void everySingleWrongCharacterIsNoticed() {
    for (int at = 0; at < TEXT.length(); at++) {
      if (TEXT.charAt(at) != '-') {
        char wrong = TEXT.charAt(at) == 'Z' ? 'Y' : 'Z';
        String typed = TEXT.substring(0, at) + wrong + TEXT.substring(at + 1);
        assertThatThrownBy(() -> EnrolmentCode.read(typed))
            .hasMessage("code as typed: a character of it is wrong");
      }
    }
  }

  @Test
  void whatIsNoCodeIsSaidWithoutIt() {
    assertThatThrownBy(() -> EnrolmentCode.read(TEXT.substring(1)))
        .hasMessage("code 39 characters: allowed are 40 letters and digits");
    assertThatThrownBy(() -> EnrolmentCode.read(TEXT.replace('7', '!')))
        .hasMessage("code 40 characters: allowed are 40 letters and digits");
  }

  @Test
  void itsSecretIsInNoLog() {
    assertThat(CODE).hasToString("code for authority 0123456789ABCDEFGHJKMNPQ");
    assertThat(new EnrolmentRequest("7KQ2M9XH4DTS", "MII")).hasToString("enrolment request");
  }
}
