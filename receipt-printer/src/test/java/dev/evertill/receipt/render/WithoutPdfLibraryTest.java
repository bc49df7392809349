package dev.evertill.receipt.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A program that writes no PDF leaves PDFBox out; one that forgot it is told. */
class WithoutPdfLibraryTest {
  @Test
  void aPdfNeedsItsLibrary() throws Exception {
    for (String library : List.of("pdfbox-3", "fontbox")) {
      assertSaysSo(failureWithout(library, WithoutPdfLibraryTest::write));
      assertSaysSo(failureWithout(library, WithoutPdfLibraryTest::askForMissingScripts));
    }
  }

  private static void assertSaysSo(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no PDF is written: PDFBox is not on the class path, or not all of it");
  }

  /** Something a program does with the classes it has. */
  private interface Step {
    void run(ClassLoader program) throws Exception;
  }

  private static Throwable failureWithout(String library, Step step) throws Exception {
    List<URL> classPath = new ArrayList<>();
    int left = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.contains(library)) {
        left++;
      } else {
        classPath.add(Path.of(entry).toUri().toURL());
      }
    }
    assertThat(left).as("libraries called %s left out", library).isPositive();
    try (URLClassLoader program =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      return catchThrowableOfType(InvocationTargetException.class, () -> step.run(program))
          .getCause();
    }
  }

  private static void askForMissingScripts(ClassLoader program) throws Exception {
    in(program, Fonts.class).getMethod("missing").invoke(fonts(program));
  }

  private static Object fonts(ClassLoader program) throws Exception {
    return in(program, Fonts.class).getMethod("ofThisSystem").invoke(null);
  }

  private static void write(ClassLoader program) throws Exception {
    Object builder = in(program, Receipt.class).getMethod("builder").invoke(null);
    builder.getClass().getMethod("text", String.class).invoke(builder, "Tea 茶");
    Object about =
        in(program, About.class)
            .getConstructor(String.class, Locale.class, Instant.class, String.class)
            .newInstance("Receipt 1", Locale.ENGLISH, Instant.EPOCH, "Logo");
    Method pdf =
        Stream.of(in(program, Pdf.class).getMethods())
            .filter(method -> method.getName().equals("of"))
            .findFirst()
            .orElseThrow();
    pdf.invoke(
        null,
        builder.getClass().getMethod("build").invoke(builder),
        in(program, PrinterProfile.class).getField("EPSON_80MM").get(null),
        about,
        fonts(program));
  }

  private static Class<?> in(ClassLoader program, Class<?> type) throws ClassNotFoundException {
    return program.loadClass(type.getName());
  }
}
