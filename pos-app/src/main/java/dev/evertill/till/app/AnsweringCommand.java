package dev.evertill.till.app;

import picocli.CommandLine.Option;

/** A command that answers in words, or in one JSON document. Confined to the main thread. */
abstract class AnsweringCommand extends JournalCommand {
  @Option(names = JSON, description = "answer in one JSON document")
  private boolean json;

  @Override
  final boolean isForMachines() {
    return json;
  }
}
