package dev.evertill.till.campaign;

import java.util.random.RandomGenerator;

/**
 * Something a till does beside selling, which a kill may fall into: a price list that comes, a
 * backup. It tells each phase it goes through. Confined to the thread of {@link Chores}.
 */
interface Chore {
  void run(Telling telling, RandomGenerator chance) throws Exception;
}
