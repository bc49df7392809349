package dev.evertill.sync.server;

import dev.evertill.sync.protocol.MayBeMissing;
import java.util.List;

/** What became of carry files, for machines. A wire record. */
public record CarryReport(List<OfFile> files) {
  /**
   * @param till whose entries they are, missing of a file that cannot be read
   * @param signer the fingerprint of the key that signed it, missing of one that cannot be read
   * @param problem why nothing of the file was taken, missing where it was
   */
  public record OfFile(
      String file,
      @MayBeMissing String till,
      @MayBeMissing String signer,
      List<OfEpoch> epochs,
      @MayBeMissing String problem) {
    int exitCode() {
      if (problem != null) {
        return till == null ? ImportJournalCommand.UNREADABLE : ImportJournalCommand.REFUSED;
      }
      return epochs.stream().anyMatch(epoch -> epoch.refused() > 0)
          ? ImportJournalCommand.REFUSED
          : 0;
    }
  }

  /**
   * @param added entries head office did not have
   * @param known entries it had
   * @param refused entries it did not take
   * @param questions entries of this file that it keeps with a question for a person
   * @param why why some were refused, missing where none was
   */
  public record OfEpoch(
      String epoch,
      long added,
      long known,
      long refused,
      long questions,
      @MayBeMissing String why) {}

  int exitCode() {
    return files.stream().mapToInt(OfFile::exitCode).max().orElse(0);
  }
}
