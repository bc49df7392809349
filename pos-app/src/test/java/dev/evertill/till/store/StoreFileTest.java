package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import io.objectbox.exception.DbSchemaException;
import io.objectbox.exception.FileCorruptException;
import io.objectbox.query.Query;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that the store has written, sound and damaged, before the store opens them again. */
class StoreFileTest {
  private static final int PAGE = 4096;
  private static final int MOST_KILOBYTES = 256 * 1024;

  @TempDir private Path places;
  private Path directory;
  private Path data;

  @BeforeEach
  void name() throws IOException {
    directory = Files.createDirectory(places.resolve("store"));
    data = directory.resolve("data.mdb");
  }

  private static GoodsRow goods(int number, int bytes, Random chance) {
    GoodsRow row = new GoodsRow();
    row.rowKey = "item/" + number;
    row.table = number % 50 == 0 ? "staff" : null;
    row.code = "%014d".formatted(number);
    row.generation = 1 + number % 3;
    row.deleted = number % 7 == 0;
    row.value = row.deleted ? null : new byte[bytes];
    if (row.value != null) {
      chance.nextBytes(row.value);
    }
    return row;
  }

  private static EntryRow entry(long position, int bytes, Random chance) {
    EntryRow row = new EntryRow();
    row.position = position;
    row.epoch = "9F2C";
    row.number = position;
    row.kind = position % 9 == 0 ? "day-closed" : "sale";
    row.officeOffsetMillis = position % 2 == 0 ? position : null;
    row.document = new byte[bytes];
    chance.nextBytes(row.document);
    return row;
  }

  /** Some hundred goods and entries, some of them of several pages, some of them gone again. */
  private void write(Random chance) {
    try (BoxStore store = TillStore.box(directory, MOST_KILOBYTES)) {
      for (int round = 0; round < 6; round++) {
        writeSome(store, round, chance);
      }
    }
  }

  private static void writeSome(BoxStore store, int round, Random chance) {
    Box<GoodsRow> goods = store.boxFor(GoodsRow.class);
    Box<EntryRow> entries = store.boxFor(EntryRow.class);
    List<GoodsRow> more = new ArrayList<>();
    for (int i = 0; i < 20 + chance.nextInt(150); i++) {
      int bytes = chance.nextInt(20) == 0 ? chance.nextInt(30_000) : chance.nextInt(300);
      more.add(goods(1_000 * round + i, bytes, chance));
    }
    Transactions.run(store, () -> goods.put(more));
    for (int i = 0; i < chance.nextInt(8); i++) {
      long position = 1 + 10L * round + i;
      int bytes = chance.nextInt(chance.nextBoolean() ? 900 : 9_000);
      Transactions.run(store, () -> entries.put(entry(position, bytes, chance)));
    }
    List<GoodsRow> all = goods.getAll();
    all.removeIf(row -> chance.nextInt(3) > 0);
    Transactions.run(store, () -> goods.remove(all));
    if (chance.nextInt(4) == 0) {
      Transactions.run(store, goods::removeAll);
    }
  }

  /** As a stop of the program would leave it: each commit is in the file when it returns. */
  @Test
  void whatEachCommitLeavesIsSound() {
    Seeds.each(
        12,
        chance -> {
          Rebuild.delete(directory);
          Path stopped = Files.createDirectories(places.resolve("stopped"));
          try (BoxStore store = TillStore.box(directory, MOST_KILOBYTES)) {
            for (int round = 0; round < 25; round++) {
              writeSome(store, round, chance);
              Files.write(stopped.resolve("data.mdb"), Files.readAllBytes(data));
              assertThatCode(() -> StoreFile.mustBeSound(stopped)).doesNotThrowAnyException();
            }
          }
          assertThatCode(() -> StoreFile.mustBeSound(directory)).doesNotThrowAnyException();
        });
  }

  @Test
  void whereNothingIsYetNothingIsDamaged() throws IOException {
    assertThatCode(() -> StoreFile.mustBeSound(places.resolve("none"))).doesNotThrowAnyException();
    Files.createFile(data);
    assertThatCode(() -> StoreFile.mustBeSound(directory)).doesNotThrowAnyException();
  }

