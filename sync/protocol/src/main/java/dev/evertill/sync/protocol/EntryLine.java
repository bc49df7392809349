package dev.evertill.sync.protocol;

/**
 * One entry as a line of a journal request; till and epoch stand in the address, the document in
 * base64.
 */
public record EntryLine(
    long number,
    String kind,
    String id,
    long tillTime,
    @MayBeMissing Long officeOffset,
    String previous,
    String document,
    String hash) {}
