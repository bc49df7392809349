package dev.evertill.sync.client;

import dev.evertill.sync.protocol.CouponAnswer;
import dev.evertill.sync.protocol.GiftCardAnswer;
import dev.evertill.sync.protocol.SoldSale;
import java.util.List;

/**
 * What only head office can know, asked while a customer waits. Each call blocks, for two seconds
 * at the most, never on the event thread. Safe from any thread: one question is asked at a time,
 * and who comes second waits within the same two seconds.
 *
 * <p>Nothing is refused for these answers once it has happened: a sale goes up whatever they were.
 * What is set aside for a sale is given back by its entry, by the till, or after a quarter of an
 * hour.
 */
public interface Questions extends AutoCloseable {
  /**
   * What is on a gift card, beyond what is set aside for other sales.
   *
   * @param card its number, 1 to 100 printable characters
   */
  GiftCardAnswer giftCard(String card) throws NoAnswerException;

  /**
   * Sets an amount aside for a sale that is being paid; {@link GiftCardAnswer#granted} says whether
   * there was so much. May be repeated.
   *
   * @param sale the till's own word for the sale
   * @param amount minor units, 0 to give them back
   */
  GiftCardAnswer setAside(String card, String sale, long amount) throws NoAnswerException;

  /** Whether a coupon was redeemed, or is set aside for another sale. */
  CouponAnswer coupon(String number) throws NoAnswerException;

  /** Sets a coupon aside for a sale; {@link CouponAnswer#granted} says whether it was free. */
  CouponAnswer setAside(String number, String sale) throws NoAnswerException;

  CouponAnswer giveBack(String number, String sale) throws NoAnswerException;

  /** The sale with this id, of any till, and what is left of it; none where it is not known. */
  List<SoldSale> sale(String id) throws NoAnswerException;

  /**
   * The sales that a receipt may be of, the newest first.
   *
   * @param epoch its beginning, as on paper; empty for any
   */
  List<SoldSale> sale(String till, String epoch, long number) throws NoAnswerException;

  /** Cuts off the question in flight; every later one has no answer. */
  @Override
  void close();
}
