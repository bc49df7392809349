package dev.evertill.sync.client;

import static dev.evertill.sync.client.EnrolledTill.TILL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.evertill.sync.protocol.OpenApi;
import dev.evertill.sync.server.HeadOfficeServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is not enrolled here is answered nothing but the enrolment. */
@Timeout(60)
final class StrangersTest extends OverTls {
  private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

  /** A request of the document, or of nothing at all. */
  private record Asked(String method, String path) {}

  /** Everything that can be asked of head office, and what cannot. */
  private static List<Asked> everything() throws IOException {
    List<Asked> all = new ArrayList<>();
    Map<?, ?> document = (Map<?, ?>) JSON.fromJson(new String(OpenApi.document(), UTF_8));
    ((Map<?, ?>) document.get("paths"))
        .forEach(
            (path, operations) ->
                ((Map<?, ?>) operations)
                    .keySet()
                    .forEach(method -> all.add(asked(method.toString(), path.toString()))));
    assertThat(all).hasSizeGreaterThan(15);
    for (String path : List.of("/", "/metrics", "/tills", "/log-in", "/v1/enrolments/x", "/v2/x")) {
      all.add(asked("get", path));
    }
    all.add(asked("delete", "/v1/enrolments"));
    all.add(asked("put", "/v1/enrolments"));
    all.add(asked("head", "/v1/enrolments"));
    all.add(asked("get", "/v1/enrolments"));
    return all;
  }

  private static Asked asked(String method, String path) {
    String filled =
        path.replace("{till}", TILL)
            .replace("{epoch}", "e1")
            .replace("{branch}", "0123456789abcdef")
            .replaceAll("\\{[a-z]+}", "1");
    return new Asked(method.toUpperCase(Locale.ROOT), filled.substring(1));
  }

  private EnrolledTill.Answer ask(TillIdentity who, Asked asked) throws IOException {
    boolean reads = List.of("GET", "HEAD").contains(asked.method());
    RequestBody body = RequestBody.create("{}".getBytes(UTF_8), MediaType.get("application/json"));
    Request.Builder request = new Request.Builder().method(asked.method(), reads ? null : body);
    return till.ask(who, request, asked.path());
  }

  @Test
  void whoHasNoCertificateIsAnsweredNothingButTheEnrolment() throws Exception {
    till.enrol();
    publishPrices();
    for (Asked asked : everything()) {
      EnrolledTill.Answer answer = ask(null, asked);
      if (asked.equals(new Asked("POST", "v1/enrolments"))) {
        assertThat(answer.code()).as("%s", asked).isEqualTo(400);
        assertThat(answer.problem().type()).isEqualTo("/problems/malformed");
      } else {
        assertThat(answer.code()).as("%s", asked).isEqualTo(401);
        if (!asked.method().equals("HEAD")) {
          assertThat(answer.problem().type()).as("%s", asked).isEqualTo("/problems/no-certificate");
        }
      }
    }
    assertThat(kept("select count(*) from entry")).containsExactly("0");
    assertThat(kept("select count(*) from day_close")).containsExactly("0");
  }

  @Test
  void whoWasEnrolledAtAnotherHeadOfficeIsAStrangerHere() throws Exception {
    till.enrol();
    IdentityFile elsewhere = new IdentityFile(directory.resolve("elsewhere"));
    try (HeadOfficeServer other = till.office(directory.resolve("other"), 0)) {
      Enrolment.enrol(other.url(), other.enrolmentCode(TILL).text(), elsewhere);
    }
    TillIdentity stranger = elsewhere.read().orElseThrow();
    for (Asked asked : List.of(asked("get", "/" + STATE), asked("post", "/v1/enrolments"))) {
      assertThatThrownBy(() -> ask(stranger, asked))
          .as("%s", asked)
          .isInstanceOf(IOException.class);
      assertThat(ask(null, asked).code()).as("others are answered").isGreaterThanOrEqualTo(400);
    }
  }
}
