package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.QuestionCode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How people are asked about entries, and answer, whatever the storage. */
abstract class ParkedPagesContract extends OfficeWithPages {
  private static final String TILL = "0117-03";

  private void park() {
    new Shop("0117", "0117-03")
        .sell(9, "Bakery", 100)
        .sell("2026-01-01", 9, "sale", "EUR", 2, Map.of("<script>alert(1)</script>", 500L), 1)
        .write("sale", new byte[] {'<', 'b', '>', 0, (byte) 0xff})
        .handIn(database, now);
  }

  @Test
  void aQuestionIsShownWithItsDocumentAndResolvedOnce() throws Exception {
    park();
    assertThat(page("/parked"))
        .contains("Parked 2 ")
        .contains("0117-03-E1-2 sale total 501: the lines sum to 500 2026-01-01 12:00");
    assertThat(mia.get("/parked/0117-03/e1/2").body())
        .contains("\"group\":\"&lt;script&gt;alert(1)&lt;/script&gt;\"")
        .doesNotContain("<script");
    assertThat(mia.get("/parked/0117-03/e1/3").body()).contains("&lt;b&gt;\uFFFD\uFFFD</pre>");
    HttpResponse<String> raw = mia.get("/parked/0117-03/e1/3/raw");
    assertThat(raw.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(raw.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"0117-03-E1-3.json\"");

    HttpResponse<String> kept = resolve("Talked to Anna: rung up \u0000<i>twice</i>.");
    assertThat(kept.headers().firstValue("Location")).contains("/parked/0117-03/e1/2");
    assertThat(mia.get("/parked/0117-03/e1/2").body())
        .contains("Talked to Anna: rung up \uFFFD&lt;i&gt;twice&lt;/i&gt;.")
        .contains("mia, 2026-01-01 12:00");
    HttpResponse<String> again = resolveWith("Something else.");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(text(again))
        .contains("Somebody else resolved it before; that note stays.")
        .contains("Talked to Anna")
        .doesNotContain("Something else");
    assertThat(page("/parked")).contains("Parked 1 ").doesNotContain("0117-03-E1-2");
    assertThat(page("/parked?resolved=yes")).contains("0117-03-E1-2").contains("Talked to Anna");
    assertThat(page("/")).contains("unknown unknown unknown unknown 3 1 1");
  }

  private HttpResponse<String> resolve(String note) throws Exception {
    return resolve("/parked/0117-03/e1/2", note);
  }

  private HttpResponse<String> resolve(String address, String note) throws Exception {
    return mia.fill(address, address, Map.of("note", note));
  }

  /** With a page that was open before somebody else resolved it. */
  private HttpResponse<String> resolveWith(String note) throws Exception {
    return mia.fill("/parked", "/parked/0117-03/e1/2", Map.of("note", note));
  }

  @Test
  void aQuestionAboutACopyStandsBesideThatOfItsTillUntilItIsResolvedItself() throws Exception {
    Shop till = new Shop("0117", TILL, "9f0c").sell(9, "Bakery", 300);
    Shop copy = new Shop("0117", TILL, "9f0c").sell(9, "Bakery", 300);
    till.sell("2026-01-01", 9, "sale", "EUR", 2, Map.of("Bakery", 499L), 1).handIn(database, now);
    copy.sell("2026-01-01", 9, "sale", "EUR", 2, Map.of("Bakery", 59L), 1);
    SaleLog log = new SqlSaleLog(database, () -> now);
    Arrival second = Arrival.of(copy.entries().get(1));
    String branch = BranchHead.name(second.hash());
    log.branch(TILL, "9f0c", branch, List.of(second));
    String ofTill = "/parked/0117-03/9f0c/2";
    String ofCopy = "/parked/0117-03/" + JournalName.of("9f0c", branch) + "/2";
    assertThat(page("/parked"))
        .contains("Parked 2 ")
        .contains("0117-03-9F0C-2 sale total 500: the lines sum to 499")
        .contains("0117-03-9F0C-2 sale total 60: the lines sum to 59");

    resolve(ofTill, "A bug of till 0.1.0.");
    assertThat(page("/parked"))
        .contains("Parked 1 ")
        .doesNotContain("total 500")
        .contains("total 60: the lines sum to 59");
    assertThat(log.parked(TILL, "9f0c", 1, 2))
        .as("tills are told as before")
        .containsExactly(
            new Parked(2, "total 500: the lines sum to 499", "9f0c", QuestionCode.WRONG_TOTAL));
    resolve(ofCopy, "The same bug.");
    assertThat(page("/parked")).contains("No entry has an open question.");
    assertThat(page(ofTill)).contains("A bug of till 0.1.0.").doesNotContain("The same bug.");
    assertThat(page(ofCopy)).contains("The same bug.");
  }

  @Test
  void aNoteSaysSomethingAndNotTooMuch() throws Exception {
    park();
    HttpResponse<String> nothing = resolve(" \n ");
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(text(nothing)).contains("The note has 0 characters: allowed are 1 to 2,000.");
    assertThat(text(resolve("x".repeat(2_001)))).contains("The note has 2,001 characters");
    HttpResponse<String> good = mia.get("/parked/0117-03/e1/1");
    assertThat(good.statusCode()).isEqualTo(404);
    assertThat(text(good)).contains("/parked/0117-03/e1/1: no entry with a question is held there");
    assertThat(mia.get("/parked/0117-03/e1/x").statusCode()).isEqualTo(400);
    assertThat(mia.get("/parked?after=x").statusCode()).isEqualTo(400);
  }

  @Test
  void manyQuestionsComePageByPage() throws Exception {
    Shop shop = new Shop("0117", "0117-03");
    for (int i = 0; i < 120; i++) {
      shop.sell("2026-01-01", 9, "sale", "EUR", 2, Map.of("Bakery", 500L), 1);
    }
    shop.handIn(database, now);
    int shown = 0;
    String path = "/parked";
    for (int pages = 0; pages < 3; pages++) {
      String body = mia.get(path).body();
      shown += body.split("<th scope=\"row\">").length - 1;
      int more = body.indexOf("/parked?after=");
      assertThat(more > 0).isEqualTo(pages < 2);
      path = more > 0 ? body.substring(more, body.indexOf('"', more)) : null;
    }
    assertThat(shown).isEqualTo(120);
  }
}
