package dev.evertill.sync.server;

import dev.evertill.sync.protocol.MayBeMissing;
import dev.evertill.sync.protocol.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What programs of head office are answered about the catalogue, as JSON. Functions only. */
public final class CatalogueAnswers {
  private CatalogueAnswers() {}

  /**
   * @param published milliseconds since 1970
   */
  public record VersionAnswer(
      long version,
      long rows,
      String digest,
      long published,
      long added,
      long changed,
      long removed,
      String note) {
    static VersionAnswer of(Catalogue.Release release) {
      return new VersionAnswer(
          release.version(),
          release.rows(),
          release.digest(),
          release.published(),
          release.added(),
          release.changed(),
          release.deleted(),
          release.note());
    }
  }

  /** The newest first. */
  public record VersionsAnswer(List<VersionAnswer> versions) {}

  /**
   * @param made milliseconds since 1970
   */
  public record DraftAnswer(String name, long base, long made, long changed, long imports) {
    static DraftAnswer of(Drafts.Draft draft) {
      return new DraftAnswer(
          draft.name(), draft.base(), draft.made(), draft.changed(), draft.imports());
    }
  }

  public record DraftsAnswer(List<DraftAnswer> drafts) {}

  /** How much is different. */
  public record CountsAnswer(long added, long changed, long removed) {
    static CountsAnswer of(Changes.Counts counts) {
      return new CountsAnswer(counts.added(), counts.changed(), counts.removed());
    }
  }

  public record ImportedAnswer(String draft, long lines, CountsAnswer changes) {
    static ImportedAnswer of(Drafts.Imported imported) {
      return new ImportedAnswer(
          imported.draft(), imported.lines(), CountsAnswer.of(imported.counts()));
    }
  }

  /** A field before and after, as JSON. */
  public record FieldAnswer(
      String field, @MayBeMissing RawJson before, @MayBeMissing RawJson after) {}

  /**
   * @param list for whom the row is: nothing for everybody, zone:north, store:0117
   * @param change added, changed, removed
   */
  public record ChangeAnswer(
      String list, String kind, String key, String change, List<FieldAnswer> fields) {
    static ChangeAnswer of(Changes.Change change) {
      return new ChangeAnswer(
          change.list(),
          change.kind(),
          change.key(),
          change.what(),
          change.fields().stream()
              .map(field -> new FieldAnswer(field.name(), raw(field.before()), raw(field.after())))
              .toList());
    }

    private static RawJson raw(String json) {
      return json == null ? null : RawJson.of(json.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * @param next to be handed back as after; missing on the last page
   */
  public record ChangesAnswer(
      CountsAnswer changes, List<ChangeAnswer> rows, @MayBeMissing String next) {
    static ChangesAnswer of(Changes.Counts counts, Changes changes) {
      return new ChangesAnswer(
          CountsAnswer.of(counts),
          changes.rows().stream().map(ChangeAnswer::of).toList(),
          changes.next());
    }
  }

  /**
   * @param version the current one from now on
   */
  public record PublishedAnswer(long version, long added, long changed, long removed) {
    static PublishedAnswer of(Catalogue.Published published) {
      return new PublishedAnswer(
          published.version(), published.added(), published.changed(), published.deleted());
    }
  }

  /** RFC 9457, with what is wrong line by line. */
  public record FaultsProblem(
      String type, String title, int status, String detail, List<Fault> faults, boolean more) {}

  public record StoreAnswer(String store, String zone, List<String> tills) {
    static StoreAnswer of(Stores.Store store) {
      return new StoreAnswer(store.name(), store.zone(), store.tills());
    }
  }

  public record StoresAnswer(List<StoreAnswer> stores) {}

  /**
   * @param version of the catalogue from which on it holds
   */
  public record MovedAnswer(long version) {}
}
