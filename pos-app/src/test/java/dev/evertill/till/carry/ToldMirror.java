package dev.evertill.till.carry;

import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.sync.protocol.carry.DurableFile;
import dev.evertill.till.checkout.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** A mirror on a directory that tells before and after each file it writes. Functions only. */
public final class ToldMirror {
  private ToldMirror() {}

  /** Is told on the mirror thread. */
  public interface Listener {
    void begins(String file);

    void isDone(String file);
  }

  public static Mirror on(
      Path directory,
      String till,
      Ledger ledger,
      CarryKeys keys,
      InstantSource clock,
      Consumer<MirrorState> states,
      ThreadFactory threads,
      Listener listener) {
    Stick stick = new ToldStick(new DirectoryStick(directory), listener);
    return new Mirror(
        new Mirroring(till, ledger, stick, keys, Optional::empty, clock), clock, states, threads);
  }

  /** Confined to the mirror thread. */
  private static final class ToldStick implements Stick {
    private final Stick stick;
    private final Listener listener;

    ToldStick(Stick stick, Listener listener) {
      this.stick = stick;
      this.listener = listener;
    }

    @Override
    public List<String> names() throws IOException {
      return stick.names();
    }

    @Override
    public void write(String name, DurableFile.Content content) throws IOException {
      listener.begins(name);
      stick.write(name, content);
      listener.isDone(name);
    }

    @Override
    public void remove(String name) throws IOException {
      stick.remove(name);
    }
  }
}
