package dev.evertill.receipt.render;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of another house that reads what we have drawn. Immutable. */
record Tool(String command, String debianPackage) {
  static final Tool ZBARIMG = new Tool("zbarimg", "zbar-tools");
  static final Tool TESSERACT = new Tool("tesseract", "tesseract-ocr");
  static final Tool PDFTOTEXT = new Tool("pdftotext", "poppler-utils");
  static final Tool PDFTOPPM = new Tool("pdftoppm", "poppler-utils");

  /** What it says; its complaints are part of the failure if it fails. */
  String says(String... arguments) {
    return says(new byte[0], arguments);
  }

  String says(byte[] input, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(command);
    line.addAll(List.of(arguments));
    try {
      Path complaints = Files.createTempFile(command, ".txt");
      Process process = new ProcessBuilder(line).redirectError(complaints.toFile()).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input);
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      String complained = Files.readString(complaints);
      Files.delete(complaints);
      if (exit != 0) {
        throw new AssertionError(line + " ended with " + exit + ": " + said + complained);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(
          command + " does not start; it is in the package " + debianPackage, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
