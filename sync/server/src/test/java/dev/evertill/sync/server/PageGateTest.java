package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.people.Right;
import dev.evertill.sync.server.people.Role;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who gets in, and what nobody gets in with. */
class PageGateTest extends OfficeToLogInTo {
  private static Problem problem(HttpResponse<String> response) throws Exception {
    return Wire.problem(response.body().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void nobodySeesAPageWithoutLoggingIn() throws Exception {
    for (String page :
        List.of("/parked", "/sales?day=2026-01-01", "/days", "/catalogue", "/enrolment")) {
      HttpResponse<String> sent = reader.get(page);
      assertThat(sent.statusCode()).as(page).isEqualTo(303);
      assertThat(sent.headers().firstValue("Location").orElseThrow())
          .startsWith("/log-in?to=%2F" + page.substring(1, 4));
      assertThat(sent.body()).isEqualTo("Redirected");
    }
    assertThat(reader.head("/parked").statusCode()).isEqualTo(401);
  }

  @Test
  void aProgramIsToldWhatItLacks() throws Exception {
    reader.header("Accept", "application/json");
    HttpResponse<String> refused = reader.get("/openapi.json");
    assertThat(problem(refused))
        .isEqualTo(
            new Problem(
                "/problems/not-logged-in",
                "Nobody is logged in",
                401,
                "log in, or show a token: Authorization: Bearer",
                null,
                null));
    assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(reader.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void everyAnswerTellsTheBrowserToBeCareful() throws Exception {
    for (String path : List.of("/log-in", "/parked", "/nowhere", "/page.css")) {
      var headers = reader.get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy"))
          .as(path)
          .contains(
              "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                  + " base-uri 'none'; frame-ancestors 'none'");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
      assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
      assertThat(headers.firstValue("Server")).isEmpty();
      assertThat(headers.firstValue("Cache-Control"))
          .contains(path.endsWith(".css") ? "max-age=3600" : "no-store");
    }
  }

  @Test
  void aFormOfAnotherSiteDoesNothing() throws Exception {
    add("ada", Role.ADMIN);
    Reader ada = loggedIn("ada");
    Map<String, String> removal = Map.of("name", "mia");
    answers(ada.post("/people/remove", removal), 403, "its token is not this page's");
    answers(
        ada.post("/people/remove", Map.of("name", "mia", "token", "A".repeat(43))),
        403,
        "This form is not from here");
    ada.header("Origin", "https://evil.example");
    answers(
        ada.fill("/people", "/people/remove", removal),
        403,
        "Origin https://evil.example: allowed is //127.0.0.1:");
    ada.header("Origin", "null");
    answers(ada.fill("/people", "/people/remove", removal), 403, "Origin null");
    ada.header("Origin", null).header("Sec-Fetch-Site", "cross-site");
    answers(
        ada.fill("/people", "/people/remove", removal),
        403,
        "Sec-Fetch-Site cross-site: allowed is same-origin");
    assertThat(loggedIn("mia").get("/").statusCode()).isEqualTo(200);
    ada.header("Sec-Fetch-Site", "same-origin");
    answers(ada.fill("/people", "/people/remove", removal), 200, "mia may not log in any more.");
    assertThat(reader.logIn("mia", PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void aLogInThatAnotherSiteFilledInDoesNothing() throws Exception {
    answers(
        reader.post("/log-in", Map.of("name", "mia", "password", PASSWORD)),
        403,
        "This form is not from here");
  }

  @Test
  void anotherPersonsFormTokenIsNoneOfOurs() throws Exception {
    add("ada", Role.ADMIN);
    add("eve", Role.ADMIN);
    String token =
        loggedIn("eve").get("/people").body().split("name=\"token\" value=\"")[1].split("\"")[0];
    answers(
        loggedIn("ada").post("/people/remove", Map.of("name", "mia", "token", token)),
        403,
        "This form is not from here");
  }

  @Test
  void eachRoleSeesAndDoesWhatIsItsOwn() throws Exception {
    add("vic", Role.VIEWER);
    add("ada", Role.ADMIN);
    Reader vic = loggedIn("vic");
    assertThat(vic.get("/").body()).doesNotContain("/enrolment").doesNotContain("/people");
    answers(
        vic.get("/enrolment"),
        403,
        "as viewer vic may not enrol or revoke tills: manager, admin may");
    answers(vic.post("/enrolment", Map.of("till", "03")), 403, "as viewer vic may not");
    answers(vic.post("/parked/03/e1/1", Map.of("note", "x")), 403, "as viewer vic may not");
    answers(vic.post("/tills/03/revoke", Map.of("sure", "yes")), 403, "as viewer vic may not");
    Reader mia = loggedIn("mia");
    assertThat(mia.get("/").body()).contains("/enrolment").doesNotContain("/people");
    answers(mia.get("/people"), 403, "as manager mia may not change who may log in: admin may");
    answers(mia.post("/people", Map.of("name", "x")), 403, "as manager mia may not");
    answers(loggedIn("ada").get("/people"), 200, "vic");
  }

  @Test
  void aProgramShowsItsTokenAndMayWhatItsRoleMay() throws Exception {
    var tokens = OfficePages.tokens(database, () -> now, new SecureRandom());
    String token = tokens.add("export", Role.VIEWER).orElseThrow();
    reader.header("Accept", "*/*").header("Authorization", "Bearer " + token);
    assertThat(reader.get("/openapi.json").statusCode()).isEqualTo(200);
    assertThat(problem(reader.post("/parked/03/e1/1", Map.of("note", "x"))).detail())
        .isEqualTo("as viewer export may not answer questions: manager, admin may");
    assertThat(reader.cookies()).isEmpty();
    reader.header("Authorization", "Bearer " + token.substring(1));
    assertThat(problem(reader.get("/openapi.json")).type()).isEqualTo("/problems/wrong-token");
    reader.header("Authorization", "Basic bWlhOng=");
    assertThat(reader.get("/openapi.json").statusCode()).isEqualTo(401);
    tokens.remove("export");
    reader.header("Authorization", "Bearer " + token);
    assertThat(reader.get("/openapi.json").statusCode()).isEqualTo(401);
  }

  /** Javalin would run what the header says. */
  @Test
  void noHeaderMakesAnotherMethodOfARequest() throws Exception {
    var tokens = OfficePages.tokens(database, () -> now, new SecureRandom());
    reader.header("Accept", "application/json");
    reader.header("X-HTTP-Method-Override", "POST");
    for (Role role : Role.values()) {
      String token = tokens.add("a " + role.word(), role).orElseThrow();
      reader.header("Authorization", "Bearer " + token);
      HttpResponse<String> refused = reader.get("/api/catalogue/versions/0/republish");
      assertThat(problem(refused))
          .isEqualTo(
              new Problem(
                  "/problems/malformed",
                  "The request cannot be read",
                  400,
                  "X-HTTP-Method-Override: allowed is the method of the request, and no header",
                  null,
                  null));
      assertThat(refused.headers().firstValue("X-Frame-Options")).contains("DENY");
      assertThat(reader.head("/tills").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aTillsRequestHasOneMethodToo() throws Exception {
    Reader till = new Reader(server.url()).header("Accept", "*/*");
    till.header("X-HTTP-Method-Override", "GET");
    HttpResponse<String> refused = till.get("/v1/tills/03/state");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(problem(refused).detail())
        .isEqualTo("X-HTTP-Method-Override: allowed is the method of the request, and no header");
  }

  @Test
  void aViewerChangesNothingOfTheCatalogue() throws Exception {
    var tokens = OfficePages.tokens(database, () -> now, new SecureRandom());
    String token = tokens.add("screen", Role.VIEWER).orElseThrow();
    reader.header("Accept", "*/*").header("Authorization", "Bearer " + token);
    for (String change :
        List.of(
            "/api/catalogue/versions/0/republish",
            "/api/catalogue/drafts/spring/publish",
            "/api/catalogue/drafts/spring/goods")) {
      HttpResponse<String> refused = reader.post(change, Map.of());
      assertThat(refused.statusCode()).as(change).isEqualTo(403);
      assertThat(problem(refused).detail())
          .isEqualTo(
              "as viewer screen may not change the catalogue, stores and tills:"
                  + " manager, admin may");
    }
    assertThat(reader.get("/api/catalogue/versions").statusCode()).isEqualTo(200);
  }

  @Test
  void anEndpointThatNamesNoRightIsNotListenedFor() {
    var named =
        PageRights.endpoint(Right.SEE, HandlerType.GET, "/named", context -> context.status(204));
    PageRights.requireNamed(List.of(named));
    var open = new Endpoint(HandlerType.PUT, "/open", context -> context.status(204));
    assertThatThrownBy(() -> PageRights.requireNamed(List.of(named, open)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("PUT /open names no right");
  }

  @Test
  void ofCookiesTokensAndPasswordsNothingReadableIsOnTheDisk() throws Exception {
    Reader mia = loggedIn("mia");
    String token =
        OfficePages.tokens(database, () -> now, new SecureRandom())
            .add("export", Role.VIEWER)
            .orElseThrow();
    server.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(mia.cookies().get("evertill"))
            .doesNotContain(token)
            .doesNotContain(PASSWORD);
      }
    }
  }

  @Test
  void whatIsAskedNowhereIsSaidSo() throws Exception {
    Reader mia = loggedIn("mia");
    answers(mia.get("/nowhere"), 404, "GET /nowhere is not answered here");
    answers(mia.get("/tills/a%20b"), 400, "till a b: allowed are 1 to 64 of letters");
    answers(mia.get("/sales?day=x"), 400, "day x: allowed is a day such as 2026-12-31");
    answers(mia.get("/catalogue/changes?from=3&to=1"), 404, "There are no such versions");
  }
}
