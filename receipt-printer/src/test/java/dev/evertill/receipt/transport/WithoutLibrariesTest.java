package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that has no use for serial ports or JavaPOS leaves their libraries out. */
@Timeout(60)
class WithoutLibrariesTest {
  @Test
  void aSerialPrinterNeedsItsLibrary() throws Exception {
    assertThat(failureWithout("jSerialComm", "serial:COM1"))
        .hasMessage(
            "COM1 is not opened: jSerialComm is not on the class path, or not for this system");
  }

  @Test
  void aJavaPosPrinterNeedsItsLibrary() throws Exception {
    assertThat(failureWithout("javapos", "javapos:Front?drawer=Till"))
        .hasMessage("JavaPOS Front with Till is not opened: javapos is not on the class path");
  }

  @Test
  void theOthersDoWithoutThem() throws Exception {
    assertThat(failureWithout("jSerialComm", "device:/dev/nothing"))
        .hasMessage("/dev/nothing is not opened: it is not there");
  }

  private static Throwable failureWithout(String library, String address) throws Exception {
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
      Object transport =
          program
              .loadClass(Transports.class.getName())
              .getMethod("of", String.class)
              .invoke(null, address);
      return catchThrowableOfType(
              InvocationTargetException.class,
              () -> transport.getClass().getMethod("open").invoke(transport))
          .getCause();
    }
  }
}
