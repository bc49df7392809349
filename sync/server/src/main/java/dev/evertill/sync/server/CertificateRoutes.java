package dev.evertill.sync.server;

import dev.evertill.sync.protocol.EnrolmentRequest;
import dev.evertill.sync.protocol.IssuedCertificate;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.RenewalRequest;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.ca.SigningRequest;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a till comes to its certificate and to the next one. The server's threads share it. Safe from
 * any thread.
 */
final class CertificateRoutes implements Routes.Group {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateRoutes.class);

  /** Whoever has no certificate is not read further than a request can be long. */
  private static final int MOST_BYTES = 16 * 1024;

  private final Enrolments enrolments;
  private final GuessLimit guesses;
  private final Body body;

  CertificateRoutes(Enrolments enrolments, GuessLimit guesses, Body body) {
    this.enrolments = enrolments;
    this.guesses = guesses;
    this.body = body;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(HandlerType.POST, Gate.ENROLMENTS, this::enrol),
        new Endpoint(HandlerType.POST, "/v1/tills/{till}/certificate", this::renew));
  }

  private void enrol(Context context) throws IOException, RefusedException, MalformedException {
    String address = context.req().getRemoteAddr();
    if (guesses.isReached(address)) {
      context.header("Retry-After", Long.toString(GuessLimit.WINDOW.toSeconds()));
      throw RefusedException.of(
          429,
          "too-many-codes",
          "Too many wrong enrolment codes",
          "none is read from " + address + " for a minute");
    }
    try {
      EnrolmentRequest asked = Wire.read(EnrolmentRequest.class, body.read(context, MOST_BYTES), 0);
      IssuedCertificate issued =
          enrolments.enrol(asked.secret(), SigningRequest.read(asked.request()));
      LOG.info("till {} was enrolled from {}", issued.till(), address);
      Routes.answer(context, issued);
    } catch (RefusedException | MalformedException e) {
      guesses.wrong(address);
      // A stranger's words: they make no lines of their own in the log.
      LOG.warn(
          "an enrolment from {} was refused: {}",
          address,
          e.getMessage().replaceAll("\\p{Cntrl}", "?"));
      throw e;
    }
  }

  private void renew(Context context) throws IOException, RefusedException, MalformedException {
    Caller caller = Gate.caller(context).orElseThrow();
    RenewalRequest asked = Wire.read(RenewalRequest.class, body.read(context, MOST_BYTES), 0);
    IssuedCertificate issued = enrolments.renew(caller, SigningRequest.read(asked.request()));
    LOG.info("the certificate of till {} was renewed", caller.till());
    Routes.answer(context, issued);
  }
}
