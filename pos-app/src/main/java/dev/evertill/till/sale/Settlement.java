package dev.evertill.till.sale;

import java.util.Optional;

/** The answer to "settle this": a sale, or the reason why not. Immutable. */
public record Settlement(Optional<Sale> sale, Optional<Refusal> refusal) {
  static Settlement of(Sale sale) {
    return new Settlement(Optional.of(sale), Optional.empty());
  }

  static Settlement refused(Refusal why) {
    return new Settlement(Optional.empty(), Optional.of(why));
  }
}
