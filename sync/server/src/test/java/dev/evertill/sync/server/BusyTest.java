package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.people.Right;
import dev.evertill.sync.server.people.TooBusyException;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While too many passwords are worked out, whoever sets one is told to try again. */
class BusyTest {
  @TempDir Path directory;

  @Test
  void whoWaitedTooLongForAPasswordIsToldToTryAgain() throws Exception {
    OfficeSettings settings = OfficeSettings.in(directory);
    Routes.Group busy =
        () ->
            List.of(
                PageRights.endpoint(
                    Right.PEOPLE,
                    HandlerType.GET,
                    "/people",
                    context -> {
                      throw new TooBusyException();
                    }));
    try (Database database = new Database(directory)) {
      OfficeMetrics metrics = new OfficeMetrics(database, () -> 0, settings.clock());
      Javalin http =
          OfficeHttp.forTills(
                  settings,
                  Optional.empty(),
                  new Sightings(database, settings.clock()),
                  new Routes(List.of(busy)),
                  OfficeHttp.Watched.port("tills", metrics, new Leaving()))
              .start();
      try {
        HttpResponse<String> told =
            new Reader("http://127.0.0.1:" + http.port() + "/").get("/people");
        assertThat(told.statusCode()).isEqualTo(503);
        assertThat(told.headers().firstValue("Retry-After")).contains("5");
        assertThat(told.body())
            .isEqualTo(
                "{\"type\":\"/problems/busy\",\"title\":\"Many log in right now\",\"status\":503,"
                    + "\"detail\":\"too many are logging in at once: try again\"}");
      } finally {
        http.stop();
      }
    }
  }
}
