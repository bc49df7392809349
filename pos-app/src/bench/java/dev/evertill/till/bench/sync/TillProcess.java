package dev.evertill.till.bench.sync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link TillAtWork}, with the heap and the collector of the product. Confined to its thread. */
final class TillProcess implements AutoCloseable {
  private final Process process;
  private final Writer orders;
  private final BufferedReader answers;
  private final Path log;

  /**
   * @param printer its port; 0 for a till without a window
   */
  TillProcess(Path data, String headOffice, int printer, Path log) throws IOException {
    this.log = log;
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.add("-Djava.library.path=" + System.getProperty("java.library.path"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(TillAtWork.class.getName(), data.toString(), headOffice));
    command.add(Integer.toString(printer));
    process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    orders = process.outputWriter();
    answers = process.inputReader();
    answer("its start", "ready");
  }

  /** What it answers, word by word. */
  double[] tell(String order) throws IOException {
    orders.write(order + "\n");
    orders.flush();
    String answer = answer(order, null);
    if (answer.equals("ok")) {
      return new double[0];
    }
    String[] words = answer.split(" ");
    double[] figures = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      figures[i] = Double.parseDouble(words[i]);
    }
    return figures;
  }

  /** What is said before is the log's. */
  private String answer(String order, String expected) throws IOException {
    for (String line; (line = answers.readLine()) != null; ) {
      if (line.matches("ok|[0-9.E ]+") || line.equals(expected)) {
        return line;
      }
    }
    throw new IOException("the till ended at \"" + order + "\", see " + log);
  }

  @Override
  public void close() throws IOException {
    orders.write("end\n");
    orders.flush();
    process.onExit().join();
  }
}
