package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Leash;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePrintQueueTest extends PrintQueueContract {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-03T12:00:00Z"));

  @TempDir private Path directory;
  private Instant now = NOON.instant();
  private FilePrintQueue queue;
  private int queues;

  @AfterEach
  void close() throws IOException {
    if (queue != null) {
      queue.close();
    }
  }

  @Override
  protected PrintQueue queueWith(List<PrintJob> jobs) {
    queues++;
    open();
    jobs.forEach(queue::submit);
    return queue;
  }

  private void open() {
    try {
      close();
      queue = new FilePrintQueue(place(), () -> now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path place() {
    return directory.resolve("queue-" + queues);
  }

  @Override
  protected PrintQueue reopened() {
    open();
    return queue;
  }

  @Override
  protected JobState stateOf(JobKey key) {
    return queue.state(key).orElseThrow();
  }

  @Override
  protected void askDrawer() {
    queue.askDrawer();
  }

  @Override
  protected void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void everyReceiptComesBackAsItWas() {
    Random chance = new Random(7);
    List<PrintJob> jobs = new ArrayList<>();
    jobs.add(new PrintJob(new JobKey("shop", "receipt", 0), Papers.ofAShop()));
    jobs.add(new PrintJob(new JobKey("all", "receipt", 0), everything()));
    for (int i = 0; i < 200; i++) {
      jobs.add(new PrintJob(new JobKey("é€ " + i, "Beleg", 0), Papers.random(chance)));
    }
    queueWith(jobs);
    PrintQueue after = reopened();

    for (PrintJob job : jobs) {
      assertThat(after.next().orElseThrow().key()).isEqualTo(job.key());
      assertThat(ReceiptBytes.of(after.next().orElseThrow().receipt()))
          .isEqualTo(ReceiptBytes.of(job.receipt()));
      after.settled(job.key(), JobState.PRINTED, "");
    }
    assertThat(after.next()).isEmpty();
    assertThat(after.find(jobs.get(0).key()).orElseThrow().receipt()).isEqualTo(Papers.ofAShop());
  }

  @Test
  void whyAJobEndedSoIsKept() {
    PrintJob job = new PrintJob(new JobKey("1", "receipt", 0), Papers.numbered(1));
    queueWith(List.of(job));
    queue.sending(job.key());
    queue.settled(job.key(), JobState.DOUBTFUL, "the printer fell silent");

    assertThat(queue.reason(job.key())).isEqualTo("the printer fell silent");
    assertThat(reopened().reason(job.key())).isEqualTo("the printer fell silent");
    assertThat(queue.reason(new JobKey("2", "receipt", 0))).isEmpty();
  }

  private static Receipt everything() {
    return Receipt.builder()
        .raster(new Bitmap(9, 2, new byte[] {1, -128, 3, 0}))
        .taxTable(List.of("Tax", "Net"), List.of(List.of("A", "1.00"), List.of("B", "2.00")))
        .signature("Signature")
        .rule()
        .feed(3)
        .cut()
        .build();
  }

  /** Every length the file ever had, as a killed process may leave it behind. */
  @Test
  void whereverItIsCutOffWhatWasAcknowledgedBeforeIsThere() throws IOException {
    queueWith(List.of());
    Path file = place().resolve("jobs");
    List<Long> lengths = new ArrayList<>();
    List<List<JobState>> states = new ArrayList<>();
    List<Runnable> story =
        List.of(
            () -> queue.submit(job(1)),
            () -> queue.submit(job(2)),
            () -> queue.sending(job(1).key()),
            () -> queue.settled(job(1).key(), JobState.PRINTED, "it said so"),
            () -> queue.sending(job(2).key()),
            () -> queue.settled(job(2).key(), JobState.DOUBTFUL, "it fell silent"));
    note(file, lengths, states);
    for (Runnable step : story) {
      step.run();
      note(file, lengths, states);
    }
    byte[] all = Files.readAllBytes(file);

    int tried = 0;
    for (int length = lengths.get(0).intValue(); length <= all.length; length++) {
      int done = 0;
      while (done + 1 < lengths.size() && lengths.get(done + 1) <= length) {
        done++;
      }
      queues++;
      Files.createDirectories(place());
      Files.write(place().resolve("jobs"), Arrays.copyOf(all, length));
      open();
      assertThat(found()).as("cut at %d", length).isEqualTo(afterCrash(states.get(done)));
      queue.submit(job(3));
      assertThat(stateOf(job(3).key())).isEqualTo(JobState.QUEUED);
      open();
      assertThat(stateOf(job(3).key())).as("after a cut at %d", length).isEqualTo(JobState.QUEUED);
      tried++;
    }
    assertThat(tried).isGreaterThan(300);
  }

  private void note(Path file, List<Long> lengths, List<List<JobState>> states) throws IOException {
    lengths.add(Files.size(file));
    states.add(found());
  }

  private List<JobState> found() {
    return Arrays.asList(
        queue.state(job(1).key()).orElse(null), queue.state(job(2).key()).orElse(null));
  }

  private static List<JobState> afterCrash(List<JobState> before) {
    return before.stream()
        .map(state -> state == JobState.SENDING ? JobState.DOUBTFUL : state)
        .toList();
  }

  @Test
  void aFlippedBitBeforeTheEndIsRefusedAndNamed() throws IOException {
    queueWith(List.of(job(1), job(2)));
    close();
    Path file = place().resolve("jobs");
    byte[] bytes = Files.readAllBytes(file);
    bytes[30] ^= 4;
    Files.write(file, bytes);

    assertThatThrownBy(() -> new FilePrintQueue(place(), NOON))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is damaged at byte 8 of " + bytes.length);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  /** Wherever a bit is wrong before the last record, a record with a wrong length included. */
  @Test
  void noDamageHidesTheJobsBehindIt() throws IOException {
    queueWith(List.of(job(1), job(2)));
    close();
    Path file = place().resolve("jobs");
    byte[] bytes = Files.readAllBytes(file);
    int last = 8 + (bytes.length - 8) / 2;

    for (int at = 8; at < last; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) (1 << bit);
        Files.write(file, damaged);

        assertThatThrownBy(() -> new FilePrintQueue(place(), NOON))
            .as("bit %d of byte %d", bit, at)
            .hasMessage(file + " is damaged at byte 8 of " + bytes.length);
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
      }
    }
  }

  @Test
  void aJobThatCouldNotBeReadAgainIsNotTaken() throws IOException {
    queueWith(List.of(job(1)));
    PrintJob poster =
        new PrintJob(
            new JobKey("poster", "receipt", 0),
            Receipt.builder().raster(new Bitmap(8, 64 << 20, new byte[64 << 20])).build());

    assertThatThrownBy(() -> queue.submit(poster))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "the print job was not recorded: it has 67108946 bytes, and 67108864 are the most of"
                + " one job");
    queue.submit(job(2));
    open();

    assertThat(found()).containsExactly(JobState.QUEUED, JobState.QUEUED);
    assertThat(queue.state(poster.key())).isEmpty();
  }

  @Test
  void aPlaceThatIsNoDirectorySaysSo() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> new FilePrintQueue(file, NOON))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is a file, and print jobs want a directory");
  }

  @Test
  void halfACharacterIsABoxOnPaperAndNoQuestionMark() {
    Receipt receipt = Receipt.builder().text("Milk \uD83D").build();
    queueWith(List.of(new PrintJob(new JobKey("slip", "receipt", 0), receipt)));

    assertThat(queue.next().orElseThrow().receipt())
        .isEqualTo(Receipt.builder().text("Milk \uFFFD").build());
    assertThatThrownBy(() -> new JobKey("slip \uD83D", "receipt", 0))
        .hasMessage("document has half a character: slip \uD83D");
  }

  @Test
  void zerosThatAPowerCutLeftAtTheEndAreCutOff() throws IOException {
    queueWith(List.of(job(1)));
    close();
    Path file = place().resolve("jobs");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 4_096));

    open();

    assertThat(stateOf(job(1).key())).isEqualTo(JobState.QUEUED);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void aFileOfSomebodyElseIsRefusedAndOthersAreLeftAlone() throws IOException {
    queueWith(List.of(job(1)));
    close();
    Path notes = Files.writeString(place().resolve("notes.txt"), "paper is in the cupboard");
    open();
    assertThat(notes).hasContent("paper is in the cupboard");
    close();
    Files.writeString(place().resolve("jobs"), "paper is in the cupboard");

    assertThatThrownBy(() -> new FilePrintQueue(place(), NOON))
        .hasMessage(place().resolve("jobs") + " is no list of print jobs");
  }

  @Test
  void oneProgramHasItAtATime() {
    queueWith(List.of());

    assertThatThrownBy(() -> new FilePrintQueue(place(), NOON))
        .isInstanceOf(IOException.class)
        .hasMessage(place() + " is open in this program already");
  }

  @Test
  void aLongLifeKeepsTheFileShortAndForgetsNoKey() throws IOException {
    queues++;
    queue = new FilePrintQueue(place(), NOON, 10, 8_192);
    queue.submit(job(9_999));
    queue.sending(job(9_999).key());
    queue.settled(job(9_999).key(), JobState.DOUBTFUL, "it fell silent");
    queue.submit(job(9_998));
    for (int i = 0; i < 600; i++) {
      PrintJob job = new PrintJob(new JobKey("slip-" + i, "receipt", 0), Papers.ofAShop());
      queue.submit(job);
      queue.settled(job.key(), JobState.PRINTED, "");
    }
    long each = ReceiptBytes.of(Papers.ofAShop()).length;
    assertThat(Files.size(place().resolve("jobs"))).isLessThan(200 * each);
    open();

    for (int i = 0; i < 600; i++) {
      assertThat(stateOf(new JobKey("slip-" + i, "receipt", 0))).isEqualTo(JobState.PRINTED);
    }
    assertThat(stateOf(job(9_999).key())).isEqualTo(JobState.DOUBTFUL);
    assertThat(queue.find(job(9_999).key())).contains(job(9_999));
    assertThat(queue.next()).contains(job(9_998));
    assertThat(queue.find(new JobKey("slip-599", "receipt", 0))).isPresent();
    assertThat(queue.find(new JobKey("slip-0", "receipt", 0))).isEmpty();
  }

  @Test
  void aRewriteThatWasCutOffChangesNothing() throws IOException {
    queueWith(List.of(job(1)));
    close();
    Path begun = Files.writeString(place().resolve("jobs.begun"), "EVERJOB1 and half a");

    open();

    assertThat(queue.next()).contains(job(1));
    assertThat(begun).doesNotExist();
  }

  /** The system allows the file no more than 16 KB: a write stops in the middle. */
  @Test
  void aJobThatFoundNoRoomIsNotThereAndDamagesNoOther() throws Exception {
    queues++;
    Process process =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f 16; exec \"$0\" -cp \"$1\" -XX:-UsePerfData \"$2\" \"$3\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"),
                Filling.class.getName(),
                place().toString())
            .start();
    String said;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      said = String.join("\n", lines.lines().toList());
    }
    assertThat(process.waitFor()).isZero();
    assertThat(said)
        .startsWith("small QUEUED\nlarge: the print job was not recorded: ")
        .endsWith("\nother QUEUED");
    open();

    assertThat(queue.next().orElseThrow().key().document()).isEqualTo("small");
    assertThat(queue.state(new JobKey("large", "receipt", 0))).isEmpty();
    assertThat(queue.state(new JobKey("other", "receipt", 0))).contains(JobState.QUEUED);
  }

  /** Submits a small job, one for which there is no room, and a small one. */
  static final class Filling {
    private Filling() {}

    public static void main(String[] args) throws IOException {
      FilePrintQueue queue = new FilePrintQueue(Path.of(args[0]), NOON);
      submit(queue, "small", Papers.numbered(1));
      submit(
          queue,
          "large",
          Receipt.builder().raster(new Bitmap(576, 400, new byte[72 * 400])).build());
      submit(queue, "other", Papers.numbered(2));
    }

    private static void submit(FilePrintQueue queue, String document, Receipt receipt) {
      try {
        JobState state = queue.submit(new PrintJob(new JobKey(document, "receipt", 0), receipt));
        System.out.println(document + " " + state);
      } catch (UncheckedIOException e) {
        System.out.println(document + ": " + e.getMessage());
      }
    }
  }

  @Test
  void whatAKilledProcessAcknowledgedIsThere() throws Exception {
    queues++;
    for (int round = 1; round <= 3; round++) {
      Process process =
          new ProcessBuilder(
                  Leash.held(
                      List.of(
                          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                          "-cp",
                          System.getProperty("java.class.path"),
                          Submitting.class.getName(),
                          place().toString(),
                          Integer.toString(round))))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      List<String> acknowledged = new ArrayList<>();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        while (acknowledged.size() < 50 * round) {
          acknowledged.add(lines.readLine());
        }
        process.getOutputStream().close();
        process.waitFor();
      }
      open();
      for (String key : acknowledged) {
        assertThat(queue.state(new JobKey(key, "receipt", 0))).as(key).contains(JobState.QUEUED);
      }
      close();
    }
  }

  /** Submits until it is killed, and says so after each. */
  static final class Submitting {
    private Submitting() {}

    public static void main(String[] args) throws IOException {
      FilePrintQueue queue = new FilePrintQueue(Path.of(args[0]), NOON);
      for (int i = 0; ; i++) {
        String document = args[1] + "-" + i;
        queue.submit(new PrintJob(new JobKey(document, "receipt", 0), Papers.numbered(i)));
        System.out.println(document);
      }
    }
  }
}
