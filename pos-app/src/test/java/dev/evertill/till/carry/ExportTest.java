package dev.evertill.till.carry;

import static dev.evertill.till.carry.BusyTill.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.carry.Carried;
import dev.evertill.sync.protocol.carry.CarryFile;
import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.sync.protocol.carry.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  @TempDir Path directory;
  private final CarryKeys keys = new CarryKeys(SigningKey.make(), AgeIdentity.make());
  private final AgeIdentity office = AgeIdentity.make();
  private final BusyTill till = new BusyTill().sell(5).open("e2").sell(2);

  private Export.Exported write(Path file, Optional<String> recipient) throws IOException {
    return Export.write(
        file, TILL, 42, keys, recipient, till.recorded().stream().filter(r -> r.position() > 2));
  }

  @Test
  void headOfficeReadsWhatWasUnsent() throws Exception {
    Path file = directory.resolve("unsent.age");
    assertThat(write(file, Optional.of(office.recipient())))
        .isEqualTo(new Export.Exported(5, List.of()));
    List<Carried> read = new ArrayList<>();
    CarryFile.verify(file, List.of(office)).read(read::add);
    assertThat(read).isEqualTo(till.carried(3, 7));
  }

  @Test
  void aDamagedEntryIsLeftOutAndNamed() throws Exception {
    till.damage(4);
    assertThat(write(directory.resolve("unsent.age"), Optional.of(office.recipient())))
        .isEqualTo(
            new Export.Exported(4, List.of("position 4: " + till.at(4).orElseThrow().entry())));
  }

  @Test
  void aTillThatNeverReachedHeadOfficeCannotExport() {
    Path file = directory.resolve("unsent.age");
    assertThatThrownBy(() -> write(file, Optional.empty()))
        .hasMessage(
            file
                + ": head office's key is not known, as this till has never reached it:"
                + " nobody there could read the file");
    assertThat(file).doesNotExist();
  }
}
