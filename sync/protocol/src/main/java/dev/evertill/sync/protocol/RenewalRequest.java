package dev.evertill.sync.protocol;

/**
 * Asks for a certificate in the place of the one that runs out.
 *
 * @param request PKCS#10 in base64, by the same key
 */
public record RenewalRequest(String request) {}
