package dev.evertill.receipt.escpos;

import java.io.ByteArrayOutputStream;

/**
 * Commands kept to be obeyed again and again ({@code GS :}, {@code GS ^}). Confined to the thread
 * that feeds the decoder.
 */
final class Macro {
  private static final int ROOM = 2_048;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean recording;
  private int toPlay;

  void beginOrEnd() {
    recording = !recording;
    if (recording) {
      kept.reset();
    }
  }

  /** Whether the recording ends here. */
  static boolean ends(Sequence command) {
    return command.length() == 2 && command.at(0) == 0x1D && command.at(1) == ':';
  }

  boolean isRecording() {
    return recording;
  }

  /** Keeps a command, if there is room. */
  void record(byte[] command) {
    if (kept.size() + command.length <= ROOM) {
      kept.writeBytes(command);
    }
  }

  void play(int times) {
    toPlay = times;
  }

  /** How often it is to be played now; after that, no more. */
  int takeToPlay() {
    int times = toPlay;
    toPlay = 0;
    return times;
  }

  byte[] commands() {
    return kept.toByteArray();
  }
}
