package dev.evertill.sync.protocol.carry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that start for the first time on one directory: real ones, at the same time. */
@Timeout(60)
final class TwoFirstStartsTest {
  @TempDir Path directory;

  /** A program; it says that it is there, and then what it found. Functions only. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[1]);
      System.out.println("there");
      System.out.println(
          arguments[0].equals("start")
              ? AgeIdentity.readOrMake(file).recipient()
              : "lock free: " + isFree(file));
    }

    private static boolean isFree(Path lock) throws IOException {
      try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
        return channel.tryLock() != null;
      }
    }
  }

  private static BufferedReader run(String what, Path file) throws IOException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                what,
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return program.inputReader(UTF_8);
  }

  @Test
  void bothHaveTheIdentityOfTheFirst() throws Exception {
    Path file = directory.resolve("identity.txt");
    AgeIdentity first = AgeIdentity.readOrMake(directory.resolve("first.txt"));
    BufferedReader[] second = new BufferedReader[1];

    AgeIdentity here =
        DurableFile.readOrMade(
            file,
            () -> AgeIdentity.read(file),
            () -> {
              BufferedReader passerBy = run("look", directory.resolve("identity.txt.lock"));
              assertThat(passerBy.lines()).containsExactly("there", "lock free: false");
              second[0] = run("start", file);
              assertThat(second[0].readLine()).isEqualTo("there");
              DurableFile.writeForOwner(file, Files.readAllBytes(directory.resolve("first.txt")));
              return first;
            });

    assertThat(second[0].lines()).containsExactly(here.recipient());
    assertThat(AgeIdentity.read(file).recipient()).isEqualTo(first.recipient());
  }

  @Test
  void ofTwoThatStartAtOnceBothHaveOne() throws Exception {
    Path file = directory.resolve("identity.txt");
    BufferedReader one = run("start", file);
    BufferedReader other = run("start", file);
    assertThat(one.readLine()).isEqualTo(other.readLine()).isEqualTo("there");
    String recipient = one.readLine();
    assertThat(other.readLine()).isEqualTo(recipient).startsWith("age1");
    assertThat(AgeIdentity.read(file).recipient()).isEqualTo(recipient);
  }
}
