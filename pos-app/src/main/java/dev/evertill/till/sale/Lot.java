package dev.evertill.till.sale;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which of its kind was sold, as a GS1 code tells. Immutable.
 *
 * @param batch AI 10, empty for none
 * @param serial AI 21, empty for none
 * @param expiry AI 17, the last day it may be used
 */
public record Lot(String batch, String serial, Optional<LocalDate> expiry) {}
