package dev.evertill.sync.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChartTest {
  private static Chart ofHours(int hours) {
    List<Chart.Row> rows =
        IntStream.range(0, hours)
            .mapToObj(hour -> new Chart.Row(hour + ":00", 100L * hour, hour + ".00", "1"))
            .toList();
    return new Chart("By hour", "Hour", "Sales", true, rows, "0.00");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "8, 8", "9, 5", "13, 7", "16, 8", "17, 6", "24, 8"})
  void soFewHoursAreNamedThatTheyDoNotRunIntoEachOtherOnAPhone(int hours, int named) {
    assertThat(ofHours(hours).bars()).hasSize(hours).filteredOn(Chart.Bar::named).hasSize(named);
    assertThat(ofHours(hours).bars().get(0).named()).isTrue();
  }

  @Test
  void aDayWithoutSalesHasNoBars() {
    assertThat(ofHours(0).bars()).isEmpty();
  }
}
