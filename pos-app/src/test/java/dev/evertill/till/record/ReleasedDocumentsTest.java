package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.Golden;
import dev.evertill.till.money.Currency;
import dev.evertill.till.shift.Drawer;
import dev.evertill.till.shift.DrawerEvent;
import dev.evertill.till.shift.Figures;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every document that was ever released, of every version, is read by the readers of today. A
 * journal is kept for years; its entries are never written anew.
 */
class ReleasedDocumentsTest {
  private static final Currency EUROS = Samples.SHOP.currency();

  /** Reads a document, or says what is wrong with it. */
  private interface Reader {
    Object read(byte[] document) throws MalformedException;
  }

  private static final Map<Kind, Reader> READERS = new EnumMap<>(Kind.class);

  static {
    READERS.put(Kind.EPOCH_OPENED, EpochDocuments::read);
    READERS.put(Kind.SALE, SaleDocuments::read);
    READERS.put(Kind.RETURN, SaleDocuments::read);
    READERS.put(Kind.VOID, Documents::readVoided);
    READERS.put(Kind.SHIFT_OPENED, document -> ShiftDocuments.readOpened(document, EUROS));
    READERS.put(Kind.SHIFT_CLOSED, document -> ShiftDocuments.readClosed(document, EUROS));
    READERS.put(Kind.CASH_IN, document -> CashDocuments.readMoved(Kind.CASH_IN, document));
    READERS.put(Kind.CASH_OUT, document -> CashDocuments.readMoved(Kind.CASH_OUT, document));
    READERS.put(Kind.DROP, document -> CashDocuments.readMoved(Kind.DROP, document));
    READERS.put(Kind.NO_SALE, CashDocuments::readNoSale);
    READERS.put(Kind.CHARGE_ASKED, ChargeDocuments::readAsked);
    READERS.put(Kind.CHARGE_ANSWERED, ChargeDocuments::readAnswered);
    READERS.put(Kind.APPROVAL, StaffDocuments::readApproval);
    READERS.put(Kind.REPRINT, Documents::readReprint);
    READERS.put(Kind.LOG_IN, StaffDocuments::readLogIn);
    READERS.put(Kind.CLOCK_JUMP, Documents::readClockJump);
    READERS.put(Kind.DAY_CLOSED, Documents::readDayClosed);
    READERS.put(Kind.CATALOGUE_ACTIVE, Documents::readCatalogueActive);
  }

  /** A file that was released, as {@code v1/cash-in.json}. */
  private static List<String> released() throws IOException, URISyntaxException {
    Path golden = Path.of(Golden.class.getResource("/golden").toURI());
    try (Stream<Path> files = Files.walk(golden)) {
      return files
          .map(file -> golden.relativize(file).toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }

  /** The kind whose name a file has, with something behind it or not; the longest there is. */
  private static Kind kind(String file) {
    String name = file.substring(file.indexOf('/') + 1);
    Kind found = null;
    for (Kind kind : Kind.values()) {
      boolean fits = name.startsWith(kind.text() + ".") || name.startsWith(kind.text() + "-");
      if (fits && (found == null || kind.text().length() > found.text().length())) {
        found = kind;
      }
    }
    assertThat(found).as("the kind of golden/%s", file).isNotNull();
    return found;
  }

  @Test
  void everyDocumentEverReleasedIsReadAndEveryKindHasOne() throws Exception {
    Set<Kind> read = EnumSet.noneOf(Kind.class);
    for (String file : released()) {
      byte[] document = Golden.bytes(file);
      if (file.endsWith("/draft.json")) {
        assertThat(Drafts.read(document).lines()).isNotEmpty();
        continue;
      }
      if (file.endsWith("/anchor.json")) {
        assertThat(Documents.readDayAnchor(document).z()).isPositive();
        continue;
      }
      Kind kind = kind(file);
      assertThat(READERS.get(kind).read(document)).as("golden/%s", file).isNotNull();
      DrawerEvents.of(kind.text(), 1, document, EUROS);
      read.add(kind);
    }
    assertThat(read).containsExactlyInAnyOrder(Kind.values());
  }

  /** Damage is told by the reader, whichever byte it is in, and by nothing else that it throws. */
  @Test
  void noFlippedByteOfAnyDocumentDoesMoreThanMakeItUnreadable() throws Exception {
    Random chance = new Random(1);
    int unreadable = 0;
    for (String file : released()) {
      byte[] document = Golden.bytes(file);
      for (int at = 0; at < document.length; at++) {
        byte[] damaged = document.clone();
        damaged[at] ^= (byte) (1 << chance.nextInt(8));
        unreadable += isReadable(file, damaged) ? 0 : 1;
      }
    }
    assertThat(unreadable).isGreaterThan(1_000);
  }

  private static boolean isReadable(String file, byte[] damaged) {
    try {
      if (file.endsWith("/draft.json")) {
        Drafts.read(damaged);
        return true;
      }
      if (file.endsWith("/anchor.json")) {
        Documents.readDayAnchor(damaged);
        return true;
      }
      Kind kind = kind(file);
      READERS.get(kind).read(damaged);
      Optional<DrawerEvent> event = DrawerEvents.of(kind.text(), 1, damaged, EUROS);
      Drawer.of(event.stream().toList());
      Figures.of(event.stream().toList());
      return true;
    } catch (MalformedException e) {
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError(file + ": " + new String(damaged, StandardCharsets.UTF_8), e);
    }
  }

  /** A new version of a form gets a new set; the old one is never touched. */
  @Test
  void everyVersionHasFilesOfItsOwn() throws Exception {
    List<String> formats = new ArrayList<>();
    for (String file : released()) {
      String text = new String(Golden.bytes(file), StandardCharsets.UTF_8);
      String format = text.substring(text.indexOf(":\"") + 2, text.indexOf("\","));
      assertThat("v" + format.substring(format.indexOf('/') + 1))
          .as("the version of golden/%s", file)
          .isEqualTo(file.substring(0, file.indexOf('/')));
      formats.add(format);
    }
    assertThat(formats)
        .contains(
            "evertill.epoch-opened/1",
            "evertill.epoch-opened/2",
            "evertill.shift-opened/1",
            "evertill.shift-opened/2",
            "evertill.shift-closed/1",
            "evertill.shift-closed/2",
            "evertill.day-closed/1",
            "evertill.day-closed/2");
  }
}
