package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.till.record.Slips;
import dev.evertill.till.sale.code.Barcode;
import io.objectbox.BoxStoreBuilder;
import io.objectbox.ModelBuilder;
import io.objectbox.ModelBuilder.EntityBuilder;
import io.objectbox.model.PropertyFlags;
import io.objectbox.model.PropertyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A damaged price list is thrown away and pulled again, and the journal is whole. */
class DamagedCatalogueTest {
  private static final String MARKED = "Marzipan 4711";
  private static final Barcode.Gtin MILK = new Barcode.Gtin("04012345001877");

  @TempDir private Path directory;
  private PricedTill till;

  @BeforeEach
  void pull() throws Exception {
    till = new PricedTill(directory);
    till.publish(DemoCatalogue.rows());
    List<CatalogueRow> goods = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      goods.add(PricedTill.item("x" + i, "%014d".formatted(i), "Thing " + i, i));
    }
    goods.add(PricedTill.item("4711", MARKED));
    till.publish(goods);
    till.pullAll();
  }

  @AfterEach
  void close() {
    till.close();
  }

  private Path place(String name) {
    return directory.resolve(name);
  }

  private void sells() {
    assertThat(till.store().catalogue().trouble()).isEmpty();
    assertThat(till.store().catalogue().find(MILK)).isPresent();
    assertThat(till.store().itemNumbers()).hasSize(70 + 2_001);
    assertThat(till.found("marzipan", 5)).containsExactly(MARKED);
  }

  private void hasNoPrices() {
    assertThat(till.store().catalogue().version()).isZero();
    assertThat(till.store().catalogue().find(MILK)).isEmpty();
    assertThat(till.store().catalogue().find("101")).isEmpty();
    assertThat(till.store().catalogue().search("thing", 5)).isEmpty();
    assertThat(till.store().itemNumbers()).isEmpty();
  }

  @Test
  void aPriceListThatIsWellStaysInForce() {
    till.lookedAfter();
    sells();
    till.till.reopened();
    till.lookedAfter();
    sells();
    assertThat(place("catalogue.2")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void damageBeforeTheStartIsFoundAndThePriceListComesBack(Damage damage) throws Exception {
    Ledgers before = Ledgers.of(till);
    till.till.close();
    damage.to(place("catalogue"), MARKED);
    till.till.open();
    till.lookedAfter();

    assertThat(till.store().catalogueTrouble()).isPresent();
    hasNoPrices();
    assertThat(till.store().catalogue().shop().name())
        .as("what is on the counter can be paid")
        .isEqualTo("Evertill Demo Market");
    assertThat(till.store().catalogue().staff()).isNotEmpty();
    assertThat(Ledgers.of(till)).isEqualTo(before);
    comesBack();
  }

  /**
   * A file that is cut under a running till ends its process: the system sends a signal. So may
   * leaves that point anywhere. The next start throws the price list away.
   */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FILE_CUT_IN_HALF", "LEAVES_OVERWRITTEN"})
  void damageUnderARunningTillIsFoundAndThePriceListComesBack(Damage damage) throws Exception {
    sells();
    String shop = till.store().catalogue().shop().name();
    Ledgers before = Ledgers.of(till);
    damage.to(place("catalogue"), MARKED);
    till.lookedAfter();

    assertThat(till.store().catalogueTrouble()).isPresent();
    hasNoPrices();
    assertThat(till.store().catalogue().shop().name())
        .as("what is on the counter can be paid")
        .isEqualTo(shop);
    assertThat(Ledgers.of(till)).isEqualTo(before);
    comesBack();
    assertThat(place("catalogue.2")).doesNotExist();
  }

  private void comesBack() throws Exception {
    till.pullAll();
    till.work();
    sells();
    till.till.reopened();
    till.lookedAfter();
    sells();
    assertThat(place("catalogue/damaged")).doesNotExist();
  }

  @Test
  void damageThatALookUpFindsEndsThePriceListAtOnce() {
    Damage.PAGES_OVERWRITTEN.to(place("catalogue"), MARKED);

    assertThat(till.store().catalogue().find(MILK)).isEmpty();
    assertThat(till.store().catalogueTrouble()).isPresent();
    hasNoPrices();
  }

  @Test
  void aBitOfATextIsFoundByTheDigest() {
    Damage.A_BIT_OF_A_TEXT.to(place("catalogue"), MARKED);
    till.lookedAfter();

    assertThat(till.store().catalogueTrouble().orElseThrow())
        .matches(
            "price list 1 has the digest [0-9a-f]{64} over \\d+ rows, expected [0-9a-f]{64} over \\d+");
  }

  @Test
  void aPullThatComesUponDamageIsNotKept() throws Exception {
    Damage.PAGES_OVERWRITTEN.to(place("catalogue"), MARKED);

    assertThatThrownBy(() -> till.pullChanges(PricedTill.item("900", "Honey")))
        .isInstanceOf(io.objectbox.exception.FileCorruptException.class);
    hasNoPrices();
    comesBackWith("honey");
  }

  private void comesBackWith(String word) throws Exception {
    till.pullAll();
    assertThat(till.found(word, 5)).hasSize(1);
    assertThat(till.store().catalogueTrouble()).isEmpty();
  }

  @Test
  void theDamagedOneIsRemovedByTheNextStartAlsoBeforeThePriceListIsBack() throws Exception {
    Damage.PAGES_OVERWRITTEN.to(place("catalogue"), MARKED);
    till.lookedAfter();
    assertThat(place("catalogue/damaged")).exists();
    assertThat(till.store().catalogueSink().unfinished()).isEmpty();
    assertThat(place("catalogue.2/data.mdb")).exists();

    till.till.reopened();
    assertThat(place("catalogue/damaged")).doesNotExist();
    assertThat(place("catalogue.2")).doesNotExist();
    assertThat(till.store().catalogueTrouble()).isPresent();
    hasNoPrices();
    comesBack();
  }

  @Test
  void changesToAPriceListThatIsGoneAreRefused() {
    Damage.A_BIT_OF_A_TEXT.to(place("catalogue"), MARKED);
    till.lookedAfter();

    assertThatThrownBy(() -> till.pullChanges(PricedTill.item("900", "Honey")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("changes to price list 1 came, and 0 is here");
  }

  @Test
  void aFileThatIsNoStoreIsThrownAwayAndTheTillOpens() throws Exception {
    till.till.close();
    byte[] rubbish = new byte[8192];
    new Random(2).nextBytes(rubbish);
    Files.write(place("catalogue/data.mdb"), rubbish);
    till.till.open();

    assertThat(till.store().catalogueTrouble()).isPresent();
    hasNoPrices();
    assertThat(till.store().catalogueSink().unfinished()).isEmpty();
    comesBack();
  }

  /** The till's program was put back to the one before, which knows less of the model. */
  @Test
  void aPriceListOfALaterProgramIsPulledAgain() throws Exception {
    till.till.close();
    Rebuild.delete(place("catalogue"));
    ModelBuilder later = new ModelBuilder();
    later.lastEntityId(99, 4711).lastIndexId(0, 0).lastRelationId(0, 0);
    EntityBuilder row = later.entity("LaterRow").id(99, 4711).lastPropertyId(1, 4712);
    row.property("id", PropertyType.Long).id(1, 4712).flags(PropertyFlags.ID);
    row.entityDone();
    new BoxStoreBuilder(later.build()).directory(place("catalogue").toFile()).build().close();
    till.till.open();

    assertThat(till.store().catalogueTrouble())
        .contains("DB's last entity ID 99 is higher than 16 from model");
    hasNoPrices();
    comesBack();
  }

  /** What stands in the journal, whatever becomes of the price list. */
  private record Ledgers(long number, String hash) {
    static Ledgers of(PricedTill till) {
      return new Ledgers(
          till.store().head().number().number(), till.store().head().entry().hash().toString());
    }
  }

  private void opens() throws Exception {
    TillStore.open(
            OpenTill.settings(directory, "03"),
            new Slips(Locale.ROOT),
            Clock.systemUTC(),
            new Random(1),
            Rescue.NONE)
        .close();
  }

  @Test
  void whatIsNotDamagedIsNotThrownAway() throws Exception {
    till.till.close();
    Path file = place("catalogue/data.mdb");
    Path kept = Files.move(file, place("kept"));
    Files.createDirectory(file);

    assertThatThrownBy(this::opens)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the till's store in " + directory + " cannot be opened: ");

    Files.delete(file);
    Files.move(kept, file);
    till.till.open();
    sells();
  }

  @Test
  void aFileWhereADirectoryBelongsIsNamed() throws IOException {
    Path file = Files.createFile(place("a-file"));

    assertThatThrownBy(
            () ->
                TillStore.open(
                    OpenTill.settings(file, "03"),
                    new Slips(Locale.ROOT),
                    Clock.systemUTC(),
                    new Random(1),
                    Rescue.NONE))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is a file; a directory for the till's data is expected");
  }
}
