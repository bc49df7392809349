package dev.evertill.sync.server;

import dev.evertill.sync.server.people.Right;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Endpoints of the pages' port that say which right they ask for. Functions only. */
final class PageRights {
  private PageRights() {}

  static Endpoint endpoint(Right right, HandlerType method, String path, Handler handler) {
    return new Endpoint(method, path, handler, Set.of(new Roles(Set.of(right))));
  }

  /**
   * Before anything is listened for: nothing is open because nobody thought of it.
   *
   * @throws IllegalStateException one names none
   */
  static void requireNamed(List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      Roles roles = endpoint.metadata(Roles.class);
      if (roles == null || of(roles.getRoles()).isEmpty()) {
        throw new IllegalStateException(endpoint.method + " " + endpoint.path + " names no right");
      }
    }
  }

  static Optional<Right> of(Set<? extends RouteRole> roles) {
    return roles.stream().filter(Right.class::isInstance).map(Right.class::cast).findFirst();
  }
}