  /**
   * What is not refused is opened, read and written to: the store's library ends this process where
   * something is amiss that was not found. Damage to pages that are free harms nobody.
   */
  @ParameterizedTest
  @EnumSource
  void whateverHappensToTheFileTheProgramLives(FileDamage damage) throws IOException {
    write(new Random(1));
    byte[] sound = Files.readAllBytes(data);
    int[] refused = new int[1];
    Seeds.each(
        40,
        chance -> {
          Files.write(data, damage.of(sound, chance));
          try {
            readAndWrite();
          } catch (DbException e) {
            assertThat(JournalDirectory.isDamage(e) || e instanceof DbSchemaException)
                .as(e.toString())
                .isTrue();
            refused[0]++;
          }
        });
    assertThat(refused[0]).isPositive();
  }

  private void readAndWrite() {
    try (BoxStore store = TillStore.box(directory, MOST_KILOBYTES)) {
      Box<GoodsRow> goods = store.boxFor(GoodsRow.class);
      store.boxFor(EntryRow.class).getAll();
      long[] rows;
      try (Query<GoodsRow> all = goods.query().build();
          Query<GoodsRow> first = goods.query(GoodsRow_.generation.equal(1)).build()) {
        rows = all.findIds();
        first.find();
      }
      for (long row : rows) {
        goods.get(row);
      }
      writeSome(store, 90, new Random(2));
    }
  }

  private ByteBuffer bytes() throws IOException {
    return copy(Files.readAllBytes(data));
  }

