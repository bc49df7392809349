package dev.evertill.sync.server;

import dev.evertill.sync.server.people.Right;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.util.Set;

/** Endpoints of the pages' port that say which right they ask for. Functions only. */
final class PageRights {
  private PageRights() {}

  static Endpoint endpoint(Right right, HandlerType method, String path, Handler handler) {
    return new Endpoint(method, path, handler, Set.of(new Roles(Set.of(right))));
  }
}
