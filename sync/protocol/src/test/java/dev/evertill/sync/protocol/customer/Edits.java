package dev.evertill.sync.protocol.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Edits of customers for tests. Functions only. */
public final class Edits {
  /** 2026-01-01, noon. */
  public static final long NOON = 1_767_268_800_000L;

  public static final String ANNA = "0190a5d2-7c1e-7b3a-9f00-1c2d3e4f5a6b";
  public static final String BERT = "0190a5d2-7c1e-7b3a-9f00-1c2d3e4f5a6c";

  private static final String[] FIELDS = {"name", "phone", "email", "shoe.size", "deleted"};

  private Edits() {}

  public static CustomerEdit edit(String field, String value, long millis, String till) {
    return new CustomerEdit(ANNA, field, value, new HybridClock(millis, 0, till));
  }

  public static CustomerEdit deletion(long millis, String till) {
    return edit(CustomerEdit.DELETED, null, millis, till);
  }

  /**
   * What several tills did to one customer, each by its own clock, which is up to a year wrong and
   * jumps. Some tills are clones: they give the same clocks.
   */
  public static List<CustomerEdit> history(Random chance) {
    int tills = 1 + chance.nextInt(4);
    long[] now = new long[tills];
    for (int till = 0; till < tills; till++) {
      now[till] = NOON + (chance.nextInt(3) - 1) * (chance.nextLong() >>> 29);
    }
    List<CustomerEdit> edits = new ArrayList<>();
    for (int i = chance.nextInt(20); i >= 0; i--) {
      int till = chance.nextInt(tills);
      now[till] = Math.max(0, now[till] + chance.nextInt(5) - 1);
      String field = FIELDS[chance.nextInt(FIELDS.length)];
      boolean none = field.equals(CustomerEdit.DELETED) || chance.nextInt(5) == 0;
      String value = none ? null : "v" + chance.nextInt(4);
      HybridClock clock = new HybridClock(now[till], chance.nextInt(2), "t" + till / 2);
      edits.add(new CustomerEdit(ANNA, field, value, clock));
    }
    return edits;
  }

  /** All of them, in any order. */
  public static Customer known(List<CustomerEdit> edits) {
    Customer customer = Customer.unknown(ANNA);
    for (CustomerEdit edit : edits) {
      customer = customer.with(edit);
    }
    return customer;
  }
}
