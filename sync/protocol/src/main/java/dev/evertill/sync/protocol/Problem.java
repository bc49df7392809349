package dev.evertill.sync.protocol;

/** Why a request was not done (RFC 9457); of a gap or a fork also what is held. */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @MayBeMissing Long number,
    @MayBeMissing String hash) {}
