package dev.evertill.sync.protocol;

import java.util.List;

/** What head office knows of a till, and its own clock in milliseconds since 1970. */
public record TillState(
    long time, long catalogueVersion, String tillVersion, List<EpochHead> epochs) {}
