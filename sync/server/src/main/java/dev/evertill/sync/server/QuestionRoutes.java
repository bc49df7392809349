package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CouponQuestion;
import dev.evertill.sync.protocol.GiftCardQuestion;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.SaleQuestion;
import dev.evertill.sync.protocol.Wire;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.util.List;

/**
 * What a till asks while a customer waits. In bodies, not addresses: whoever writes addresses into
 * a log gets no card numbers. Safe from any thread.
 */
final class QuestionRoutes implements Routes.Group {
  private static final int MOST_BYTES = 16 * 1024;

  private final SaleQuestions questions;
  private final Body body;

  QuestionRoutes(SaleQuestions questions, Body body) {
    this.questions = questions;
    this.body = body;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(HandlerType.POST, "/v1/tills/{till}/questions/gift-card", this::giftCard),
        new Endpoint(HandlerType.POST, "/v1/tills/{till}/questions/coupon", this::coupon),
        new Endpoint(HandlerType.POST, "/v1/tills/{till}/questions/sale", this::sale));
  }

  private <T extends Record> T asked(Context context, Class<T> question)
      throws IOException, RefusedException, MalformedException {
    return Wire.read(question, body.read(context, MOST_BYTES), 0);
  }

  private void giftCard(Context context) throws IOException, RefusedException, MalformedException {
    String till = Routes.id(context, "till");
    GiftCardQuestion asked = asked(context, GiftCardQuestion.class);
    String card = name("card", asked.card());
    if ((asked.hold() == null) != (asked.amount() == null)) {
      throw RefusedException.malformed("hold and amount: allowed are both or neither");
    }
    if (asked.hold() == null) {
      Routes.answer(context, questions.giftCard(card));
      return;
    }
    String hold = Routes.id("hold", asked.hold());
    if (asked.amount() < 0) {
      throw RefusedException.malformed("amount " + asked.amount() + ": allowed is 0 or more");
    }
    Routes.answer(context, questions.setAside(card, till, hold, asked.amount()));
  }

  private void coupon(Context context) throws IOException, RefusedException, MalformedException {
    String till = Routes.id(context, "till");
    CouponQuestion asked = asked(context, CouponQuestion.class);
    String coupon = name("coupon", asked.coupon());
    if (asked.hold() == null) {
      Routes.answer(context, questions.coupon(coupon));
      return;
    }
    String hold = Routes.id("hold", asked.hold());
    Routes.answer(
        context,
        Boolean.TRUE.equals(asked.release())
            ? questions.giveBack(coupon, till, hold)
            : questions.setAside(coupon, till, hold));
  }

  private void sale(Context context) throws IOException, RefusedException, MalformedException {
    Routes.id(context, "till");
    SaleQuestion asked = asked(context, SaleQuestion.class);
    if (asked.id() != null) {
      Routes.answer(context, questions.sale(name("id", asked.id())));
      return;
    }
    if (asked.till() == null || asked.number() == null) {
      throw RefusedException.malformed("sale: allowed is an id, or a till and a number");
    }
    String epoch = asked.epoch() == null ? "" : Routes.id("epoch", asked.epoch());
    Routes.answer(context, questions.sale(Routes.id("till", asked.till()), epoch, asked.number()));
  }

  private static String name(String what, String value) throws RefusedException {
    if (!Claims.isName(value)) {
      throw RefusedException.malformed(
          what + " of " + value.length() + " characters: allowed are 1 to 100 printable ones");
    }
    return value;
  }
}
