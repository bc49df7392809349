package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
  private static final String ALLOWED =
      "allowed is jdbc:postgresql://HOST[:PORT]/DATABASE?user=NAME, with a port from 1 to 65535;"
          + " the password as &password=… or in the file .pgpass";

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/office, postgresql://db/office",
    "jdbc:postgresql://db:5432/office?user=a&password=b, postgresql://db:5432/office",
    "'jdbc:postgresql://a:1,b:2/office', 'postgresql://a:1,b:2/office'",
    "jdbc:postgresql://[::1]:5432/office?user=a, postgresql://[::1]:5432/office",
  })
  void peopleAreToldWhereItIsAndNoMore(String url, String shown) throws IOException {
    assertThat(PostgresUrl.parse(url)).hasToString(shown);
  }

  @Test
  void whatTheAddressSaysGoesBeforeWhatIsUsual() throws IOException {
    assertThat(
            PostgresUrl.parse("jdbc:postgresql://db/office?user=a&connectTimeout=9").forDriver(7))
        .isEqualTo(
            "jdbc:postgresql://db/office?ApplicationName=evertill-head-office&connectTimeout=3"
                + "&loginTimeout=10&tcpKeepAlive=true&reWriteBatchedInserts=true&socketTimeout=7"
                + "&user=a&connectTimeout=9");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "office.sqlite, office.sqlite",
    "postgres://office:secret@db/office, postgres://…@db/office",
    "jdbc:postgresql://office:secret@db/office, jdbc:postgresql://…@db/office",
    "jdbc:postgresql://a:se?cr/et@db/office, jdbc:postgresql://…@db/office",
    "jdbc:postgresql:office?password=secret, jdbc:postgresql:office?…",
    "jdbc:postgresql://db?password=secret, jdbc:postgresql://db?…",
    "jdbc:postgresql://db/?password=secret, jdbc:postgresql://db/?…",
    "jdbc:postgresql://db/office?secret, jdbc:postgresql://db/office?…",
    "jdbc:mysql://db/office?password=secret, jdbc:mysql://db/office?…",
    "jdbc:postgresql://d b/office?password=secret, jdbc:postgresql://d b/office?…",
  })
  void anotherAddressIsRefusedWithoutItsPassword(String url, String shown) {
    assertThatThrownBy(() -> PostgresUrl.parse(url))
        .isInstanceOf(IOException.class)
        .hasMessage("--storage " + shown + ": " + ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_536, 99_999})
  void aPortThatIsNoneIsNamed(int port) {
    assertThatThrownBy(() -> PostgresUrl.parse("jdbc:postgresql://db:" + port + "/office"))
        .hasMessage(
            "--storage jdbc:postgresql://db:" + port + "/office: port " + port + ": " + ALLOWED);
  }
}
