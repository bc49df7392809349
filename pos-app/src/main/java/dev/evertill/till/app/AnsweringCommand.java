package dev.evertill.till.app;

import dev.evertill.till.app.Caller.Reply;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import picocli.CommandLine.Option;

/** A command that answers in words, or in one JSON document. Confined to the main thread. */
abstract class AnsweringCommand extends JournalCommand {
  @Option(names = JSON, description = "answer in one JSON document")
  private boolean json;

  @Override
  final boolean isForMachines() {
    return json;
  }

  /**
   * Asks the till that has the directory to do it itself.
   *
   * @param request as the doorbell knows it
   * @param task what it is asked, for instance {@code make the copy}
   * @param undone what it says where it refuses, for instance {@code made no copy}
   */
  final void askTill(TillInUseException inUse, String request, String task, String undone)
      throws IOException {
    Reply reply =
        new Caller(data())
            .askAndWait(request)
            .orElseThrow(
                () ->
                    new IOException(
                        inUse.getMessage()
                            + " (it was asked to "
                            + task
                            + " itself, and does not answer)"));
    if (reply.refusal().isPresent()) {
      throw new IOException(
          "the till in "
              + data()
              + " is open in "
              + inUse.holder().text()
              + " and "
              + undone
              + ": "
              + reply.refusal().get());
    }
  }
}
