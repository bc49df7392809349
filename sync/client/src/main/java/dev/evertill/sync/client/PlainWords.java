package dev.evertill.sync.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why there is no link, as a person can read it. Functions only. */
final class PlainWords {
  private PlainWords() {}

  /** What a store manager can tell the help desk. */
  static String of(IOException e) {
    if (e instanceof HeadOfficeException) {
      return e.getMessage();
    }
    if (e instanceof UnknownHostException) {
      return "head office does not answer (its name is not known here: " + e.getMessage() + ")";
    }
    if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
      return "head office does not answer in time";
    }
    if (e instanceof NoRouteToHostException) {
      return "head office does not answer (no way there)";
    }
    if (e instanceof SSLPeerUnverifiedException) {
      return "head office is not trusted (its certificate is for another name)";
    }
    if (e instanceof SSLException && !isCut(root(e))) {
      return "head office is not trusted (" + root(e).getMessage() + ")";
    }
    if (e instanceof ConnectException) {
      boolean timedOut = String.valueOf(e.getMessage()).contains("timed out");
      return "head office does not answer ("
          + (timedOut ? "no connection in time" : "connection refused")
          + ")";
    }
    return "the link to head office broke (" + e.getMessage() + ")";
  }

  /** While they made out who is who; of another certificate there is nothing in that. */
  private static boolean isCut(Throwable root) {
    return root instanceof EOFException
        || root instanceof SocketException
        || root instanceof InterruptedIOException;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
