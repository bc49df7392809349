package dev.evertill.receipt.status;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells apart what a printer says, byte by byte, and keeps what it said last. Confined to the
 * printer thread.
 *
 * <pre>
 * 0xx1xx10                             DLE EOT, in the order of asking
 * 0xx1xx00 0xx0xxxx 0xx0xxxx 0xx0xxxx  by itself (GS a)
 * 37 22 d1 d2 d3 d4 00                 the job so numbered is on paper (GS ( H)
 * 0xx0xxxx                             GS r, in the order of asking
 * 11, 13                               XON, XOFF: nothing of ours
 * </pre>
 */
public final class Replies {
  /** What a byte was the end of. */
  public enum Reply {
    /** It belongs to something longer, or to nothing that was asked. */
    NONE,
    REAL_TIME,
    IN_TURN,
    AUTOMATIC,
    PROCESS_ID
  }

  private static final int BLOCK = 0x37;
  private static final int PROCESS_ID = 0x22;
  private static final int ID_LENGTH = 4;

  /** No block of a printer that we ask for is longer. */
  private static final int LONGEST_BLOCK = 80;

  private final DrawerSensor sensor;
  private final Deque<Question> realTime = new ArrayDeque<>();
  private final Deque<Question> inTurn = new ArrayDeque<>();
  private final Map<Question, Set<Condition>> said = new EnumMap<>(Question.class);
  private final StringBuilder block = new StringBuilder();
  private final int[] automatic = new int[4];
  private int automaticHeard;
  private boolean inBlock;
  private PrinterStatus.Drawer drawer = PrinterStatus.Drawer.UNKNOWN;
  private String processId = "";

  /**
   * @param sensor what the drawer's pin means
   */
  public Replies(DrawerSensor sensor) {
    this.sensor = sensor;
  }

  /** This is on its way to the printer. */
  public void asked(Question question) {
    if (question.realTime()) {
      realTime.add(question);
    } else if (question != Question.AUTOMATIC) {
      inTurn.add(question);
    }
  }

  /** A new line, or all that was asked was answered or will never be: nothing is waited for. */
  public void forget() {
    realTime.clear();
    inTurn.clear();
    inBlock = false;
    automaticHeard = 0;
  }

  /** What was asked out of turn is asked anew. */
  public void forgetRealTime() {
    realTime.clear();
  }

  /**
   * Takes the next byte the printer said.
   *
   * @param value 0 to 255
   */
  public Reply hear(int value) {
    if (inBlock) {
      return block(value);
    }
    if (automaticHeard > 0 && StatusBits.isInTurn(value)) {
      return automatic(value);
    }
    if (value == BLOCK) {
      inBlock = true;
      block.setLength(0);
      return Reply.NONE;
    }
    if (StatusBits.isRealTime(value)) {
      return answer(realTime.poll(), value, Reply.REAL_TIME);
    }
    if (StatusBits.isAutomatic(value)) {
      automaticHeard = 0;
      return automatic(value);
    }
    return StatusBits.isInTurn(value) ? answer(inTurn.poll(), value, Reply.IN_TURN) : Reply.NONE;
  }

  private Reply block(int value) {
    if (value != 0 && block.length() < LONGEST_BLOCK) {
      block.append((char) value);
      return Reply.NONE;
    }
    inBlock = false;
    if (block.length() != 1 + ID_LENGTH || block.charAt(0) != PROCESS_ID) {
      return Reply.NONE;
    }
    processId = block.substring(1);
    return Reply.PROCESS_ID;
  }

  private Reply automatic(int value) {
    automatic[automaticHeard++] = value;
    if (automaticHeard < automatic.length) {
      return Reply.NONE;
    }
    automaticHeard = 0;
    said.clear();
    said.put(Question.AUTOMATIC, StatusBits.automatic(automatic[0], automatic[1], automatic[2]));
    drawer = sensor.drawer(StatusBits.printerDrawerPin(automatic[0]));
    return Reply.AUTOMATIC;
  }

  private Reply answer(Question question, int value, Reply reply) {
    if (question == null) {
      return Reply.NONE;
    }
    said.remove(Question.AUTOMATIC);
    switch (question) {
      case PRINTER -> {
        said.put(question, StatusBits.printer(value));
        drawer = sensor.drawer(StatusBits.printerDrawerPin(value));
      }
      case OFFLINE_CAUSE -> said.put(question, StatusBits.offlineCause(value));
      case ERROR_CAUSE -> said.put(question, StatusBits.errorCause(value));
      case PAPER -> paper(StatusBits.paper(value));
      case PAPER_IN_TURN -> paper(StatusBits.paperInTurn(value));
      case DRAWER_IN_TURN -> drawer = sensor.drawer(StatusBits.drawerPinInTurn(value));
      case AUTOMATIC -> throw new IllegalStateException("it is not answered in turn");
    }
    return reply;
  }

  /** Two questions about one thing: the later answer holds. */
  private void paper(Set<Condition> found) {
    said.put(Question.PAPER, found);
  }

  /** All it said last, of whatever it was asked. */
  public PrinterStatus status() {
    Set<Condition> all = EnumSet.noneOf(Condition.class);
    said.values().forEach(all::addAll);
    return new PrinterStatus(all, drawer);
  }

  /** The number in the last {@link Reply#PROCESS_ID}, four characters; empty before the first. */
  public String processId() {
    return processId;
  }

  /**
   * Asks to be told when all before this is on paper ({@code GS ( H}, function 48).
   *
   * @param id four characters from space to tilde
   */
  public static byte[] processIdRequest(String id) {
    byte[] four = id.getBytes(StandardCharsets.US_ASCII);
    if (four.length != ID_LENGTH) {
      throw new IllegalArgumentException("a process id has 4 characters: " + id);
    }
    return new byte[] {0x1D, '(', 'H', 6, 0, 48, 48, four[0], four[1], four[2], four[3]};
  }
}
