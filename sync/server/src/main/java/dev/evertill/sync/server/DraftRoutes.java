package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Packing;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.people.Right;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What programs of head office hand in for the catalogue, look at and publish. Safe from any
 * thread.
 */
final class DraftRoutes implements Routes.Group {
  /** Bytes of a file after unpacking. */
  static final long MOST = 1024L * 1024 * 1024;

  private static final String DRAFT = "/api/catalogue/drafts/{draft}";
  private static final String CSV = "text/csv";

  private static final String PART = "import-";

  private final Turns turns = new Turns("Others are being read");
  private final Drafts drafts;
  private final Path directory;
  private final long most;

  /**
   * @param directory where a file lies while it is read
   */
  DraftRoutes(Drafts drafts, Path directory) {
    this(drafts, directory, MOST);
  }

  DraftRoutes(Drafts drafts, Path directory, long most) {
    this.drafts = drafts;
    this.directory = directory;
    this.most = most;
  }

  /** Removes what a head office that was killed had not read to its end. */
  static void clear(Path directory) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, PART + "*.part")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        PageRights.endpoint(Right.SEE, HandlerType.GET, "/api/catalogue/drafts", this::all),
        PageRights.endpoint(Right.SEE, HandlerType.GET, DRAFT + "/diff", this::diff),
        PageRights.endpoint(Right.PUBLISH, HandlerType.POST, DRAFT + "/publish", this::publish),
        PageRights.endpoint(Right.PUBLISH, HandlerType.POST, DRAFT + "/{sheet}", this::take),
        PageRights.endpoint(Right.PUBLISH, HandlerType.DELETE, DRAFT, this::discard));
  }

  private void all(Context context) {
    Routes.answer(
        context,
        new CatalogueAnswers.DraftsAnswer(
            drafts.all().stream().map(CatalogueAnswers.DraftAnswer::of).toList()));
  }

  private void diff(Context context) throws RefusedException {
    String draft = Routes.id(context, "draft");
    Changes changes =
        drafts
            .diff(draft, VersionRoutes.after(context), VersionRoutes.PAGE)
            .orElseThrow(() -> VersionRoutes.notKnown("draft " + draft));
    Changes.Counts counts =
        drafts.diffCounts(draft).orElseThrow(() -> VersionRoutes.notKnown("draft " + draft));
    Routes.answer(context, CatalogueAnswers.ChangesAnswer.of(counts, changes));
  }

  /**
   * The file is whole on the disk before the first line is looked at: whoever sends slowly keeps
   * nobody from the database. Some at once, as each takes a thread and room on the disk.
   */
  private void take(Context context) throws IOException, RefusedException {
    Runnable giveBack = turns.take(context);
    try {
      takeOne(context);
    } finally {
      giveBack.run();
    }
  }

  private void takeOne(Context context) throws IOException, RefusedException {
    String draft = Routes.id(context, "draft");
    String name = context.pathParam("sheet");
    Sheet sheet =
        Sheets.named(name)
            .orElseThrow(
                () ->
                    VersionRoutes.notKnown(
                        "sheet " + name + " (allowed are " + Sheets.names() + ")"));
    SheetFile.Format format = format(context);
    boolean complete = oneOf(context, "mode", "update", "complete");
    Path file = Files.createTempFile(directory, PART, ".part");
    try {
      spool(context, file);
      SheetFile sent = new SheetFile(name, file, sheet, format, complete);
      Routes.answer(context, CatalogueAnswers.ImportedAnswer.of(drafts.take(draft, List.of(sent))));
    } catch (NotTakenException e) {
      refuse(context, e);
    } finally {
      Files.delete(file);
    }
  }

  private static SheetFile.Format format(Context context) throws RefusedException {
    String type = Optional.ofNullable(context.contentType()).orElse("none").split(";")[0].strip();
    if (type.equals(CSV)) {
      return SheetFile.Format.CSV;
    }
    if (type.equals(Routes.NDJSON)) {
      return SheetFile.Format.NDJSON;
    }
    throw RefusedException.of(
        415,
        "type",
        "The type is not known",
        "Content-Type " + type + ": allowed are " + CSV + ", " + Routes.NDJSON);
  }

  /** Whether it is the other one. */
  private static boolean oneOf(Context context, String name, String usual, String other)
      throws RefusedException {
    String said = context.queryParam(name);
    if (said != null && !said.equals(usual) && !said.equals(other)) {
      throw RefusedException.malformed(name + " " + said + ": allowed are " + usual + ", " + other);
    }
    return other.equals(said);
  }

  private void spool(Context context, Path file) throws IOException, RefusedException {
    Optional<Packing> packing = Body.packing(context);
    byte[] chunk = new byte[64 * 1024];
    long size = 0;
    try (InputStream sent = context.req().getInputStream();
        InputStream in = new Whole(packing, new Paced(sent));
        OutputStream out = Files.newOutputStream(file)) {
      for (int n; (n = in.read(chunk)) >= 0; ) {
        size += n;
        if (size > most) {
          throw RefusedException.of(
              413,
              "too-large",
              "The request is too large",
              "more than " + most + " bytes after unpacking: send it in parts");
        }
        out.write(chunk, 0, n);
      }
    } catch (NotWholeException e) {
      throw e.getCause() instanceof TooSlowException
          ? tooSlow(context, e.getCause())
          : RefusedException.malformed(e.getMessage());
    }
  }

  /** The connection ends with the answer, so that nothing more of it is waited for. */
  private static RefusedException tooSlow(Context context, Throwable e) {
    context.header("Connection", "close");
    return RefusedException.of(408, "slow", "The request came too slowly", e.getMessage());
  }

  private static final class TooSlowException extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlowException() {
      super(Pace.ALLOWED);
    }
  }

  /** A body as it comes over the line, as long as it comes fast enough. */
  private static final class Paced extends FilterInputStream {
    private final Pace pace = new Pace(System::nanoTime);

    Paced(InputStream sent) {
      super(sent);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int came = super.read(into, from, most);
      if (came > 0 && pace.isTooSlow(came)) {
        throw new TooSlowException();
      }
      return came;
    }
  }

  /** The line was cut, or what was packed is not as it was when it was packed. */
  private static final class NotWholeException extends IOException {
    private static final long serialVersionUID = 1L;

    NotWholeException(Optional<Packing> packing, IOException cause) {
      super(
          "the body is not whole"
              + packing.map(how -> " " + how.coding()).orElse("")
              + ": "
              + Objects.requireNonNullElse(cause.getMessage(), "it ends early"),
          cause);
    }
  }

  /** Tells a body that does not come or cannot be unpacked from a disk that does not take it. */
  private static final class Whole extends InputStream {
    private final Optional<Packing> packing;
    private final InputStream unpacked;

    Whole(Optional<Packing> packing, InputStream sent) throws IOException {
      this.packing = packing;
      try {
        unpacked = packing.isPresent() ? packing.get().unpacked(sent) : sent;
      } catch (IOException e) {
        throw new NotWholeException(packing, e);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      try {
        return unpacked.read(into, from, most);
      } catch (IOException e) {
        throw new NotWholeException(packing, e);
      }
    }

    @Override
    public void close() throws IOException {
      unpacked.close();
    }
  }

  private void publish(Context context) throws IOException, RefusedException {
    String draft = Routes.id(context, "draft");
    boolean anyway = oneOf(context, "anyway", "no", "yes");
    try {
      Catalogue.Published published =
          drafts.publish(draft, anyway).orElseThrow(() -> VersionRoutes.notKnown("draft " + draft));
      Routes.answer(context, CatalogueAnswers.PublishedAnswer.of(published));
    } catch (NotTakenException e) {
      refuse(context, e);
    }
  }

  private static void refuse(Context context, NotTakenException e) throws RefusedException {
    if (e instanceof FaultsException wrong) {
      context.status(422);
      context
          .contentType(Routes.PROBLEM)
          .result(
              Wire.bytes(
                  new CatalogueAnswers.FaultsProblem(
                      "/problems/faults",
                      "Nothing of it was taken",
                      422,
                      wrong.getMessage(),
                      wrong.faults(),
                      wrong.hasMore())));
      return;
    }
    throw RefusedException.of(409, "outdated", "The catalogue has gone on", e.getMessage());
  }

  private void discard(Context context) throws RefusedException {
    String draft = Routes.id(context, "draft");
    if (!drafts.discard(draft)) {
      throw VersionRoutes.notKnown("draft " + draft);
    }
    context.status(204);
  }
}
