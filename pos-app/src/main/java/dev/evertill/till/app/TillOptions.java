package dev.evertill.till.app;

import dev.evertill.till.store.StoreSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every command which runs a till takes. Confined to the main thread. */
public final class TillOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--till",
      defaultValue = "01",
      description = "the till's name, unique at head office (default: ${DEFAULT-VALUE})")
  private String till;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "where the till keeps its journal and price list")
  private Path data;

  @Option(
      names = "--witness",
      paramLabel = "DIR",
      description =
          "outside --data, where the till remembers its last number (default: where this user's"
              + " programs keep their state)")
  private Path witness;

  @Option(
      names = "--mirror",
      paramLabel = "DIR",
      description =
          "on a stick or a second disk, gets every entry, encrypted; while it is not there the till"
              + " says so and sells (default: none)")
  private Path mirror;

  @Option(
      names = "--kept-days",
      defaultValue = "" + StoreSettings.KEPT_DAYS,
      paramLabel = "N",
      description =
          "closed days that stay on the till after head office confirmed them"
              + " (default: ${DEFAULT-VALUE})")
  private int keptDays;

  @Option(
      names = "--head-office",
      defaultValue = "http://127.0.0.1:8480",
      paramLabel = "URL",
      description = "the address of head office (default: ${DEFAULT-VALUE})")
  private String headOffice;

  @Mixin private PrinterOptions printers;

  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "TAG",
      description = "of screens and papers, for instance en or de-AT (default: ${DEFAULT-VALUE})")
  private String language;

  /** The till's directory; its logs lie beside its stores. */
  public Path data() {
    return data;
  }

  /** The till's name. */
  public String till() {
    return till;
  }

  /**
   * The settings that the options make.
   *
   * @param idle how often head office is asked while there is nothing to say
   * @throws ParameterException an option has a value that is not allowed; the message says which
   */
  public Settings settings(URI headOfficeAddress, Duration idle) {
    Path outside = witness == null ? Machine.stateDirectory() : witness;
    if (keptDays < 1) {
      throw new ParameterException(
          spec.commandLine(), "--kept-days " + keptDays + ": allowed is 1 or more");
    }
    if (outside.toAbsolutePath().normalize().startsWith(data.toAbsolutePath().normalize())) {
      throw new ParameterException(
          spec.commandLine(),
          "--witness " + outside + ": allowed is a directory outside --data " + data);
    }
    return new Settings(
        new StoreSettings(
            till, data, outside, Machine.name(outside), keptDays, StoreSettings.MOST_KILOBYTES),
        Optional.ofNullable(mirror),
        headOfficeAddress.toString(),
        printers.settings(),
        language(),
        idle);
  }

  /** The address of head office: http or https, a host and a port. */
  public URI headOffice() {
    try {
      URI address = new URI(headOffice);
      boolean known = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (known && address.getHost() != null && address.getPort() > 0) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw new ParameterException(spec.commandLine(), "--head-office " + e.getMessage(), e);
    }
    throw new ParameterException(
        spec.commandLine(),
        "--head-office " + headOffice + ": http://HOST:PORT or https://HOST:PORT is allowed");
  }

  /** The language of screens and papers. */
  public Locale language() {
    try {
      return new Locale.Builder().setLanguageTag(language).build();
    } catch (IllformedLocaleException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--language " + language + ": allowed is a language tag, for instance en or de-AT",
          e);
    }
  }
}
