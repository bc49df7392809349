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
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sales for programs of head office, on the port of its pages. Safe from any thread. */
final class ExportRoutes implements Routes.Group {
  private static final Logger LOG = LoggerFactory.getLogger(ExportRoutes.class);

  private final SalesExport export;
  private final Turns turns = new Turns("Others are being written");

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
    Runnable giveBack = turns.take(context);
    try {
      Optional<String> fault = export.fault(asked);
      if (fault.isPresent()) {
        throw RefusedException.malformed(fault.get());
      }
      send(context, asked, format);
    } finally {
      giveBack.run();
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
      OutputStream out = new Line(Routes.buffered(context));
      export.write(asked, format, out);
      out.close();
    } catch (LineException e) {
      LOG.info("an export was not read to its end: {}", e.getMessage());
      cut(context);
    } catch (IOException | RuntimeException e) {
      if (context.res().isCommitted()) {
        cut(context);
      }
      throw e;
    }
  }

  /** The other side did not read, or not fast enough. */
  private static final class LineException extends IOException {
    private static final long serialVersionUID = 1L;

    LineException(String message, IOException cause) {
      super(message, cause);
    }
  }

  /** Tells a line that does not take it from a storage that does not give it. */
  private static final class Line extends OutputStream {
    private final OutputStream out;
    private final Pace pace = new Pace(System::nanoTime);

    Line(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int first, int count) throws IOException {
      try {
        out.write(from, first, count);
      } catch (IOException e) {
        throw new LineException(Outage.why(e), e);
      }
      if (pace.isTooSlow(count)) {
        throw new LineException("too slow, " + Pace.ALLOWED, null);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
      } catch (IOException e) {
        throw new LineException(Outage.why(e), e);
      }
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
