package dev.evertill.till.store;

import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import io.objectbox.exception.DbSchemaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the catalogue's store lies on the disk. A damaged one is marked and left as it is, since
 * others may be reading it; a new one is opened beside it, and the next start throws the damaged
 * one away. Safe from any thread.
 *
 * <pre>
 *   catalogue/            the price list
 *   catalogue/damaged     a text: why nobody is to open it again
 *   catalogue.2/          the one in its place, until the next start calls it "catalogue"
 * </pre>
 */
final class CatalogueDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueDirectory.class);
  private static final String NAME = "catalogue";
  private static final String MARK = "damaged";

  private final Path till;
  private final Function<Path, BoxStore> opening;

  /** What is open, the current one last; under this object's lock. */
  private final List<Goods> opened = new ArrayList<>();

  private volatile Goods current;
  private volatile String trouble;

  /**
   * Opens the price list of a till; one that is damaged is thrown away, and so is one of another
   * form, as a later program leaves it.
   *
   * @param till the directory of the till's data
   * @param opening opens a store in a directory, and makes it where there is none
   * @throws IOException a damaged one cannot be removed
   * @throws DbException it cannot be opened for another reason: what a passing trouble keeps shut
   *     is not thrown away, a till may be offline
   */
  static CatalogueDirectory open(Path till, Function<Path, BoxStore> opening) throws IOException {
    CatalogueDirectory directory = new CatalogueDirectory(till, opening);
    directory.removeDamaged();
    directory.callByItsName();
    Path place = till.resolve(NAME);
    try {
      directory.use(place);
    } catch (DbException e) {
      if (!JournalDirectory.isDamage(e) && !(e instanceof DbSchemaException)) {
        throw e;
      }
      LOG.error("the price list in {} cannot be used and is thrown away", place, e);
      directory.trouble = e.getMessage();
      remove(place);
      directory.use(place);
    }
    return directory;
  }

  private CatalogueDirectory(Path till, Function<Path, BoxStore> opening) {
    this.till = till;
    this.opening = opening;
  }

  private List<Path> places() throws IOException {
    try (Stream<Path> all = Files.list(till)) {
      return all.filter(place -> number(place) > 0 && Files.isDirectory(place))
          .sorted(Comparator.comparingInt(CatalogueDirectory::number))
          .toList();
    }
  }

  /** The first is 1, what has another name is 0. */
  private static int number(Path place) {
    String name = place.getFileName().toString();
    if (name.equals(NAME)) {
      return 1;
    }
    String number = name.startsWith(NAME + ".") ? name.substring(NAME.length() + 1) : "";
    return number.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(number) : 0;
  }

  private void removeDamaged() throws IOException {
    for (Path place : places()) {
      Path mark = place.resolve(MARK);
      if (Files.exists(mark)) {
        String why = Files.readString(mark);
        LOG.warn("the damaged price list in {} is thrown away ({})", place, why);
        trouble = why;
        remove(place);
      }
    }
  }

  /** Of several that bear no mark, as after a mark that could not be written, the last counts. */
  private void callByItsName() throws IOException {
    List<Path> left = new ArrayList<>(places());
    if (!left.isEmpty()) {
      Path last = left.remove(left.size() - 1);
      for (Path older : left) {
        remove(older);
      }
      if (number(last) != 1) {
        Files.move(last, till.resolve(NAME));
      }
    }
  }

  private static void remove(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      throw new NotDirectoryException(place.toString());
    }
    try (Stream<Path> inside = Files.walk(place)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private synchronized void use(Path place) {
    BoxStore store = opening.apply(place);
    current = new Goods(store, place);
    opened.add(current);
  }

  /** The price list to read from and to write to. */
  Goods goods() {
    return current;
  }

  /** Why the price list that was here is gone, until another is in force. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** A price list is in force. */
  void isWell() {
    trouble = null;
  }

  /** Nobody is to open this one again. Does nothing the second time. */
  synchronized void condemn(Goods goods, String why) {
    if (!goods.condemn(why)) {
      return;
    }
    LOG.error("the price list in {} is damaged: {}", goods.place(), why);
    trouble = why;
    try {
      Files.write(goods.place().resolve(MARK), why.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The one that is opened in its place has the higher number, and the next start takes that.
      LOG.warn("the damaged price list in {} could not be marked", goods.place(), e);
    }
  }

  /** An empty price list in place of a damaged one, which is left as it is. */
  synchronized Goods renewed() {
    if (current.isDamaged()) {
      try {
        List<Path> places = places();
        int next = 1 + (places.isEmpty() ? 0 : number(places.get(places.size() - 1)));
        use(till.resolve(NAME + "." + next));
      } catch (IOException e) {
        throw new UncheckedIOException("no new price list can be begun in " + till, e);
      }
    }
    return current;
  }

  /** The thread that calls reads and writes here no more. */
  synchronized void threadEnds() {
    opened.forEach(goods -> goods.store().closeThreadResources());
  }

  /** Nobody reads or writes here any more. */
  synchronized void close() {
    opened.forEach(goods -> goods.store().close());
  }
}
