package dev.evertill.sync.client;

import dev.evertill.sync.protocol.EnrolmentCode;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts the shop's own authority and no other: head office's certificate is directly by it, and
 * for a server. The machine's list of authorities is not asked. Immutable.
 *
 * <p>Of dates it says nothing: a till whose clock is wrong must be able to hand in its sales.
 * {@link SecureLink} asks about them where it matters.
 */
final class OfficeTrust implements X509TrustManager {
  private static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";

  private final String fingerprint;
  private final X509Certificate[] known;

  private OfficeTrust(String fingerprint, X509Certificate... known) {
    this.fingerprint = fingerprint;
    this.known = known;
  }

  /** By what a code says of it. */
  static OfficeTrust in(EnrolmentCode code) {
    return new OfficeTrust(code.authority());
  }

  static OfficeTrust in(X509Certificate authority) {
    return new OfficeTrust(EnrolmentCode.fingerprint(authority), authority);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    if (chain.length != 2 || !EnrolmentCode.fingerprint(chain[1]).equals(fingerprint)) {
      throw new CertificateException(
          "its authority is "
              + EnrolmentCode.fingerprint(chain[chain.length - 1])
              + ", expected is "
              + fingerprint);
    }
    try {
      chain[0].verify(chain[1].getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new CertificateException("its certificate is not by the authority " + fingerprint, e);
    }
    List<String> purposes = chain[0].getExtendedKeyUsage();
    if (purposes == null || !purposes.contains(FOR_SERVERS)) {
      throw new CertificateException("its certificate is a till's, not head office's");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("nobody calls a till");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return known.clone();
  }

  /**
   * @param keys null for who has none yet
   */
  SSLSocketFactory sockets(KeyManager keys) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys == null ? null : new KeyManager[] {keys}, new TrustManager[] {this}, null);
      return context.getSocketFactory();
    } catch (NoSuchAlgorithmException | KeyManagementException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }
}
