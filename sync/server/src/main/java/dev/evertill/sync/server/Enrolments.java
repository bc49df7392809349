package dev.evertill.sync.server;

import dev.evertill.sync.protocol.EnrolmentCode;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.IssuedCertificate;
import dev.evertill.sync.server.ca.Authority;
import dev.evertill.sync.server.ca.OfficeIdentity;
import dev.evertill.sync.server.ca.SigningRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Who gets a certificate, who loses it. What it answers is durable. Safe from any thread.
 *
 * <p>A code is good for ten minutes and one key: the same key may ask again with it, for an answer
 * can get lost. A till's key stays when its certificate is renewed, so that revoking a key revokes
 * all it ever had.
 */
final class Enrolments {
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);
  private static final Duration CODE_KEPT = Duration.ofDays(1);

  private final Database database;
  private final Authority authority;
  private final InstantSource clock;
  private final SecureRandom chance;

  /**
   * By the key in a data directory, which is made where there is none; also beside a head office
   * that is serving.
   */
  static Enrolments of(Path directory, Database database, InstantSource clock) throws IOException {
    SecureRandom chance = new SecureRandom();
    Path file = Database.authorityIn(directory);
    Authority authority = Authority.readOrMake(file, clock.instant(), chance);
    database.requireShared(file, "fingerprint", EnrolmentCode.fingerprint(authority.certificate()));
    return new Enrolments(database, authority, clock, chance);
  }

  Enrolments(Database database, Authority authority, InstantSource clock, SecureRandom chance) {
    this.database = database;
    this.authority = authority;
    this.clock = clock;
    this.chance = chance;
  }

  /** Who head office is to tills. */
  OfficeIdentity identity(List<String> names) {
    return new OfficeIdentity(authority, names, clock, chance);
  }

  /** A new code for a till; of it only a hash is kept. */
  EnrolmentCode code(String till) {
    EnrolmentCode code = EnrolmentCode.make(chance, authority.certificate());
    long now = clock.millis();
    database
        .writer()
        .useTransaction(
            handle -> {
              handle.execute(
                  "delete from enrolment_code where expires < ?", now - CODE_KEPT.toMillis());
              handle.execute(
                  "insert into enrolment_code (secret_hash, till, expires) values (?, ?, ?)",
                  hashed(code.secret()),
                  till,
                  now + CODE_LIFE.toMillis());
            });
    return code;
  }

  private static String hashed(String secret) {
    return Hash.of(secret.getBytes(StandardCharsets.US_ASCII)).hex();
  }

  private record Kept(String till, long expires, String keyHash) {}

  /**
   * A till's first certificate.
   *
   * @throws RefusedException the code is not known, too old, or was used by another key
   */
  IssuedCertificate enrol(String secret, SigningRequest request) throws RefusedException {
    return database.writer().inTransaction(handle -> enrol(handle, hashed(secret), request));
  }

  private IssuedCertificate enrol(Handle handle, String code, SigningRequest request)
      throws RefusedException {
    String keyHash = Caller.keyHash(request.key());
    Kept kept =
        handle
            .createQuery(
                "select till, expires, key_hash from enrolment_code where secret_hash = ?"
                    + database.forUpdate())
            .bind(0, code)
            .map(
                (row, context) ->
                    new Kept(
                        row.getString("till"), row.getLong("expires"), row.getString("key_hash")))
            .findOne()
            .orElseThrow(() -> refused("unknown", "it is not known; is it typed as it was shown?"));
    if (kept.keyHash() != null && !kept.keyHash().equals(keyHash)) {
      throw refused("used", "it was used already");
    }
    if (clock.millis() >= kept.expires()) {
      throw refused("old", "it was good until " + Instant.ofEpochMilli(kept.expires()));
    }
    X509Certificate given = give(handle, kept.till(), request);
    handle.execute(
        "update enrolment_code set key_hash = ?, serial = ? where secret_hash = ?",
        keyHash,
        Caller.serial(given),
        code);
    return issued(kept.till(), given);
  }

  private static RefusedException refused(String why, String detail) {
    return RefusedException.of(
        403, "code-" + why, "The enrolment code is not good", detail + ": ask for a new one");
  }

  /**
   * The next certificate of a till's key.
   *
   * @throws RefusedException the request is by another key
   */
  IssuedCertificate renew(Caller caller, SigningRequest request) throws RefusedException {
    if (!Caller.keyHash(request.key()).equals(caller.keyHash())) {
      throw RefusedException.malformed(
          "request: it is for another key than that of certificate " + caller.serial());
    }
    return database
        .writer()
        .inTransaction(handle -> issued(caller.till(), give(handle, caller.till(), request)));
  }

  private X509Certificate give(Handle handle, String till, SigningRequest request) {
    // A clock that was set back must not give what counts as revoked.
    long revoked =
        handle
            .createQuery(
                "select coalesce(max(issued_until), 0) from revocation"
                    + " where till = ? and key_hash = ''")
            .bind(0, till)
            .mapTo(Long.class)
            .one();
    Instant issue = Instant.ofEpochMilli(Math.max(clock.millis(), revoked + 1));
    X509Certificate given = authority.forTill(till, request.key(), issue);
    handle.execute(
        "insert into till_certificate (serial, till, key_hash, certificate, not_after)"
            + " values (?, ?, ?, ?, ?)",
        Caller.serial(given),
        till,
        Caller.keyHash(request.key()),
        base64(given),
        given.getNotAfter().getTime());
    return given;
  }

  private IssuedCertificate issued(String till, X509Certificate given) {
    return new IssuedCertificate(till, base64(given), base64(authority.certificate()));
  }

  private static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("what was signed can be written", e);
    }
  }

  /** See {@link Revocations#till}. */
  int revokeTill(String till) {
    return new Revocations(database, clock).till(till);
  }

  boolean isRevoked(Caller caller) {
    return new Revocations(database, clock).contain(caller);
  }
}
