package dev.evertill.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.catalogue.CatalogueExamples;
import dev.evertill.till.money.MoneyExamples;
import dev.evertill.till.record.ReceiptExamples;
import dev.evertill.till.sale.BasketExamples;
import dev.evertill.till.sale.code.BarcodesExamples;
import dev.evertill.till.sale.country.CountryExamples;
import dev.evertill.till.sale.promotion.PromotionsExamples;
import dev.evertill.till.sale.tax.TaxExamples;
import dev.evertill.till.shift.ShiftExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every worked example of {@code docs/rules.md} is read from the page and computed. */
class RulesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "rules.md");
  private static final String FENCE = "```";
  private static final String EXAMPLE = FENCE + "example ";
  private static final String GIVES = "gives";

  private static final Map<String, WorkedExample> KINDS = kinds();

  /** An example as it stands on the page. */
  private record Example(int line, String kind, List<String> given, List<String> expected) {}

  private static Map<String, WorkedExample> kinds() {
    Map<String, WorkedExample> kinds = new HashMap<>();
    for (Map<String, WorkedExample> some :
        List.of(
            MoneyExamples.kinds(),
            CountryExamples.kinds(),
            TaxExamples.kinds(),
            BasketExamples.kinds(),
            PromotionsExamples.kinds(),
            BarcodesExamples.kinds(),
            ShiftExamples.kinds(),
            CatalogueExamples.kinds(),
            Map.<String, WorkedExample>of("receipt", new ReceiptExamples()))) {
      some.forEach(
          (kind, example) -> {
            if (kinds.put(kind, example) != null) {
              throw new IllegalStateException("two ways to compute examples of " + kind);
            }
          });
    }
    return kinds;
  }

  @TestFactory
  Stream<DynamicTest> whatThePageSaysComesOut() throws IOException {
    return examples().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    "line " + example.line() + ": " + example.kind(), () -> comesOut(example)));
  }

  private static void comesOut(Example example) {
    assertThat(KINDS).containsKey(example.kind());
    assertThat(example.expected()).isNotEmpty();
    assertThat(KINDS.get(example.kind()).compute(example.given()))
        .as("docs/rules.md, line %d", example.line())
        .isEqualTo(example.expected());
  }

  @Test
  void everyKindOfExampleStandsOnThePage() throws IOException {
    TreeSet<String> shown = new TreeSet<>();
    examples().forEach(example -> shown.add(example.kind()));
    assertThat(shown).isEqualTo(new TreeSet<>(KINDS.keySet()));
  }

  private static List<Example> examples() throws IOException {
    List<String> page = Files.readAllLines(PAGE);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).startsWith(EXAMPLE)) {
        int end = i + 1;
        while (!page.get(end).equals(FENCE)) {
          end++;
        }
        List<String> block = page.subList(i + 1, end).stream().map(RulesPageTest::plain).toList();
        int gives = block.indexOf(GIVES);
        assertThat(gives).as("line %d: a line with \"gives\"", i + 1).isNotNegative();
        examples.add(
            new Example(
                i + 1,
                page.get(i).substring(EXAMPLE.length()).strip(),
                block.subList(0, gives),
                block.subList(gives + 1, block.size())));
        i = end;
      }
    }
    return examples;
  }

  private static String plain(String line) {
    return line.strip().replaceAll("\\s+", " ");
  }
}
