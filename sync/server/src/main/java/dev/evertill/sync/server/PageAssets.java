package dev.evertill.sync.server;

import dev.evertill.sync.server.page.Pages;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** How the pages look: a style sheet and a picture. Immutable. */
final class PageAssets implements Routes.Group {
  private final byte[] styles = read("page.css");
  private final byte[] picture = read("page.svg");

  private static byte[] read(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("our own " + name, e);
    }
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.OPEN, HandlerType.GET, "/page.css", kept("text/css", styles)),
        PageRights.endpoint(
            Right.OPEN, HandlerType.GET, "/page.svg", kept("image/svg+xml", picture)));
  }

  /** Asked for again after an hour: the next version may look otherwise. */
  private static Handler kept(String type, byte[] bytes) {
    return context ->
        context.header("Cache-Control", "max-age=3600").contentType(type).result(bytes);
  }
}
