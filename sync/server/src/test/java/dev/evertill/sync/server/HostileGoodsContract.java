package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goods, their groups and people may be called like statements of a database: they are imported,
 * looked at, published, undone and sent to tills as they are.
 */
@Timeout(120)
abstract class HostileGoodsContract {
  private static final List<String> NAMES =
      List.of(
          "'); drop table catalogue_row; --",
          "x' or '1'='1",
          "\"; delete from entry; --",
          "$$; drop table draft_row; $$",
          ":till :epoch ? ?1 ${till} {call} <list>",
          "Robert\\'); truncate table version;--",
          "%' union select secret from person --",
          "100 %_ off");

  private static final String TAXES = "class,name,percent\nA,VAT,20\n";

  @TempDir Path directory;

  /** Null for the file in the data directory. */
  abstract String storage();

  private MainTest.Ended catalogue(String command, String... more) {
    List<String> all = new ArrayList<>(List.of("catalogue", command));
    all.addAll(List.of("--data", directory.toString()));
    if (storage() != null) {
      all.addAll(List.of("--storage", storage()));
    }
    all.addAll(List.of(more));
    return MainTest.run(all.toArray(new String[0]));
  }

  /** A file of as many lines as there are names; {@code #} is a number, {@code ""} the name. */
  private String csv(String what, String head, String line) throws IOException {
    StringBuilder text = new StringBuilder(head).append('\n');
    for (int i = 0; i < NAMES.size(); i++) {
      String quoted = '"' + NAMES.get(i).replace("\"", "\"\"") + '"';
      text.append(line.replace("#", "10" + i).replace("\"\"", quoted)).append('\n');
    }
    return what + "=" + Files.writeString(directory.resolve(what + ".csv"), text);
  }

  /** The goods change their names among themselves. */
  private String renamed() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < NAMES.size(); i++) {
      String next = NAMES.get((i + 1) % NAMES.size());
      String quoted = '"' + next.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      text.append("{\"sku\":\"10").append(i).append("\",\"name\":").append(quoted).append("}\n");
    }
    return "goods=" + Files.writeString(directory.resolve("goods.ndjson"), text);
  }

  private List<String> namesSent(String kind) throws Exception {
    List<String> names = new ArrayList<>();
    String[] lines = sent().split("\n");
    for (int i = 0; i < lines.length - 1; i++) {
      CatalogueRow row = Wire.catalogueRow(lines[i].getBytes(UTF_8), i + 1L);
      if (row.kind().equals(kind)) {
        names.add(
            kind.equals(CatalogueRow.ITEM)
                ? Wire.item(row.value()).name()
                : Wire.staff(row.value()).name());
      }
    }
    return names;
  }

  private String sent() throws Exception {
    try (HeadOfficeServer server =
        new HeadOfficeServer(OfficeSettings.in(directory).storage(storage())).start()) {
      HttpRequest all =
          HttpRequest.newBuilder(URI.create(server.url() + "v1/catalogue?since=0")).build();
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient().send(all, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return new String(answer.body(), UTF_8);
    }
  }

  @Test
  void namesThatAreStatementsAreNamesInEveryListAndStepOfADraft() throws Exception {
    int all = NAMES.size();
    String taxes = "taxes=" + Files.writeString(directory.resolve("t.csv"), TAXES);
    String goods = csv("goods", "sku,name,group,tax,price", "#,\"\",\"\",A,1.00");
    String staff = csv("staff", "number,name,role", "#,\"\",cashier");
    assertThat(catalogue("import", "--draft", "x", "--publish", taxes, goods, staff).out())
        .endsWith("published as version 1: " + (2 * all + 1) + " new, 0 changed, 0 removed\n");
    assertThat(namesSent(CatalogueRow.ITEM)).containsExactlyInAnyOrderElementsOf(NAMES);
    assertThat(namesSent(CatalogueRow.STAFF)).containsExactlyInAnyOrderElementsOf(NAMES);

    assertThat(catalogue("import", "--draft", "y", renamed()).code()).isZero();
    String diff = catalogue("diff", "--draft", "y").out();
    assertThat(diff.lines().filter(line -> line.startsWith("changed item "))).hasSize(all);
    assertThat(catalogue("publish", "--draft", "y").out())
        .isEqualTo("published as version 2: 0 new, " + all + " changed, 0 removed\n");
    assertThat(namesSent(CatalogueRow.ITEM)).containsExactlyInAnyOrderElementsOf(NAMES);
    assertThat(catalogue("rollback", "--to", "1").out())
        .isEqualTo("published as version 3: 0 new, " + all + " changed, 0 removed\n");
    assertThat(namesSent(CatalogueRow.ITEM)).containsExactlyInAnyOrderElementsOf(NAMES);
  }

  @Test
  void aNumberThatIsAStatementIsRefusedWithItsLineAndNothingIsTaken() throws Exception {
    String taxes = "taxes=" + Files.writeString(directory.resolve("t.csv"), TAXES);
    assertThat(catalogue("import", "--draft", "x", "--publish", taxes).code()).isZero();
    String goods = csv("goods", "name,sku,group,tax,price", "#,\"\",tea,A,\"\"");
    MainTest.Ended refused = catalogue("import", "--draft", "x", "--publish", goods);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("line 2").contains("line " + (NAMES.size() + 1));
    assertThat(namesSent(CatalogueRow.ITEM)).isEmpty();
  }
}
