package dev.evertill.receipt.escpos;

import dev.evertill.receipt.render.PaperImage;
import dev.evertill.receipt.render.PlainText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForeignEncodersTest {
  @Test
  void look() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("/tmp/pb/out"))) {
      for (Path file : files.sorted().toList()) {
        boolean narrow = file.toString().contains("narrow");
        PrinterProfile paper = narrow ? PrinterProfile.EPSON_58MM : PrinterProfile.EPSON_80MM;
        Read read = Read.of(Files.readAllBytes(file), paper);
        System.out.println(
            "=== "
                + file.getFileName()
                + " unknown "
                + read.unknown
                + " about "
                + read.approximated
                + " "
                + read.codes()
                + " kicks "
                + read.drawerKicks
                + " pics "
                + read.pictures);
        if (file.toString()
            .matches(
                ".*(thermal|column|raster|escpos|narrow|shift|gb18|generic|tsp|5890|srp350\\.).*")) {
          System.out.println(PlainText.of(read.whole(), paper.columns()));
          Files.write(
              Path.of("/tmp/pb/png/" + file.getFileName() + ".png"),
              PaperImage.png(read.whole(), paper));
        }
      }
    }
  }
}
