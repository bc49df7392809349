package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.HeadLine;
import dev.evertill.sync.protocol.Held;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Packing;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.Wire;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stands beside head office in a measurement: the same connections, certificates and bytes,
 * and an answer; it looks at nothing and keeps nothing. Data directory, file for the port. Confined
 * to the main thread.
 */
public final class BareOffice implements Routes.Group {
  private BareOffice() {}

  public static void main(String[] args) throws Exception {
    OfficeSettings settings = OfficeSettings.in(Path.of(args[0])).names(List.of("127.0.0.1"));
    try (Database database = new Database(Storage.of(settings.data(), null))) {
      Enrolments enrolments = Enrolments.of(settings.data(), database, settings.clock());
      Routes routes = new Routes(List.of(new BareOffice()));
      OfficeMetrics metrics = new OfficeMetrics(database, () -> 0, settings.clock());
      var watched = OfficeHttp.Watched.port("tills", metrics, new Leaving());
      var http =
          OfficeHttp.forTills(
                  settings,
                  Optional.of(enrolments),
                  new Sightings(database, settings.clock()),
                  routes,
                  watched)
              .start();
      Files.writeString(Path.of(args[1]), http.port() + "\n");
      Thread.currentThread().join();
    }
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(HandlerType.GET, "/v1/tills/{till}/state", BareOffice::state),
        new Endpoint(
            HandlerType.POST, "/v1/tills/{till}/epochs/{epoch}/journal", BareOffice::append));
  }

  private static void state(Context context) {
    context.header("Accept-Encoding", Packing.accepted());
    Routes.answer(
        context, new TillState(0, 0, Routes.TILL_VERSION, List.of(), null, null, null, null));
  }

  private static void append(Context context)
      throws IOException, RefusedException, MalformedException {
    byte[] body = new Body(Duration.ofSeconds(30), System::nanoTime).read(context);
    int end = body.length - 1; // the last line's own line feed
    int begin = end;
    while (begin > 0 && body[begin - 1] != '\n') {
      begin--;
    }
    HeadLine head = Wire.head(Arrays.copyOfRange(body, begin, end), 0);
    Routes.answer(context, new Held(head.head(), Hash.ZERO.hex(), List.of(), 500, 0));
  }
}
