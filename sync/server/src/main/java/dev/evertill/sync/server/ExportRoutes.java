package dev.evertill.sync.server;

import dev.evertill.sync.server.export.SalesFormat;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Sales for programs of head office, on the port of its pages. Safe from any thread. */
final class ExportRoutes implements Routes.Group {
  /** Each holds a connection that reads for as long as its reader takes. */
  private static final int AT_ONCE = 2;

  private static final int RETRY_AFTER_SECONDS = 10;

  private final SalesExport export;
  private final Semaphore running = new Semaphore(AT_ONCE);

  ExportRoutes(SalesExport export) {
    this.export = export;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.SEE, HandlerType.GET, "/api/export/sales", this::sales));
  }

  private void sales(Context context) throws IOException, RefusedException {
    String name = Optional.ofNullable(context.queryParam("format")).orElse("");
    SalesFormat format =
        SalesFormat.of(name)
            .orElseThrow(
                () ->
                    RefusedException.malformed(
                        "format " + name + ": allowed are " + SalesFormat.NAMES));
    LocalDate from = date(context, "from");
    LocalDate to = date(context, "to");
    if (to.isBefore(from)) {
      throw RefusedException.malformed("to " + to + ": allowed is " + from + " or later");
    }
    String till = context.queryParam("till");
    SalesExport.Selection asked =
        new SalesExport.Selection(
            from, to, context.queryParam("store"), till == null ? null : Routes.id("till", till));
    if (!running.tryAcquire()) {
      context.header("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
      throw RefusedException.of(
          503, "busy", "Others are being written", AT_ONCE + " at once are written: try again");
    }
    try {
      Optional<String> fault = export.fault(asked);
      if (fault.isPresent()) {
        throw RefusedException.malformed(fault.get());
      }
      send(context, asked, format);
    } finally {
      running.release();
    }
  }

  private void send(Context context, SalesExport.Selection asked, SalesFormat format)
      throws IOException {
    context.contentType(format.mediaType());
    context.header(
        "Content-Disposition",
        "attachment; filename=\"sales-"
            + asked.from()
            + "-"
            + asked.to()
            + "."
            + format.extension()
            + "\"");
    try {
      // Closed only when it is whole: to close it is to say so.
      OutputStream out = Routes.buffered(context);
      export.write(asked, format, out);
      out.close();
    } catch (IOException | RuntimeException e) {
      if (context.res().isCommitted()) {
        cut(context);
      }
      throw e;
    }
  }

  /** Else half an export would look like a whole one. */
  private static void cut(Context context) {
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  private static LocalDate date(Context context, String name) throws RefusedException {
    String value = Optional.ofNullable(context.queryParam(name)).orElse("");
    try {
      return LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw RefusedException.malformed(
          name + " " + value + ": allowed is a day such as 2026-12-31");
    }
  }
}
