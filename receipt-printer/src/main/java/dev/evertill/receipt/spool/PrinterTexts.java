package dev.evertill.receipt.spool;

import dev.evertill.receipt.spool.PrinterState.Status;
import dev.evertill.receipt.status.Condition;
import dev.evertill.receipt.status.PrinterStatus.Drawer;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What a cashier reads of a printer, and what there is to do: in English, German and French, in
 * English for everybody else. Immutable.
 *
 * <p>The texts are in {@code printer*.properties}, by the kind of thing and its name, as {@code
 * condition.COVER_OPEN}; what to do by that and {@code .do}, which is empty where there is nothing
 * to do, and what becomes of the papers then by that and {@code .then}, where anything is to be
 * said of it.
 */
public final class PrinterTexts {
  private static final String BUNDLE = "dev.evertill.receipt.spool.printer";

  private final ResourceBundle texts;

  private PrinterTexts(ResourceBundle texts) {
    this.texts = texts;
  }

  /** Whatever the machine's own language is. */
  public static PrinterTexts in(Locale locale) {
    return new PrinterTexts(
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** What is the matter: {@code The cover is open.} */
  public String says(Condition condition) {
    return texts.getString("condition." + condition);
  }

  /** What helps: {@code Close it. The receipt goes on by itself.} */
  public String toDo(Condition condition) {
    return toDo("condition." + condition, true);
  }

  public String says(JobState state) {
    return texts.getString("job." + state);
  }

  public String toDo(JobState state) {
    return texts.getString("job." + state + ".do");
  }

  public String says(Drawer drawer) {
    return texts.getString("drawer." + drawer);
  }

  /** In one sentence: the gravest the printer says of itself, or how the spooler finds it. */
  public String says(PrinterState state) {
    if (speaksForItself(state)) {
      return says(state.printer().gravest().orElseThrow());
    }
    return texts.getString(key(state));
  }

  /** What helps, and whether the papers wait or come out at the second printer meanwhile. */
  public String toDo(PrinterState state) {
    String key =
        speaksForItself(state)
            ? "condition." + state.printer().gravest().orElseThrow()
            : key(state);
    boolean atSecond = state.atSecond() && state.status() != Status.STORE_FAILED;
    String toDo = toDo(key, !atSecond);
    return atSecond ? (toDo + " " + texts.getString("second")).strip() : toDo;
  }

  private String toDo(String key, boolean then) {
    String toDo = texts.getString(key + ".do");
    return then && texts.containsKey(key + ".then")
        ? toDo + " " + texts.getString(key + ".then")
        : toDo;
  }

  private static boolean speaksForItself(PrinterState state) {
    boolean working = state.status() == Status.READY || state.status() == Status.PRINTING;
    return (working || state.status() == Status.BLOCKED) && state.printer().gravest().isPresent();
  }

  private static String key(PrinterState state) {
    return "printer." + state.status();
  }
}
