package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.till.sale.code.Barcode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A till's data with a price list as a released form wrote it, {@code golden/catalogue/N.zip}:
 * before the store's model knew customers. Opening it writes today's model into it, also where it
 * is damaged.
 */
class ReleasedCatalogueTest {
  /** Where a new one is written, with {@code -Devertill.golden.store=DIR}: see decision 3. */
  private static final String WRITE = System.getProperty("evertill.golden.store");

  private static final String NEWEST = "1";
  private static final int GOODS = 70 + 301;
  private static final String MARKED = "Marzipan 4711";
  private static final Barcode.Gtin MILK = new Barcode.Gtin("04012345001877");
  private static final List<String> KEPT =
      List.of("journal/data.mdb", "catalogue/data.mdb", "shop.rows", "opened");

  @TempDir private Path places;

  private static List<CatalogueRow> goods() {
    List<CatalogueRow> goods = new ArrayList<>(DemoCatalogue.rows());
    for (int i = 0; i < GOODS - 71; i++) {
      goods.add(PricedTill.item("x" + i, "%014d".formatted(i), "Thing " + i, i));
    }
    goods.add(PricedTill.item("4711", MARKED));
    return goods;
  }

  private Path unpacked() throws IOException {
    Path directory = places.resolve("till");
    try (ZipInputStream zip =
        new ZipInputStream(
            ReleasedCatalogueTest.class.getResourceAsStream(
                "/golden/catalogue/" + NEWEST + ".zip"))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        Path file = directory.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
    assertThat(KEPT).allSatisfy(name -> assertThat(directory.resolve(name)).exists());
    return directory;
  }

  private static void sells(PricedTill till) {
    assertThat(till.store().catalogueTrouble()).isEmpty();
    assertThat(till.store().catalogue().find(MILK)).isPresent();
    assertThat(till.store().itemNumbers()).hasSize(GOODS);
    assertThat(till.found("marzipan", 5)).containsExactly(MARKED);
  }

  @Test
  void aPriceListOfBeforeStaysInForce() throws Exception {
    try (PricedTill till = new PricedTill(unpacked())) {
      till.lookedAfter();
      sells(till);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedPriceListOfBeforeEndsNoTill(Damage damage) throws Exception {
    Path directory = unpacked();
    damage.to(directory.resolve("catalogue"), MARKED);

    try (PricedTill till = new PricedTill(directory)) {
      till.lookedAfter();
      assertThat(till.store().catalogueTrouble()).isPresent();
      assertThat(till.store().catalogue().find(MILK)).isEmpty();
      assertThat(till.store().catalogue().shop().name()).isEqualTo("Evertill Demo Market");
      till.publish(goods());
      till.pullAll();
      till.work();
      sells(till);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "A_BIT_OF_A_TEXT")
  void aDamagedJournalOfBeforeIsSetAsideAndThePriceListStays(Damage damage) throws Exception {
    Path directory = unpacked();
    damage.to(directory.resolve("journal"), MARKED);

    try (PricedTill till = new PricedTill(directory)) {
      till.lookedAfter();
      assertThat(till.store().news().setAside()).isPresent();
      sells(till);
    }
  }

  @Test
  void aPriceListOfTodayIsWrittenForLater() throws Exception {
    assumeThat(WRITE).as("-Devertill.golden.store names where").isNotNull();
    Path directory = places.resolve("till");
    try (PricedTill till = new PricedTill(directory)) {
      till.publish(goods());
      till.pullAll();
    }
    Path into = Path.of(WRITE).resolveSibling("catalogue");
    Files.createDirectories(into);
    try (OutputStream file = Files.newOutputStream(into.resolve(NEWEST + ".zip"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String name : KEPT) {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(directory.resolve(name), zip);
      }
    }
  }
}
