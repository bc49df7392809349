package dev.evertill.sync.client;

import dev.evertill.sync.protocol.EnrolmentCode;
import dev.evertill.sync.protocol.EnrolmentRequest;
import dev.evertill.sync.protocol.IssuedCertificate;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.security.KeyPair;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * A till's first talk with head office: it knows it by the fingerprint in the code, and gets its
 * certificate. Functions only.
 */
public final class Enrolment {
  private static final MediaType JSON = MediaType.get("application/json");

  private Enrolment() {}

  /**
   * Blocks for up to 30 seconds. Cut off anywhere, it may be called again with the same code.
   *
   * @param headOffice such as {@code https://head.example:8480/}
   * @param typed the code as a person typed it
   * @param file gets the identity; what is there stays until the new one is on the disk
   * @return who the till is now
   * @throws IOException in words for who stands before the till: the code is mistyped or not good,
   *     head office is not the one the code is from, or does not answer
   */
  public static TillIdentity enrol(String headOffice, String typed, IdentityFile file)
      throws IOException {
    EnrolmentCode code = read(typed);
    HttpUrl base = HttpUrl.parse(headOffice);
    if (base == null || !base.isHttps()) {
      throw new IOException("head office " + headOffice + ": allowed is https://HOST:PORT");
    }
    Optional<TillIdentity> before = file.read();
    KeyPair key = file.enrollingKey();
    IssuedCertificate issued = ask(base, code, TillIdentity.request(key));
    TillIdentity enrolled = TillIdentity.of(key, issued);
    if (!EnrolmentCode.fingerprint(enrolled.authority()).equals(code.authority())) {
      throw new IOException("the certificate is not by the authority of the code");
    }
    if (before.isPresent() && !before.get().till().equals(enrolled.till())) {
      throw new IOException(
          "this till is "
              + before.get().till()
              + ", the code is for till "
              + enrolled.till()
              + "; nothing was changed");
    }
    file.keep(enrolled);
    return enrolled;
  }

  private static EnrolmentCode read(String typed) throws IOException {
    try {
      return EnrolmentCode.read(typed);
    } catch (MalformedException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static IssuedCertificate ask(HttpUrl base, EnrolmentCode code, String request)
      throws IOException {
    OfficeTrust trust = OfficeTrust.in(code);
    OkHttpClient http =
        OfficeCalls.client(OfficeCalls.LONGEST)
            .newBuilder()
            .sslSocketFactory(trust.sockets(null), trust)
            .build();
    Request enrolment =
        new Request.Builder()
            .url(base.newBuilder().addPathSegments("v1/enrolments").build())
            .post(
                RequestBody.create(Wire.bytes(new EnrolmentRequest(code.secret(), request)), JSON))
            .build();
    try (Response response = http.newCall(enrolment).execute()) {
      return Wire.read(IssuedCertificate.class, Answers.done(response), 0);
    } catch (MalformedException e) {
      throw new IOException("head office's answer cannot be read: " + e.getMessage(), e);
    } catch (HeadOfficeException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(PlainWords.of(e), e);
    } finally {
      http.connectionPool().evictAll();
      http.dispatcher().executorService().shutdown();
    }
  }
}