  private static ByteBuffer copy(byte[] file) {
    return ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void isRefused(ByteBuffer changed, String why) throws IOException {
    Files.write(data, changed.array());
    assertThatThrownBy(() -> TillStore.box(directory, MOST_KILOBYTES))
        .isInstanceOf(FileCorruptException.class)
        .hasMessage(why);
  }

  /** The page that holds the roots of the last commit. */
  private static int head(ByteBuffer file) {
    return file.getLong(144) < file.getLong(PAGE + 144) ? PAGE : 0;
  }

  private static int root(ByteBuffer file) {
    return PAGE * (int) file.getLong(head(file) + 128);
  }

  @Test
  void theTextsSayWhereAndWhat() throws IOException {
    write(new Random(1));
    ByteBuffer sound = bytes();
    int page = root(sound) / PAGE;
    int last = (int) sound.getLong(head(sound) + 136);

    isRefused(copy(sound.array()).putInt(16, 7), "page 0: it is no head of a store");
    isRefused(copy(sound.array()).putInt(PAGE + 40, 12345), "page 1: pages of 12345 bytes");
    isRefused(
        copy(sound.array()).putLong(head(sound) + 136, 0),
        "page " + head(sound) / PAGE + ": the last page is 0");
    isRefused(
        copy(sound.array()).putLong(head(sound) + 136, 1_000_000),
        "the last page is 1000000, the file has " + sound.capacity() / PAGE);
    isRefused(
        copy(sound.array()).putLong(head(sound) + 128, last + 7),
        "1 pages from " + (last + 7) + " on are named, allowed is 2 to " + last);
    isRefused(
        copy(sound.array()).putShort(root(sound) + 10, (short) 0),
        "page " + page + ": it is neither a branch nor a leaf");
    isRefused(
        copy(sound.array()).putShort(root(sound) + 12, (short) 15),
        "page "
            + page
            + ": a table to 15 and nodes from "
            + sound.getShort(root(sound) + 14)
            + " in 4096 bytes");
    isRefused(
        copy(sound.array()).putShort(root(sound) + 16, (short) 4095),
        "page "
            + page
            + ": node 0 begins at 4095, allowed are even places from "
            + sound.getShort(root(sound) + 14));
  }

  @Test
  void aPageHasOnePlace() throws IOException {
    write(new Random(1));
    ByteBuffer file = bytes();
    int root = root(file);
    int first = root + file.getShort(root + 16);
    int second = root + file.getShort(root + 18);
    int page = file.getShort(first);
    file.putShort(second, (short) page);

    isRefused(file, "page " + page + " is named twice");
  }

  @Test
  void aPageInUseIsNotFree() throws IOException {
    write(new Random(1));
    ByteBuffer file = bytes();
    int free = PAGE * (int) file.getLong(head(file) + 80);
    int node = free + file.getShort(free + 16);
    int list = node + 8 + file.getShort(node + 6);
    assertThat(file.getLong(list)).isPositive();
    int used = root(file) / PAGE;
    file.putLong(list + 8, used);

    isRefused(
        file,
        "page "
            + used
            + " of "
            + file.getLong(head(file) + 136)
            + " is said to be free, and is not");
    file.putLong(list, 1_000_000);
    isRefused(file, "page " + free / PAGE + ": a list of free pages is not whole");
  }

  /** Removed, it would give free what others are using. */
  @Test
  void aLongValueHasNoMorePagesThanItsOwn() throws IOException {
    write(new Random(1));
    ByteBuffer file = bytes();
    int last = (int) file.getLong(head(file) + 136);
    int refused = 0;
    for (int page = 2; page <= last; page++) {
      ByteBuffer one = bytes();
      if (new StorePage(one, PAGE * page, PAGE, page).kind() == StorePage.OVERFLOW) {
        one.putInt(PAGE * page + 12, 40);
        Files.write(data, one.array());
        refused += isSound() ? 0 : 1;
        Files.write(data, file.array());
      }
    }
    assertThat(refused).isPositive();
    assertThat(isSound()).isTrue();
  }

  private boolean isSound() {
    try {
      return StoreFile.mustBeSound(directory);
    } catch (FileCorruptException e) {
      assertThat(e).hasMessageMatching("(.* from .* on are|page [0-9]+ is) named.*");
      return false;
    }
  }

  @Test
  void aLengthInsideARowIsFound() throws IOException {
    try (BoxStore store = TillStore.box(directory, MOST_KILOBYTES)) {
      store.boxFor(GoodsRow.class).put(goods(4711, 20, new Random(1)));
    }
    byte[] key = "item/4711".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = bytes();
    String text = new String(file.array(), StandardCharsets.ISO_8859_1);
    int changed = 0;
    for (int at = text.indexOf("item/4711"); at >= 0; at = text.indexOf("item/4711", at + 1)) {
      assertThat(file.getInt(at - 4)).isEqualTo(key.length);
      file.putInt(at - 4, 1_000_000_000);
      changed++;
    }
    assertThat(changed).isPositive();
    Files.write(data, file.array());

    assertThatThrownBy(() -> StoreFile.mustBeSound(directory))
        .isInstanceOf(FileCorruptException.class)
        .hasMessageMatching("page [0-9]+: the row of node [0-9]+ is not whole");
  }

  /** Read by the store's library, a bad place of the disk would end the program. */
  @Test
  void aFileThatTheDiskDoesNotGiveIsDamaged() throws IOException {
    FileChannel refusing = FileChannel.open(directory); // opens, and then refuses to be read

    assertThatThrownBy(() -> StoreFile.mustBeSound(data, refusing))
        .isInstanceOf(FileCorruptException.class)
        .hasMessage(data + " cannot be read: java.io.IOException: Is a directory");
    assertThat(refusing.isOpen()).isFalse();
  }

  @Test
  void aDamagedFileOfLocksIsWrittenAnew() {
    write(new Random(1));
    Seeds.each(
        5,
        chance -> {
          byte[] rubbish = new byte[chance.nextInt(9_000)];
          chance.nextBytes(rubbish);
          Files.write(directory.resolve("lock.mdb"), rubbish);
          readAndWrite();
        });
  }

  @Test
  void everyRowOfTheModelIsKnown() throws IOException {
    Matcher names =
        Pattern.compile("\"name\": \"(\\w+Row)\"")
            .matcher(Files.readString(Path.of("objectbox-models", "default.json")));
    assertThat(StoredRows.names())
        .containsExactlyInAnyOrder(
            names.results().map(name -> name.group(1)).toArray(String[]::new));
  }
}
