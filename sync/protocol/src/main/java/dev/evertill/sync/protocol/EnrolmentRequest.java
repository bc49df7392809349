package dev.evertill.sync.protocol;

/**
 * Asks for a till's first certificate.
 *
 * @param secret of the {@link EnrolmentCode}
 * @param request PKCS#10 in base64; its subject does not matter, the code says whose it is
 */
public record EnrolmentRequest(String secret, String request) {
  /** Without the secret: this may end in a log. */
  @Override
  public String toString() {
    return "enrolment request";
  }
}
