package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.SettingValue;
import dev.evertill.sync.protocol.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopFileTest {
  @TempDir private Path directory;
  private ShopFile shop;

  @BeforeEach
  void open() {
    shop = new ShopFile(directory);
  }

  private static List<CatalogueRow> rows(String name) {
    return List.of(
        CatalogueRow.of(CatalogueRow.SETTING, "store.name", Wire.raw(new SettingValue(name))));
  }

  @Test
  void whatIsKeptIsRead() throws Exception {
    assertThat(shop.read()).isEmpty();
    shop.keep(rows("Bäckerei"));
    shop.keep(rows("Bäckerei Süß"));

    assertThat(new ShopFile(directory).read()).isEqualTo(rows("Bäckerei Süß"));
    assertThat(directory).isDirectoryNotContaining(file -> file.endsWith("shop.rows.part"));
  }

  @Test
  void aChangedFileIsNotBelieved() throws Exception {
    shop.keep(rows("Bakery"));
    Path file = directory.resolve("shop.rows");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("Bakery", "Butchery"));

    assertThatThrownBy(shop::read)
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("it is not that of the rows below");
    Files.writeString(file, text.substring(0, text.length() - 5));
    assertThatThrownBy(shop::read).isInstanceOf(MalformedException.class);
    Files.writeString(file, "");
    assertThatThrownBy(shop::read).isInstanceOf(MalformedException.class);
  }
}
