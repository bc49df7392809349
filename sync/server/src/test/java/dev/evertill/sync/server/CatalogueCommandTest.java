package dev.evertill.sync.server;

import static dev.evertill.sync.server.MainTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.MainTest.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue by hand. */
class CatalogueCommandTest {
  @TempDir Path directory;

  private String data() {
    return directory.resolve("data").toString();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private Ended catalogue(String command, String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "catalogue";
    all[1] = command;
    all[2] = "--data";
    all[3] = data();
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return run(all);
  }

  private void publishTheShop() throws IOException {
    String taxes = file("taxes.csv", "class,name,percent\nA,VAT,20\n");
    String goods =
        file("goods.csv", "sku,name,group,tax,price\n1,Tea,Tea,A,4.50\n2,Milk,Dairy,A,1.00\n");
    assertThat(
            catalogue("import", "--draft", "shop", "--publish", "goods=" + goods, "taxes=" + taxes))
        .isEqualTo(
            new Ended(
                0,
                "3 lines taken into draft shop: 3 new, 0 changed, 0 removed\n"
                    + "published as version 1: 3 new, 0 changed, 0 removed\n",
                ""));
  }

  @Test
  void aDraftIsMadeLookedAtPublishedAndUndone() throws Exception {
    publishTheShop();
    String goods = file("goods.csv", "sku,price,remove\n1,4.90,\n2,,yes\n");
    String prices = file("prices.ndjson", "{\"sku\":\"1\",\"zone\":\"north\",\"price\":5}\n");
    assertThat(catalogue("import", "--draft", "spring", "goods=" + goods, "prices=" + prices).out())
        .isEqualTo("3 lines taken into draft spring: 1 new, 1 changed, 1 removed\n");
    assertThat(catalogue("drafts").out())
        .startsWith("spring  on version 1, 1 new, 1 changed, 1 removed, last import 20");
    String said =
        "changed item 1\n"
            + "  price: 4.50 → 4.90\n"
            + "removed item 2\n"
            + "  name: Milk → nothing\n"
            + "  group: Dairy → nothing\n"
            + "  price: 1.00 → nothing\n"
            + "  tax: A → nothing\n"
            + "  unit: piece → nothing\n"
            + "added price 1 (zone north)\n"
            + "  price: nothing → 5.00\n";
    assertThat(catalogue("diff", "--draft", "spring")).isEqualTo(new Ended(0, said, ""));
    assertThat(catalogue("publish", "--draft", "spring"))
        .isEqualTo(new Ended(0, "published as version 2: 1 new, 1 changed, 1 removed\n", ""));
    assertThat(catalogue("diff", "--version", "2").out()).isEqualTo(said);
    assertThat(catalogue("rollback", "--to", "1").out())
        .isEqualTo("published as version 3: 1 new, 1 changed, 1 removed\n");
    assertThat(catalogue("diff", "--version", "3", "--from", "1")).isEqualTo(new Ended(0, "", ""));
    assertThat(catalogue("versions").out().lines().map(line -> line.replaceAll("20\\S+Z  ", "")))
        .containsExactly(
            "3  3 rows, 1 new, 1 changed, 1 removed  version 1 again",
            "2  2 rows, 1 new, 1 changed, 1 removed  draft spring",
            "1  3 rows, 3 new, 0 changed, 0 removed  draft shop");
  }

  @Test
  void faultsAreSaidAndNothingIsTaken() throws Exception {
    publishTheShop();
    String goods = file("goods.csv", "sku,price\n1,4.999\n3,1.00\n");
    Ended ended = catalogue("import", "--draft", "spring", "goods=" + goods);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .startsWith("goods.csv: line 2: price 4.999: allowed is an amount with up to 2 decimals")
        .contains("\ngoods.csv: line 3: name is missing: it must be there\n");
    assertThat(catalogue("drafts")).isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void whatIsHandedInTwiceIsRefused() throws Exception {
    String one = file("a.csv", "sku,price\n1,4.00\n");
    String two = file("b.csv", "sku,price\n2,4.00\n");
    Ended ended = catalogue("import", "--draft", "spring", "goods=" + one, "goods=" + two);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .startsWith("goods=" + two + ": there are goods already, allowed is one file\n");
    assertThat(catalogue("import", "--draft", "spring", "goods").err())
        .startsWith("goods: expected is WHAT=FILE, such as goods=goods.csv\n");
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    publishTheShop();
    assertThat(catalogue("publish", "--draft", "x"))
        .isEqualTo(new Ended(1, "", "draft x: there is none\n"));
    assertThat(catalogue("discard", "--draft", "x").err()).isEqualTo("draft x: there is none\n");
    assertThat(catalogue("diff", "--draft", "x").err()).isEqualTo("draft x: there is none\n");
    assertThat(catalogue("diff", "--version", "3").err())
        .isEqualTo("version 2 or 3: there is none\n");
    assertThat(catalogue("rollback", "--to", "3").err()).isEqualTo("version 3: there is none\n");
    assertThat(catalogue("import", "--draft", "x", "good=y").err())
        .startsWith(
            "good=y: allowed are settings, taxes, goods, prices, promotions, quickkeys, staff\n");
    String missing = directory.resolve("missing.csv").toString();
    assertThat(catalogue("import", "--draft", "x", "goods=" + missing).err())
        .isEqualTo(missing + ": there is no such file\n");
    assertThat(catalogue("import", "--draft", "x", "goods=" + directory).err())
        .isEqualTo(directory + ": it is a directory, a file is expected\n");
    assertThat(catalogue("import", "--draft", "x", "goods=/dev/null").err())
        .isEqualTo(
            "/dev/null: it is a pipe or a device, a file is expected: it is read more than once\n");
  }

  @Test
  void eachCommandSaysHowItIsAskedAndShowsItsOwnUsage() throws Exception {
    for (String command :
        List.of("versions", "drafts", "import", "diff", "publish", "discard", "rollback")) {
      Ended help = run("catalogue", command, "--help");
      assertThat(help.code()).isZero();
      assertThat(help.out()).startsWith("Usage: head-office catalogue " + command + " ");
      assertThat(help.err()).isEmpty();
    }
    for (String[] wrong :
        new String[][] {
          {"import", "--draft=a b", "goods=x"},
          {"import", "--draft=a", "goods"},
          {"publish", "--draft=a\nb"},
          {"discard", "--draft=a\nb"},
          {"diff", "--draft=a\nb"}
        }) {
      Ended ended =
          catalogue(wrong[0], List.of(wrong).subList(1, wrong.length).toArray(String[]::new));
      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.err()).contains("Usage: head-office catalogue " + wrong[0] + " ");
    }
  }

  @Test
  void storesAreInZonesAndTillsInStores() throws IOException {
    new Database(directory.resolve("data")).close();
    assertThat(
            run("stores", "--data", data(), "--store", "0117", "--zone", "north", "--till", "03"))
        .isEqualTo(
            new Ended(
                0,
                "from version 1 of the catalogue on\n"
                    + "from version 2 of the catalogue on\n"
                    + "store 0117 was not known before\n"
                    + "store 0117  zone north  tills: 03\n",
                ""));
    assertThat(run("stores", "--data", data(), "--store", "0117", "--zone", "").out())
        .isEqualTo("from version 3 of the catalogue on\nstore 0117  no zone  tills: 03\n");
    assertThat(run("stores", "--data", data(), "--zone", "north").err())
        .startsWith("--store is missing: which one?\n");
    assertThat(run("stores", "--data", data(), "--store", "a b", "--zone", "north").err())
        .startsWith("--store a b: allowed are 1 to 64 of letters, digits, dot, dash, underscore\n");
  }
}
