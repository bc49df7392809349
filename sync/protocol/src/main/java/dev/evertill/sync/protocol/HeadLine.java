package dev.evertill.sync.protocol;

/**
 * The last line of a journal request: number and hash of the last entry before it, signed once
 * tills have keys. Every other line finds its number from here.
 */
public record HeadLine(long head, String hash, @MayBeMissing String signature) {}
