package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Names;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/**
 * The till at the other end of a connection, as its certificate says. Immutable.
 *
 * @param certificate given by our authority; whether it may still be used is another question
 */
record Caller(String till, X509Certificate certificate) {
  private static final String NAME = "CN=";

  static Caller of(X509Certificate certificate) {
    String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
    if (!subject.startsWith(NAME) || !Names.isName(subject.substring(3))) {
      throw new IllegalArgumentException("certificate of " + subject + ": allowed is CN=till");
    }
    return new Caller(subject.substring(NAME.length()), certificate);
  }

  String serial() {
    return serial(certificate);
  }

  static String serial(X509Certificate certificate) {
    return certificate.getSerialNumber().toString(16);
  }

  String keyHash() {
    return keyHash(certificate.getPublicKey());
  }

  static String keyHash(PublicKey key) {
    return Hash.of(key.getEncoded()).hex();
  }
}
