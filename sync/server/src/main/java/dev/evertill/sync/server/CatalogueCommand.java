package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Names;
import dev.evertill.sync.protocol.RawJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The catalogue by hand: what is handed in, looked at, published, and published again. Confined to
 * the main thread.
 */
@Command(
    name = "catalogue",
    description = "Imports into drafts, shows what they change, publishes them.",
    version = Routes.TILL_VERSION,
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true)
final class CatalogueCommand {
  private static final int PAGE = 1_000;
  private static final String DRAFT = "Of this draft.";

  @Spec private CommandSpec spec;

  private interface Work {
    void at(Catalogue catalogue, Drafts drafts, PrintWriter out)
        throws IOException, NotTakenException;
  }

  private interface Opening {
    Database of(StorageOptions storage) throws IOException;
  }

  /**
   * @return the exit code: 1 when nothing was taken, after saying why
   */
  private int with(StorageOptions storage, Work work) throws IOException {
    return with(StorageOptions::open, storage, work);
  }

  private int with(Opening opening, StorageOptions storage, Work work) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Database database = opening.of(storage)) {
      Catalogue catalogue = new Catalogue(database, InstantSource.system());
      work.at(catalogue, new Drafts(database, catalogue, InstantSource.system()), out);
      return 0;
    } catch (NotTakenException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    } finally {
      out.flush();
    }
  }

  @Command(name = "versions", description = "The last versions, the newest first.")
  int versions(@Mixin StorageOptions storage) throws IOException {
    return with(
        storage,
        (catalogue, drafts, out) -> {
          for (Catalogue.Release release : catalogue.versions(Long.MAX_VALUE, PAGE)) {
            out.printf(
                "%d  %s  %d rows, %s%s%n",
                release.version(),
                time(release.published()),
                release.rows(),
                inWords(new Changes.Counts(release.added(), release.changed(), release.deleted())),
                release.note().isEmpty() ? "" : "  " + release.note());
          }
        });
  }

  private static Instant time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String inWords(Changes.Counts counts) {
    return counts.added()
        + " new, "
        + counts.changed()
        + " changed, "
        + counts.removed()
        + " removed";
  }

  @Command(name = "drafts", description = "What is to be published.")
  int drafts(@Mixin StorageOptions storage) throws IOException {
    return with(
        storage,
        (catalogue, drafts, out) -> {
          for (Drafts.Draft draft : drafts.all()) {
            Optional<Changes.Counts> counts = drafts.diffCounts(draft.name());
            out.printf(
                "%s  on version %d, %s, last import %s%n",
                draft.name(),
                draft.base(),
                counts.map(CatalogueCommand::inWords).orElse("gone meanwhile"),
                time(draft.changed()));
          }
        });
  }

  @Command(
      name = "import",
      description =
          "Takes files into a draft, all of them or none. What they may be: settings, taxes,"
              + " goods, prices, promotions, quickkeys, staff; CSV, or NDJSON by their name;"
              + " packed with gzip or not.")
  int importing(
      @Mixin StorageOptions storage,
      @Option(names = "--draft", required = true, paramLabel = "NAME", description = DRAFT)
          String draft,
      @Option(names = "--complete", description = "What the files do not name is removed.")
          boolean complete,
      @Option(names = "--publish", description = "Publishes the draft at once.") boolean publish,
      @Parameters(arity = "1..*", paramLabel = "WHAT=FILE") List<String> files)
      throws IOException {
    requireName("import", draft);
    List<SheetFile> sheets = sheets(files, complete);
    return with(
        StorageOptions::openOrMake,
        storage,
        (catalogue, drafts, out) -> {
          Drafts.Imported imported = drafts.take(draft, sheets);
          out.printf(
              "%d lines taken into draft %s: %s%n",
              imported.lines(), draft, inWords(imported.counts()));
          if (publish) {
            say(out, drafts.publish(draft, false).orElseThrow());
          }
        });
  }

  private void requireName(String command, String draft) {
    if (!Names.isName(draft)) {
      throw new ParameterException(asked(command), Names.fault("--draft", draft));
    }
  }

  /** Whose usage is shown to whoever asked wrongly. */
  private CommandLine asked(String command) {
    return spec.subcommands().get(command);
  }

  private List<SheetFile> sheets(List<String> files, boolean complete) throws IOException {
    Map<Sheet, SheetFile> sheets = new LinkedHashMap<>();
    for (String file : files) {
      SheetFile read = sheet(file, complete);
      if (sheets.put(read.sheet(), read) != null) {
        throw refused(file, "there are " + read.sheet().name() + " already, allowed is one file");
      }
    }
    return List.copyOf(sheets.values());
  }

  private SheetFile sheet(String said, boolean complete) throws IOException {
    String[] words = said.split("=", 2);
    if (words.length < 2) {
      throw refused(said, "expected is WHAT=FILE, such as goods=goods.csv");
    }
    Sheet sheet =
        Sheets.named(words[0]).orElseThrow(() -> refused(said, "allowed are " + Sheets.names()));
    Path path = Path.of(words[1]);
    requireFile(path);
    return new SheetFile(
        path.getFileName().toString(), path, sheet, SheetFile.format(path), complete);
  }

  private static void requireFile(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException(
          path
              + (Files.isDirectory(path)
                  ? ": it is a directory, a file is expected"
                  : ": it is a pipe or a device, a file is expected: it is read more than once"));
    }
  }

  private ParameterException refused(String said, String why) {
    return new ParameterException(asked("import"), said + ": " + why);
  }

  private static void say(PrintWriter out, Catalogue.Published published) {
    Changes.Counts counts =
        new Changes.Counts(published.added(), published.changed(), published.deleted());
    out.println(
        published.isNew()
            ? "published as version " + published.version() + ": " + inWords(counts)
            : "nothing is different: version " + published.version() + " stays");
  }

  /** Of a draft, or of versions. */
  static final class What {
    @Option(names = "--draft", paramLabel = "NAME", description = DRAFT)
    private String draft;

    @Option(names = "--version", paramLabel = "V", description = "Of this version.")
    private Long version;
  }

  @Command(name = "diff", description = "Says row by row what is different.")
  int diff(
      @Mixin StorageOptions storage,
      @ArgGroup(multiplicity = "1") What what,
      // As all others have it; with its own --version it is not given it.
      @Option(
              names = {"-h", "--help"},
              usageHelp = true,
              description = "Show this help message and exit.")
          boolean help,
      @Option(
              names = "--from",
              paramLabel = "V",
              description = "From this version; the one before when missing.")
          Long from)
      throws IOException {
    if (what.draft != null) {
      requireName("diff", what.draft);
    }
    return with(
        storage,
        (catalogue, drafts, out) -> {
          int decimals = drafts.decimals();
          String after = null;
          for (boolean more = true; more; ) {
            Changes page = page(catalogue, drafts, what, from, after);
            page.rows().forEach(change -> say(out, change, decimals));
            after = page.next();
            more = after != null;
          }
        });
  }

  private static Changes page(
      Catalogue catalogue, Drafts drafts, What what, Long from, String after) throws IOException {
    if (what.draft != null) {
      return drafts.diff(what.draft, after, PAGE).orElseThrow(() -> noSuchDraft(what.draft));
    }
    long before = from == null ? Math.max(0, what.version - 1) : from;
    return catalogue
        .diff(before, what.version, after, PAGE)
        .orElseThrow(
            () -> new IOException("version " + before + " or " + what.version + ": there is none"));
  }

  private static IOException noSuchDraft(String name) {
    return new IOException("draft " + name + ": there is none");
  }

  private static void say(PrintWriter out, Changes.Change change, int decimals) {
    out.printf(
        "%s %s %s%s%n",
        change.what(),
        change.kind(),
        change.key(),
        change.list().isEmpty() ? "" : " (" + PriceList.inWords(change.list()) + ")");
    for (Changes.Field field : change.fields()) {
      out.printf(
          "  %s: %s → %s%n",
          field.name(),
          said(field.name(), field.before(), change.before(), decimals),
          said(field.name(), field.after(), change.after(), decimals));
    }
  }

  private static String said(String name, String value, RawJson of, int decimals) {
    return value == null ? "nothing" : DiffWords.of(name, value, of, decimals);
  }

  @Command(name = "publish", description = "Makes a draft the current version.")
  int publish(
      @Mixin StorageOptions storage,
      @Option(names = "--draft", required = true, paramLabel = "NAME", description = DRAFT)
          String draft,
      @Option(
              names = "--anyway",
              description = "Although another version was published since it was begun.")
          boolean anyway)
      throws IOException {
    requireName("publish", draft);
    return with(
        storage,
        (catalogue, drafts, out) ->
            say(out, drafts.publish(draft, anyway).orElseThrow(() -> noSuchDraft(draft))));
  }

  @Command(name = "discard", description = "Throws a draft away.")
  int discard(
      @Mixin StorageOptions storage,
      @Option(names = "--draft", required = true, paramLabel = "NAME", description = DRAFT)
          String draft)
      throws IOException {
    requireName("discard", draft);
    return with(
        storage,
        (catalogue, drafts, out) -> {
          if (!drafts.discard(draft)) {
            throw noSuchDraft(draft);
          }
          out.println("draft " + draft + " is gone");
        });
  }

  @Command(
      name = "rollback",
      description = "Publishes what an earlier version had again, as a new one.")
  int rollback(
      @Mixin StorageOptions storage,
      @Option(names = "--to", required = true, paramLabel = "V", description = "That version.")
          long version)
      throws IOException {
    return with(
        storage,
        (catalogue, drafts, out) ->
            say(
                out,
                catalogue
                    .republish(version)
                    .orElseThrow(() -> new IOException("version " + version + ": there is none"))));
  }
}
