package dev.evertill.sync.client;

import dev.evertill.sync.protocol.IssuedCertificate;
import dev.evertill.sync.protocol.TillState;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A till's identity on its way to head office: which client speaks with it, when it is due for
 * renewal, and whether head office's own certificate is still good. One call at a time, whoever
 * calls.
 */
final class SecureLink {
  private static final Logger LOG = LoggerFactory.getLogger(SecureLink.class);

  /** A renewal that failed, or whose certificate looks old by a wrong clock, is not hurried. */
  private static final Duration BETWEEN_RENEWALS = Duration.ofHours(1);

  private final String till;
  private final IdentityFile file;
  private final InstantSource clock;
  private final OkHttpClient plain;
  private TillIdentity identity;
  private OkHttpClient client;
  private Instant told = Instant.MIN;
  private Instant noRenewalBefore = Instant.MIN;

  /**
   * @param plain whose connections and time limits are used
   */
  SecureLink(String till, IdentityFile file, InstantSource clock, OkHttpClient plain) {
    this.till = till;
    this.file = file;
    this.clock = clock;
    this.plain = plain;
  }

  /**
   * @throws HeadOfficeException the till has no identity that can be used; it is looked for again
   *     with every call, so that it may be enrolled while it is running
   */
  TillIdentity identity() throws HeadOfficeException {
    if (identity == null) {
      use(found());
    }
    return identity;
  }

  private TillIdentity found() throws HeadOfficeException {
    Optional<TillIdentity> found;
    try {
      found = file.read();
    } catch (IOException e) {
      throw new HeadOfficeException(
          "this till cannot show who it is: " + e.getMessage(), Duration.ZERO);
    }
    TillIdentity known =
        found.orElseThrow(
            () ->
                new HeadOfficeException(
                    "this till is not enrolled: ask head office for a code, then enrol it",
                    Duration.ZERO));
    if (!known.till().equals(till)) {
      throw new HeadOfficeException(
          "this till is " + till + ", and enrolled as till " + known.till(), Duration.ZERO);
    }
    return known;
  }

  private void use(TillIdentity next) {
    OfficeTrust trust = OfficeTrust.in(next.authority());
    // A context of its own: a session that is resumed would show the certificate of before.
    client = plain.newBuilder().sslSocketFactory(trust.sockets(new TillKey(next)), trust).build();
    identity = next;
  }

  OkHttpClient client() throws HeadOfficeException {
    identity();
    return client;
  }

  /**
   * What head office told of itself, its clock too. To whom files are encrypted is believed in date
   * only, as prices are.
   */
  TillState heard(TillState state, Response response) {
    told = Instant.ofEpochMilli(state.time());
    return latest().isAfter(end(response))
        ? new TillState(
            state.time(),
            state.catalogueVersion(),
            state.tillVersion(),
            state.epochs(),
            null,
            state.customers(),
            state.branches(),
            null)
        : state;
  }

  private static Instant end(Response response) {
    X509Certificate office = (X509Certificate) response.handshake().peerCertificates().get(0);
    return office.getNotAfter().toInstant();
  }

  private Instant latest() {
    Instant now = clock.instant();
    return told.isAfter(now) ? told : now;
  }

  /**
   * Whether to ask for the next certificate now. Head office gave the one there is and gives the
   * next, so its clock decides.
   */
  boolean isRenewalDue() throws HeadOfficeException {
    Instant now = clock.instant();
    boolean waiting =
        now.isBefore(noRenewalBefore)
            && Duration.between(now, noRenewalBefore).compareTo(BETWEEN_RENEWALS) <= 0;
    if (waiting || !identity().isDue(told)) {
      return false;
    }
    noRenewalBefore = now.plus(BETWEEN_RENEWALS);
    return true;
  }

  /** The next certificate, on the disk before it is used. */
  void renewed(IssuedCertificate issued) throws IOException {
    TillIdentity next = identity().renewed(issued);
    file.keep(next);
    use(next);
    LOG.info("the certificate was renewed: {}", next);
  }

  /**
   * Refuses what head office says with a certificate that has expired, by the later of this till's
   * clock and what head office last told: who stole an old key must not set prices. Sales go up all
   * the same, so that no wrong clock stops them.
   */
  void requireInDate(Response response) throws HeadOfficeException {
    Instant end = end(response);
    Instant latest = latest();
    if (latest.isAfter(end)) {
      throw new HeadOfficeException(
          "head office's certificate was good until "
              + end
              + ", and here it is "
              + latest
              + ": sales go up, prices wait until the clock or the certificate is right",
          Duration.ZERO);
    }
  }
}
