package dev.evertill.sync.protocol.carry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evertill.sync.protocol.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carry files and the program {@code age}, which is not ours. */
class AgeTest {
  @TempDir Path directory;
  private final Carry till = new Carry().sell("e1", 700);
  private CarryKeys keys;

  @BeforeEach
  void isInstalled() throws IOException {
    boolean there =
        Stream.of(System.getenv("PATH").split(":")).anyMatch(p -> Files.exists(Path.of(p, "age")));
    if (System.getenv("CI") == null) {
      assumeTrue(there, "age is not installed (Debian's package age): what others read is untried");
    }
    assertThat(there).as("age is installed").isTrue();
    keys = CarryKeys.in(directory.resolve("keys"));
  }

  private void age(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("age"));
    command.addAll(List.of(arguments));
    Path said = directory.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
  }

  private Path inKeys(String name) {
    return directory.resolve("keys").resolve(name);
  }

  @Test
  void ageOpensWhatTheTillWrote() throws Exception {
    AgeIdentity office = AgeIdentity.readOrMake(inKeys("office.txt"));
    Path file = Carry.write(directory.resolve("sales.age"), keys, office.recipient(), till.sold());
    for (String identity : List.of("office.txt", "identity.txt")) {
      Path packed = directory.resolve(identity + ".gz");
      age("-d", "-i", inKeys(identity).toString(), "-o", packed.toString(), file.toString());
      List<String> lines;
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
        lines = new String(in.readAllBytes(), UTF_8).lines().toList();
      }
      assertThat(lines.subList(1, lines.size() - 1))
          .isEqualTo(
              till.sold().stream()
                  .map(carried -> new String(Wire.bytes(CarriedLine.of(carried)), UTF_8))
                  .toList());
    }
  }

  @Test
  void weOpenWhatAgeEncrypted() throws Exception {
    Path ours = Carry.write(directory.resolve("sales.age"), keys, null, till.sold());
    Path packed = directory.resolve("sales.gz");
    age("-d", "-i", inKeys("identity.txt").toString(), "-o", packed.toString(), ours.toString());
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(packed));
        OutputStream gzip = new GZIPOutputStream(again)) {
      in.transferTo(gzip);
    }
    Files.write(packed, again.toByteArray());
    AgeIdentity other = AgeIdentity.make();
    Path file = directory.resolve("by-age.age");
    age(
        "-r",
        other.recipient(),
        "-r",
        keys.identity().recipient(),
        "-o",
        file.toString(),
        packed.toString());

    List<Carried> read = new ArrayList<>();
    CarryFile.verify(file, List.of(keys.identity())).read(read::add);
    assertThat(read).isEqualTo(till.sold());
  }
}
