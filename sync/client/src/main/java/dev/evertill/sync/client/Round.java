package dev.evertill.sync.client;

import java.time.Duration;

/**
 * What a round of sync that reached head office found out. Immutable.
 *
 * @param driftMillis how far head office's clock is ahead; null when it did not say
 * @param pause how long head office asks to be left alone
 * @param trouble what did not go well, in plain words; null for none
 * @param refused whether head office failed at something that later may succeed
 */
record Round(Long driftMillis, Duration pause, String trouble, boolean refused) {}
