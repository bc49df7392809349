package dev.evertill.sync.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final EntryHeader HEADER =
      new EntryHeader("0117-03", "9f0c", 1, "sale", "id-1", 1_767_225_600_000L, -1_200L);

  @Test
  void anEntryTravelsAndIsTheSame() throws MalformedException {
    Entry entry = Entry.of(HEADER, Hash.ZERO, "{\"a\":1}".getBytes(UTF_8));

    byte[] line = Wire.bytes(Wire.line(entry));

    assertThat(new String(line, UTF_8))
        .isEqualTo(
            "{\"number\":1,\"kind\":\"sale\",\"id\":\"id-1\",\"tillTime\":1767225600000,"
                + "\"officeOffset\":-1200,\"previous\":\""
                + Hash.ZERO
                + "\",\"document\":\"eyJhIjoxfQ==\",\"hash\":\""
                + entry.hash()
                + "\"}");
    assertThat(Wire.entry("0117-03", "9f0c", line, 1)).isEqualTo(entry);
    assertThat(Wire.entry("0117-03", "9f0c", line, 1).isAuthentic()).isTrue();
  }

  @Test
  void aFieldThatIsMissingIsNamed() {
    assertThatThrownBy(() -> Wire.head("{\"head\":3}".getBytes(UTF_8), 7))
        .isInstanceOf(MalformedException.class)
        .hasMessage("line 7: hash is missing: it must be there");
  }

  @Test
  void aFieldOutOfItsRangeIsNamedWithWhatIsAllowed() {
    String head = "{\"head\":0,\"hash\":\"" + Hash.ZERO + "\"}";
    assertThatThrownBy(() -> Wire.head(head.getBytes(UTF_8), 2))
        .isInstanceOf(MalformedException.class)
        .hasMessage("line 2: head 0: allowed is 1 or more");
  }

  @Test
  void whatIsNoJsonIsSaidToBeNone() {
    assertThatThrownBy(() -> Wire.head("xx".getBytes(UTF_8), 1))
        .isInstanceOf(MalformedException.class)
        .hasMessage("line 1: $: JSON is expected");
  }

  @Test
  void nothingMayFollowAValue() {
    String head = "{\"head\":1,\"hash\":\"" + Hash.ZERO + "\"}{}";
    assertThatThrownBy(() -> Wire.head(head.getBytes(UTF_8), 1))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void aNumberThatIsMissingIsNotTakenForZero() {
    byte[] held =
        ("{\"hash\":\"" + Hash.ZERO + "\",\"parked\":[],\"nextBatch\":1,\"retryAfterMs\":0}")
            .getBytes(UTF_8);
    assertThatThrownBy(() -> Wire.held(held))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("number");
  }

  @Test
  void aNewerSideMaySayMore() throws MalformedException {
    byte[] row =
        "{\"kind\":\"tax\",\"key\":\"A\",\"deleted\":false,\"new\":[{}],\"value\":{\"name\":\"x\",\"percent\":\"20\",\"new\":1}}"
            .getBytes(UTF_8);
    assertThat(Wire.tax(Wire.catalogueRow(row, 1).value())).isEqualTo(TaxValue.of("x", "20"));
  }

  @Test
  void aValueKeepsItsExactBytes() throws MalformedException {
    String value = "{ \"name\" : \"Caf\\u00e9\",\"price\":1.50, \"x\":[1 ,2] }";
    byte[] line =
        ("{\"kind\":\"item\",\"key\":\"1\",\"deleted\":false,\"value\":" + value + "}")
            .getBytes(UTF_8);

    CatalogueRow row = Wire.catalogueRow(line, 1);

    assertThat(row.value()).hasToString(value);
    assertThat(Wire.bytes(row)).isEqualTo(line);
  }

  @Test
  void aDeletedRowHasNoValue() throws MalformedException {
    CatalogueRow row = CatalogueRow.deleted("item", "4011");
    assertThat(new String(Wire.bytes(row), UTF_8))
        .isEqualTo("{\"kind\":\"item\",\"key\":\"4011\",\"deleted\":true}");
    assertThat(Wire.catalogueRow(Wire.bytes(row), 1)).isEqualTo(row);
  }

  @Test
  void moneyBeyondAllShopsIsRefused() {
    RawJson item =
        RawJson.of(
            "{\"name\":\"x\",\"group\":\"g\",\"price\":1000000000001,\"tax\":\"A\",\"unit\":\"kg\"}"
                .getBytes(UTF_8));
    assertThatThrownBy(() -> Wire.item(item))
        .isInstanceOf(MalformedException.class)
        .hasMessage("price 1000000000001: allowed is -1000000000000 to 1000000000000");
  }

  @Test
  void aStateTravels() throws MalformedException {
    TillState state = new TillState(5, 7, "0.1.0", List.of(new EpochHead("e", 3, Hash.ZERO.hex())));
    assertThat(Wire.tillState(Wire.bytes(state))).isEqualTo(state);
  }
}
