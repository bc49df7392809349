package dev.evertill.sync.server;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the program end by itself, and well, when the system asks it to: without it Java ends with
 * the signal's code, 143, which services take for a failure. Java has it in a module of its own
 * that a compiler warns of, so it is looked for at run time. Functions only.
 */
final class StopSignal {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
  private static final List<String> SIGNALS = List.of("TERM", "INT");

  private StopSignal() {}

  /**
   * @param stop called on a thread of its own
   */
  static void handle(Runnable stop) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              StopSignal.class.getClassLoader(), new Class<?>[] {handler}, calling(stop));
      for (String name : SIGNALS) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.info("this Java does not say when it is to end; it will end with a signal's code", e);
    }
  }

  private static InvocationHandler calling(Runnable stop) {
    return (proxy, method, arguments) ->
        switch (method.getName()) {
          case "equals" -> proxy == arguments[0];
          case "hashCode" -> System.identityHashCode(proxy);
          case "toString" -> "stop";
          default -> {
            stop.run();
            yield null;
          }
        };
  }
}
