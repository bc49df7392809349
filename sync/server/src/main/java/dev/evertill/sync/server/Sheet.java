package dev.evertill.sync.server;

import dev.evertill.sync.server.CatalogueRows.Key;
import java.util.List;

/**
 * One sort of what can be handed in for the catalogue: what its columns are, and what becomes of a
 * line. Immutable.
 */
interface Sheet {
  /** As it is called in commands and addresses: goods, prices … */
  String name();

  /** The kind of its rows in a list; null where a complete file removes none of them. */
  String kind(String list);

  /** In the order a person is told them. */
  List<String> columns();

  /** Columns a file must have. */
  List<String> needed();

  /** Fields of JSON that have parts of their own, for which there is no column. */
  default List<String> nested() {
    return List.of();
  }

  /**
   * The rows a line is about, the first of them the one it writes.
   *
   * @return empty when the line does not say it
   */
  List<Key> keys(SheetLine line);

  /** What makes a line another one than those before it, where the row does not. */
  default String within(SheetLine line) {
    return "";
  }

  /** Puts what the line says onto the shelf, unless it has faults, which it notes. */
  void take(SheetLine line, Shelf shelf);
}
