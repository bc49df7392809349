package dev.evertill.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.escpos.Profiles;
import dev.evertill.receipt.render.PlainText;
import dev.evertill.receipt.virtual.VirtualPrinter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs of {@code docs/receipts.md} are compiled and run as they stand there. */
@Timeout(120)
class ReceiptsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "receipts.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final Pattern NAME = Pattern.compile("public final class (\\w+)");

  @TempDir private static Path classes;
  @TempDir private Path folder;

  @BeforeAll
  static void compile() throws IOException {
    Map<String, String> programs = programs();
    assertThat(programs).containsOnlyKeys("PrintOne", "DrawOne");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of("-d", classes.toString(), "-cp", classPath(), "-Xlint:all", "-Werror");
      List<Source> sources =
          programs.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
      boolean good = compiler.getTask(complaints, files, null, options, null, sources).call();
      assertThat(good).as(complaints.toString()).isTrue();
    }
  }

  /** A program of the page. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("page:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static Map<String, String> programs() throws IOException {
    Map<String, String> programs = new LinkedHashMap<>();
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      Matcher name = NAME.matcher(block.group(1));
      assertThat(name.find()).as(block.group(1)).isTrue();
      programs.put(name.group(1), block.group(1));
    }
    return programs;
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  @Test
  void aReceiptIsPrintedOnceHoweverOftenTheProgramRuns() throws Exception {
    PrinterProfile profile = Profiles.of("epson-tm-t88");
    try (VirtualPrinter printer =
        new VirtualPrinter(0, profile, new VirtualPrinter.Listener() {})) {
      String queue = folder.resolve("print").toString();
      String address = "tcp:127.0.0.1:" + printer.port();

      assertThat(run("PrintOne", address, "epson-tm-t88", queue)).contains("417 PRINTED");
      assertThat(run("PrintOne", address, "epson-tm-t88", queue)).contains("417 PRINTED");

      assertThat(printer.papers().stream().map(paper -> PlainText.of(paper, profile.columns())))
          .containsExactly(
              """
                             Corner shop
              ------------------------------------------
              Coffee beans 1 kg                  € 12.90
                            [CODE-128 417]
              - - - - - - - - - - - - - - - - - - - - -
              """);
    }
  }

  @Test
  void aPaperIsReadDrawnAndWritten() throws Exception {
    Path logo = folder.resolve("logo.png");
    ImageIO.write(new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB), "png", logo.toFile());
    Path papers = folder.resolve("papers");

    assertThat(run("DrawOne", logo.toString(), papers.toString())).isEmpty();

    assertThat(ImageIO.read(papers.resolve("paper.png").toFile()).getWidth()).isEqualTo(640);
    assertThat(Files.readString(papers.resolve("mail.txt")))
        .isEqualTo(
            """
                           [picture 256×128]
            TOTAL                                    € 12.90
                    [QR https://shop.example/r/417]
            - - - - - - - - - - - - - - - - - - - - - - - -
            """);
    assertThat(Files.readString(papers.resolve("mail.html")))
        .contains("<b>€ 12.90</b>", "<a href=\"https://shop.example/r/417\">");
    try (PDDocument pdf = Loader.loadPDF(papers.resolve("paper.pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("TOTAL", "€ 12.90");
    }
  }

  @Test
  void everyPrinterWeKnowStandsOnThePage() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(Profiles.all())
        .allSatisfy(profile -> assertThat(page).contains("`" + profile.id() + "`"));
  }

  /** What it says, line by line, in a Java of its own, as a newcomer would run it. */
  private List<String> run(String program, String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Djava.awt.headless=true", "-cp"));
    command.add(classes + System.getProperty("path.separator") + classPath());
    command.add(program);
    command.addAll(List.of(args));
    Path said = folder.resolve("said");
    Path complained = folder.resolve("complained");
    int end =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(complained.toFile())
            .start()
            .waitFor();
    assertThat(end).as(Files.readString(complained)).isZero();
    return Files.readAllLines(said);
  }
}
