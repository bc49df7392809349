package dev.evertill.sync.protocol;

/**
 * What head office gives a till. Both certificates are X.509, DER, in base64.
 *
 * @param till whose it is
 * @param authority who signed it
 */
public record IssuedCertificate(String till, String certificate, String authority) {}
