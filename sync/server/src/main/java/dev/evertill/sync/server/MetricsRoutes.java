package dev.evertill.sync.server;

import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** What Prometheus asks, on the port of the pages. Safe from any thread. */
final class MetricsRoutes implements Routes.Group {
  private final OfficeMetrics metrics;

  MetricsRoutes(OfficeMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(PageRights.endpoint(Right.SEE, HandlerType.GET, "/metrics", this::metrics));
  }

  private void metrics(Context context) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    metrics.write(text);
    context.contentType(OfficeMetrics.contentType()).result(text.toByteArray());
  }
}
