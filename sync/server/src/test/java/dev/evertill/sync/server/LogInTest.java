package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.people.LogInLimit;
import dev.evertill.sync.server.people.Role;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How one logs in, how long that is good for, and who is kept out. */
class LogInTest extends OfficeToLogInTo {
  private static final String OTHER_PASSWORD = "another one altogether";

  @Test
  void afterTheLogInOneIsWhereOneWantedToGo() throws Exception {
    reader.get("/log-in");
    HttpResponse<String> in =
        reader.fill(
            "/log-in",
            "/log-in",
            Map.of("name", "mia", "password", PASSWORD, "to", "/parked?resolved=yes"));
    assertThat(in.headers().firstValue("Location")).contains("/parked?resolved=yes");
    Reader other = new Reader(server.pageUrl().orElseThrow());
    for (String elsewhere : List.of("//evil.example/", "https://evil.example/", "/\\evil")) {
      HttpResponse<String> sent =
          other.fill(
              "/log-in", "/log-in", Map.of("name", "mia", "password", PASSWORD, "to", elsewhere));
      assertThat(sent.headers().firstValue("Location")).as(elsewhere).contains("/");
      other.cookies().clear();
    }
  }

  @Test
  void theCookieIsForThisSiteAndNoScript() throws Exception {
    HttpResponse<String> in = reader.logIn("mia", PASSWORD);
    List<String> cookies = new ArrayList<>(in.headers().allValues("Set-Cookie"));
    assertThat(cookies).hasSize(4);
    assertThat(cookies.get(2))
        .matches("evertill=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
    assertThat(cookies.get(3))
        .matches(
            "evertill-known=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict;"
                + " Max-Age=34560000");
  }

  @Test
  void aCookieFromBeforeTheLogInIsWorthNothingAfterIt() throws Exception {
    String planted = "A".repeat(43);
    reader.get("/log-in");
    reader.cookies().put("evertill", planted);
    assertThat(reader.logIn("mia", PASSWORD).statusCode()).isEqualTo(303);
    assertThat(reader.cookies().get("evertill")).isNotEqualTo(planted);
    String before = reader.cookies().get("evertill");
    Reader attacker = new Reader(server.pageUrl().orElseThrow());
    attacker.cookies().put("evertill", planted);
    assertThat(attacker.get("/").statusCode()).isEqualTo(303);
    // Logging in again ends what was before.
    reader.post("/log-out", Map.of());
    assertThat(loggedIn("mia").cookies().get("evertill")).isNotEqualTo(before);
  }

  @Test
  void fiveWrongPasswordsKeepOneOutForAQuarterOfAnHourAlsoAfterARestart() throws Exception {
    add("vic", Role.VIEWER);
    for (int i = 0; i < 5; i++) {
      answers(reader.logIn("mia", "wrong"), 401, "Wrong name or password.");
    }
    answers(
        reader.logIn("mia", PASSWORD),
        429,
        "Too many log-ins were wrong. Try again in a quarter of an hour.");
    close();
    start();
    answers(reader.logIn("mia", PASSWORD), 429, "Too many log-ins were wrong.");
    assertThat(reader.logIn("vic", PASSWORD).statusCode()).isEqualTo(303);
    now = now.plus(Duration.ofMinutes(15));
    assertThat(loggedIn("mia").get("/").statusCode()).isEqualTo(200);
  }

  /** Behind a proxy the address of those who guess is that of everybody, too. */
  @Test
  void whoeverGuessesKeepsNobodyOutOfABrowserThatWasInBefore() throws Exception {
    Reader mia = loggedOut(loggedIn("mia"));
    guess("mia", 101);
    answers(reader.logIn("mia", PASSWORD), 429, "Too many log-ins were wrong.");
    assertThat(mia.logIn("mia", PASSWORD).statusCode()).isEqualTo(303);
    loggedOut(mia);
    // It is counted apart, and not for ever.
    for (int i = 0; i < 10; i++) {
      answers(mia.logIn("mia", "wrong"), 401, "Wrong name or password.");
    }
    answers(mia.logIn("mia", PASSWORD), 429, "Too many log-ins were wrong.");
    now = now.plus(Duration.ofMinutes(15));
    assertThat(mia.logIn("mia", PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void whatABrowserKeepsIsForOneNameAndItsPassword() throws Exception {
    add("vic", Role.VIEWER);
    Reader mia = loggedOut(loggedIn("mia"));
    guess("vic", 101);
    answers(mia.logIn("vic", PASSWORD), 429, "Too many log-ins were wrong.");
    OfficePages.people(database, () -> now, new SecureRandom()).password("mia", OTHER_PASSWORD);
    guess("mia", 101);
    answers(mia.logIn("mia", OTHER_PASSWORD), 429, "Too many log-ins were wrong.");
  }

  @Test
  void aNewPasswordLetsInWhoWasKeptOut() throws Exception {
    guess("mia", 101);
    answers(reader.logIn("mia", PASSWORD), 429, "Too many log-ins were wrong.");
    OfficePages.people(database, () -> now, new SecureRandom()).password("mia", OTHER_PASSWORD);
    assertThat(reader.logIn("mia", OTHER_PASSWORD).statusCode()).isEqualTo(303);
  }

  private static Reader loggedOut(Reader one) throws Exception {
    assertThat(one.fill("/", "/log-out", Map.of()).statusCode()).isEqualTo(303);
    return one;
  }

  /** From as many addresses as it takes. */
  private void guess(String name, int times) {
    LogInLimit limit = new LogInLimit(database.writer(), database.reader(), () -> now);
    for (int i = 0; i < times; i++) {
      limit.mayTry(new LogInLimit.Try(name, "192.0.2." + i / 5, false));
    }
  }

  @Test
  void whoIsRightAfterFourMistakesStartsAnew() throws Exception {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 4; i++) {
        reader.logIn("mia", "wrong");
      }
      assertThat(reader.logIn("mia", PASSWORD).statusCode()).isEqualTo(303);
      reader.cookies().clear();
    }
  }

  @Test
  void anAddressThatGuessesManyNamesIsHeardNoMore() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(reader.logIn("n" + i, "wrong").statusCode()).isEqualTo(401);
    }
    answers(reader.logIn("mia", PASSWORD), 429, "Too many log-ins were wrong.");
    for (int i = 0; i < 3; i++) {
      assertThat(reader.logIn("m" + i, "wrong").statusCode()).isEqualTo(429);
    }
    // The address, and twice each name that was looked at.
    assertThat(wrongLogIns()).isEqualTo(1 + 2 * 20);
  }

