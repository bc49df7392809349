package dev.evertill.sync.server.ca;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Who head office is to tills: a key made at start, never written anywhere, and its certificate,
 * which is given anew when a third of its life is left. Safe from any thread.
 */
public final class OfficeIdentity extends X509ExtendedKeyManager {
  private static final String ALIAS = "office";

  private final Authority authority;
  private final List<String> names;
  private final InstantSource clock;
  private final SecureRandom chance;
  private final KeyPair key;
  private X509Certificate certificate;

  /**
   * @param names host names or addresses tills know it by, at least one
   */
  public OfficeIdentity(
      Authority authority, List<String> names, InstantSource clock, SecureRandom chance) {
    this.authority = authority;
    this.names = List.copyOf(names);
    this.clock = clock;
    this.chance = chance;
    this.key = Authority.newKey(chance);
    this.certificate = authority.forOffice(this.names, key.getPublic(), clock.instant());
  }

  /** TLS with this identity, for connections of tills. */
  public SSLContext tls() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {this}, new TrustManager[] {new TillTrust(authority)}, chance);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  private synchronized X509Certificate current() {
    Instant now = clock.instant();
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    Duration third = Duration.between(begin, end).dividedBy(3);
    // Also where the clock was wrong when it was given, and is now set back.
    if (now.isAfter(end.minus(third)) || now.isBefore(begin)) {
      certificate = authority.forOffice(names, key.getPublic(), now);
    }
    return certificate;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return new X509Certificate[] {current(), authority.certificate()};
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key.getPrivate();
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    return "EC".equals(keyType) ? ALIAS : null;
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return "EC".equals(keyType) ? ALIAS : null;
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return "EC".equals(keyType) ? new String[] {ALIAS} : null;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    return null;
  }
}
