package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage of the catalogue promises. */
abstract class CatalogueContract {
  private static final int PAGE = 3;

  private Catalogue catalogue;

  abstract Database database();

  @BeforeEach
  void open() {
    catalogue = new Catalogue(database(), InstantSource.system(), PAGE);
  }

  private static CatalogueRow item(int sku, int price) {
    return CatalogueRow.of(
        "item", Integer.toString(sku), RawJson.of(("{\"price\":" + price + "}").getBytes(UTF_8)));
  }

  private static CatalogueRow gone(int sku) {
    return CatalogueRow.deleted("item", Integer.toString(sku));
  }

  private Catalogue.Published publish(CatalogueRow... rows) throws IOException {
    return catalogue.publish(
        edition -> {
          for (CatalogueRow row : rows) {
            edition.put(row);
          }
        });
  }

  private static CatalogueDigest digest(CatalogueRow... rows) {
    CatalogueDigest digest = CatalogueDigest.EMPTY;
    for (CatalogueRow row : rows) {
      digest = digest.plus(row);
    }
    return digest;
  }

  private List<List<CatalogueRow>> pages(long since) {
    List<List<CatalogueRow>> pages = new ArrayList<>();
    Catalogue.Cursor cursor = null;
    for (boolean more = true; more; ) {
      Catalogue.Page page = catalogue.page(null, since, cursor).orElseThrow();
      pages.add(page.rows());
      cursor = Catalogue.Cursor.parse(page.next()).orElseThrow();
      more = page.more();
    }
    return pages;
  }

  @Test
  void aNewCatalogueIsVersionOne() throws IOException {
    assertThat(catalogue.current()).isEqualTo(Catalogue.Version.NONE);
    assertThat(publish(item(1, 100), item(2, 200)))
        .isEqualTo(new Catalogue.Published(1, 2, 0, 0, 0));
    assertThat(catalogue.current())
        .isEqualTo(new Catalogue.Version(1, 2, digest(item(1, 100), item(2, 200))));
  }

  @Test
  void theDigestIsThatOfTheLiveRows() throws IOException {
    publish(item(1, 100), item(2, 200), item(3, 300));
    assertThat(publish(item(1, 111), gone(2), item(3, 300), item(4, 400)))
        .isEqualTo(new Catalogue.Published(2, 1, 1, 1, 1));
    assertThat(catalogue.current())
        .isEqualTo(new Catalogue.Version(2, 3, digest(item(1, 111), item(3, 300), item(4, 400))));
  }

  @Test
  void whatStaysTheSameIsNoVersion() throws IOException {
    publish(item(1, 100));
    assertThat(publish(item(1, 100), gone(7))).isEqualTo(new Catalogue.Published(1, 0, 0, 0, 2));
    assertThat(catalogue.current().version()).isEqualTo(1);
  }

  @Test
  void ofAKeyThatComesTwiceTheLastCounts() throws IOException {
    publish(item(1, 100), item(1, 101), gone(1), item(1, 102));
    assertThat(catalogue.current()).isEqualTo(new Catalogue.Version(1, 1, digest(item(1, 102))));
    assertThat(pages(0)).containsExactly(List.of(item(1, 102)));
  }

  @Test
  void anImportThatFailsPublishesNothing() {
    assertThatThrownBy(
            () ->
                catalogue.publish(
                    edition -> {
                      edition.put(item(1, 100));
                      throw new IOException("the disk was pulled");
                    }))
        .hasMessage("the disk was pulled");
    assertThat(catalogue.current()).isEqualTo(Catalogue.Version.NONE);
    assertThat(pages(0)).containsExactly(List.of());
  }

  @Test
  void onlyChangesAreSaidWithTheirDeletions() throws IOException {
    publish(item(1, 100), item(2, 200), item(3, 300));
    publish(item(1, 111), gone(2));
    publish(item(1, 112));
    assertThat(pages(1)).containsExactly(List.of(gone(2), item(1, 112)));
    assertThat(pages(3)).containsExactly(List.of());
  }

  @Test
  void theFullSetHasNoDeletions() throws IOException {
    publish(item(1, 100), item(2, 200));
    publish(gone(2));
    assertThat(pages(0)).containsExactly(List.of(item(1, 100)));
  }

  @Test
  void aPageIsFullOrTheLast() throws IOException {
    publish(item(1, 1), item(2, 2));
    assertThat(pages(0)).extracting(List::size).containsExactly(2);
    publish(item(3, 3));
    assertThat(pages(0)).extracting(List::size).containsExactly(3);
    publish(item(4, 4));
    assertThat(pages(0)).extracting(List::size).containsExactly(3, 1);
    publish(item(5, 5), item(6, 6), item(7, 7));
    assertThat(pages(0)).extracting(List::size).containsExactly(3, 3, 1);
  }

  @Test
  void aPageStaysWhatItWasWhenAnotherVersionIsPublished() throws IOException {
    publish(item(1, 1), item(2, 2), item(3, 3), item(4, 4));
    Catalogue.Page first = catalogue.page(null, 0, null).orElseThrow();
    Catalogue.Cursor cursor = Catalogue.Cursor.parse(first.next()).orElseThrow();
    Optional<Catalogue.Page> second = catalogue.page(null, 0, cursor);
    publish(gone(3), item(4, 44), item(5, 5));
    assertThat(catalogue.page(null, 0, cursor)).isEqualTo(second);
    assertThat(second.orElseThrow().rows()).containsExactly(item(4, 4));
    assertThat(second.orElseThrow().target().version()).isEqualTo(1);
  }

  @Test
  void aVersionThatIsNotKnownIsNotGuessed() throws IOException {
    publish(item(1, 1));
    assertThat(catalogue.page(null, 2, null)).isEmpty();
    assertThat(catalogue.page(null, 0, new Catalogue.Cursor(9, 1, "item", "1"))).isEmpty();
  }

  @Test
  void aKeyMayHoldAnyCharacter() {
    Catalogue.Cursor cursor = new Catalogue.Cursor(7, 3, "quickkey", "Bäckerei/1\n");
    assertThat(Catalogue.Cursor.parse(cursor.text())).contains(cursor);
    assertThat(Catalogue.Cursor.parse("7.3.item")).isEmpty();
  }

  @Test
  void rowsComeInTheOrderOfTheirBytesWhateverTheLanguage() throws IOException {
    List<CatalogueRow> rows = new ArrayList<>();
    for (String key : List.of("10", "A-1", "B", "a1", "Ä", "é", "😀")) {
      rows.add(CatalogueRow.of("item", key, RawJson.of("1".getBytes(UTF_8))));
    }
    List<CatalogueRow> mixed = new ArrayList<>(rows);
    Collections.reverse(mixed);
    publish(mixed.toArray(CatalogueRow[]::new));
    assertThat(pages(0))
        .containsExactly(rows.subList(0, 3), rows.subList(3, 6), rows.subList(6, 7));
  }
}
