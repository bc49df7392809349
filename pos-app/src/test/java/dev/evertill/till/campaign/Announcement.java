package dev.evertill.till.campaign;

import java.util.List;

/**
 * What a selling till says of one commit, in a line of JSON: {@code begin} right before, {@code
 * done} once it is durable, with what is on the disk then. Immutable.
 *
 * @param phase {@code begin} or {@code done}
 * @param thread {@code till}, {@code sync} or {@code printer}: each does one thing after another
 * @param act for instance {@code append}, {@code keep}
 * @param position of the entry, for an append that is done
 * @param papers how many papers the entry queued
 * @param draft SHA-256 of the kept basket, empty for none; for the till's acts that are done
 * @param held label and SHA-256 of each basket put aside; for the till's acts that are done
 * @param value what else is on the disk then: the version of the price list, or the number that
 *     head office acknowledged
 */
public record Announcement(
    String phase,
    String thread,
    String act,
    Long position,
    Integer papers,
    String draft,
    List<String> held,
    Long value) {

  static Announcement begin(String thread, String act) {
    return new Announcement("begin", thread, act, null, null, null, null, null);
  }

  static Announcement done(String thread, String act, Long value) {
    return new Announcement("done", thread, act, null, null, null, null, value);
  }
}
