package dev.evertill.sync.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.evertill.sync.protocol.EnrolmentCode;
import dev.evertill.sync.protocol.EnrolmentRequest;
import dev.evertill.sync.protocol.IssuedCertificate;
import dev.evertill.sync.protocol.OpenApi;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.RenewalRequest;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What openapi.json says of enrolment is what a real head office answers over TLS. Keys, serial
 * numbers and certificates are made by chance; the document's stand for them.
 */
@Timeout(60)
class EnrolmentExamplesTest {
  private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);
  private static final String ENROL = "v1/enrolments";
  private static final String RENEW = "v1/tills/" + EnrolledTill.TILL + "/certificate";

  @TempDir Path directory;
  private final Map<String, Case> cases = new LinkedHashMap<>();
  private EnrolledTill till;
  private TillIdentity enrolled;

  /** Brings about what an example shows. */
  private interface Case {
    EnrolledTill.Answer asked() throws Exception;
  }

  @BeforeEach
  void start() throws IOException {
    till = new EnrolledTill(directory);
    enrolled = till.enrol();
    cases.put("enrol 200 first", () -> ask(null, ENROL, enrolment(till.code())));
    cases.put(
        "enrol 400 no-request",
        () -> ask(null, ENROL, new EnrolmentRequest(secret(till.code()), "bm9uZQ==")));
    cases.put("enrol 403 unknown", () -> ask(null, ENROL, enrolment("000000000000")));
    cases.put("enrol 403 used", this::usedByAnother);
    cases.put("enrol 403 old", this::tooOld);
    cases.put("enrol 429 guessing", this::guessed);
    cases.put("renew 200 next", () -> ask(enrolled, RENEW, renewal()));
    cases.put("renew 401 stranger", () -> ask(null, RENEW, renewal()));
    cases.put(
        "renew 403 other-till", () -> ask(enrolled, "v1/tills/0117-04/certificate", renewal()));
    cases.put("renew 403 revoked", this::revoked);
  }

  @AfterEach
  void stop() {
    till.close();
  }

  @Test
  void everyExampleOfEnrolmentIsAnsweredAsTheDocumentSays() throws Exception {
    Map<String, Object> documented = documented();
    assertThat(new TreeSet<>(cases.keySet())).isEqualTo(new TreeSet<>(documented.keySet()));
    for (Map.Entry<String, Case> each : cases.entrySet()) {
      stop();
      Path fresh = Files.createTempDirectory(directory, "office");
      till = new EnrolledTill(fresh);
      enrolled = till.enrol();
      EnrolledTill.Answer answer = each.getValue().asked();
      byte[] said = JSON.toJson(documented.get(each.getKey())).getBytes(UTF_8);
      String name = each.getKey();
      assertThat(answer.code() + "").as(name).isEqualTo(name.split(" ")[1]);
      if (answer.code() == 200) {
        IssuedCertificate given = Wire.read(IssuedCertificate.class, answer.body(), 0);
        IssuedCertificate shown = Wire.read(IssuedCertificate.class, said, 0);
        assertThat(given.till()).as(name).isEqualTo(shown.till());
      } else {
        assertThat(withoutChance(answer.problem())).as(name).isEqualTo(withoutChance(said));
      }
    }
  }

  private static Problem withoutChance(byte[] said) throws Exception {
    return withoutChance(Wire.problem(said));
  }

  /** Serial numbers and addresses are others each time. */
  private static Problem withoutChance(Problem problem) {
    return new Problem(
        problem.type(),
        problem.title(),
        problem.status(),
        problem
            .detail()
            .replaceAll("certificate [0-9a-f]{20,40}", "certificate SERIAL")
            .replaceAll("from [0-9.]+ for", "from ADDRESS for"),
        problem.number(),
        problem.hash());
  }

  /** Operation, status and name of each example of an answer, and the answer. */
  private static Map<String, Object> documented() throws IOException {
    Map<String, Object> examples = new LinkedHashMap<>();
    Map<?, ?> document = (Map<?, ?>) JSON.fromJson(new String(OpenApi.document(), UTF_8));
    for (Object path : ((Map<?, ?>) document.get("paths")).values()) {
      for (Object operation : ((Map<?, ?>) path).values()) {
        Map<?, ?> said = (Map<?, ?>) operation;
        if (((List<?>) said.get("tags")).contains("enrolment")) {
          ((Map<?, ?>) said.get("responses"))
              .forEach(
                  (status, response) ->
                      examples(said.get("operationId") + " " + status, response, examples));
        }
      }
    }
    return examples;
  }

  private static void examples(String name, Object response, Map<String, Object> examples) {
    for (Object content : ((Map<?, ?>) ((Map<?, ?>) response).get("content")).values()) {
      ((Map<?, ?>) ((Map<?, ?>) content).get("examples"))
          .forEach(
              (example, value) ->
                  examples.put(name + " " + example, ((Map<?, ?>) value).get("value")));
    }
  }

  private EnrolledTill.Answer ask(TillIdentity who, String path, Record body) throws IOException {
    RequestBody json = RequestBody.create(Wire.bytes(body), MediaType.get("application/json"));
    return till.ask(who, new Request.Builder(), path, json);
  }

  private static String secret(String code) throws Exception {
    return code.length() == 12 ? code : EnrolmentCode.read(code).secret();
  }

  private EnrolmentRequest enrolment(String code) throws Exception {
    IdentityFile another = new IdentityFile(Files.createTempDirectory(directory, "keys"));
    return new EnrolmentRequest(secret(code), TillIdentity.request(another.enrollingKey()));
  }

  private RenewalRequest renewal() throws IOException {
    return new RenewalRequest(enrolled.renewalRequest());
  }

  private EnrolledTill.Answer usedByAnother() throws Exception {
    String code = till.code();
    assertThat(ask(null, ENROL, enrolment(code)).code()).isEqualTo(200);
    return ask(null, ENROL, enrolment(code));
  }

  private EnrolledTill.Answer tooOld() throws Exception {
    EnrolmentRequest request = enrolment(till.code());
    till.officeNow = till.officeNow.plus(Duration.ofMinutes(10));
    return ask(null, ENROL, request);
  }

  private EnrolledTill.Answer guessed() throws Exception {
    for (int guess = 0; guess < 5; guess++) {
      assertThat(ask(null, ENROL, enrolment("00000000000" + guess)).code()).isEqualTo(403);
    }
    return ask(null, ENROL, enrolment(till.code()));
  }

  private EnrolledTill.Answer revoked() throws Exception {
    till.server.revoke(EnrolledTill.TILL);
    return ask(enrolled, RENEW, renewal());
  }
}