  private int wrongLogIns() {
    return database
        .reader()
        .withHandle(
            handle ->
                handle.createQuery("select count(*) from wrong_log_in").mapTo(Integer.class).one());
  }

  @Test
  void anUnknownNameTakesAsLongAsAWrongPassword() throws Exception {
    long known = fastest("mia");
    long unknown = fastest("nobody");
    // Without a password to work out it would be a hundredth.
    assertThat(unknown).isGreaterThan(known / 4);
    assertThat(known).isGreaterThan(unknown / 4);
  }

  private long fastest(String name) throws Exception {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      reader.get("/log-in");
      long begin = System.nanoTime();
      answers(reader.logIn(name, "wrong"), 401, "Wrong name or password.");
      fastest = Math.min(fastest, System.nanoTime() - begin);
    }
    return fastest;
  }

  @Test
  void aLogInEndsAfterHalfAnHourOfRestAndAfterTwelveHoursOfWork() throws Exception {
    Reader mia = loggedIn("mia");
    Reader busy = loggedIn("mia");
    now = now.plus(Duration.ofMinutes(29));
    assertThat(mia.get("/").statusCode()).isEqualTo(200);
    now = now.plus(Duration.ofMinutes(30));
    assertThat(mia.get("/").statusCode()).isEqualTo(303);
    assertThat(busy.get("/").statusCode()).isEqualTo(303);
    Reader all = loggedIn("mia");
    for (int i = 0; i < 12 * 3 - 1; i++) {
      now = now.plus(Duration.ofMinutes(20));
      assertThat(all.get("/").statusCode()).isEqualTo(200);
    }
    now = now.plus(Duration.ofMinutes(20));
    assertThat(all.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void aLogInSurvivesARestartAndEndsWithTheLogOut() throws Exception {
    Reader mia = loggedIn("mia");
    String cookie = mia.cookies().get("evertill");
    close();
    start();
    reader.cookies().put("evertill", cookie);
    assertThat(reader.get("/").statusCode()).isEqualTo(200);
    HttpResponse<String> out = reader.fill("/", "/log-out", Map.of());
    assertThat(out.headers().firstValue("Location")).contains("/log-in");
    assertThat(reader.cookies()).doesNotContainKey("evertill");
    reader.cookies().put("evertill", cookie);
    assertThat(reader.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void whoLogsOutOfWhatHasEndedIsAtTheLogIn() throws Exception {
    Reader mia = loggedIn("mia");
    now = now.plus(Duration.ofHours(1));
    HttpResponse<String> out = mia.post("/log-out", Map.of("token", "of the old page"));
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(out.headers().firstValue("Location")).contains("/log-in");
    assertThat(mia.cookies()).containsOnlyKeys("evertill-known");
  }

  @Test
  void aNewPasswordEndsWhatWasLoggedInWithTheOld() throws Exception {
    add("ada", Role.ADMIN);
    Reader mia = loggedIn("mia");
    answers(
        loggedIn("ada")
            .fill(
                "/people",
                "/people",
                Map.of("name", "mia", "role", "viewer", "password", "another one altogether")),
        200,
        "The password of mia is set; wherever mia was logged in has ended.");
    assertThat(mia.get("/").statusCode()).isEqualTo(303);
    assertThat(reader.logIn("mia", PASSWORD).statusCode()).isEqualTo(401);
    assertThat(reader.logIn("mia", "another one altogether").statusCode()).isEqualTo(303);
  }
}
