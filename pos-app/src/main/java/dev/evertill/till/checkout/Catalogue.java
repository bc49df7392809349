package dev.evertill.till.checkout;

import dev.evertill.till.record.Shop;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.code.Barcode;
import dev.evertill.till.sale.code.BarcodeReader;
import dev.evertill.till.sale.code.BatchCheck;
import dev.evertill.till.staff.Cashier;
import java.util.List;
import java.util.Optional;

/** The price list in force, from the till's own disk. Safe from any thread. */
public interface Catalogue {
  /** The active version, 0 before the first has come from head office. */
  long version();

  Optional<Item> find(Barcode.Gtin code);

  /** By item number, which is also the price look-up number. */
  Optional<Item> find(String sku);

  /**
   * Why there is no price list although there was one, in plain words; empty when all is well, or
   * when none has come yet.
   */
  Optional<String> trouble();

  /**
   * Items that have all the words in any order, in the name or as the beginning of the item number
   * or barcode; case, accents and widths do not matter. First the number itself, then names that
   * begin so, then those of which words begin so, then the rest; by name each.
   */
  List<Item> search(String words, int most);

  /** The shop's head and foot of a receipt, and its currency. */
  Shop shop();

  /** What baskets are priced by from now on. */
  Terms terms();

  /** Reads codes with the layouts of the shop's scales. */
  BarcodeReader codes();

  /** Which batches may be sold. */
  BatchCheck batches();

  List<Cashier> staff();

  List<QuickKey> quickKeys();
}
