package dev.evertill.till.app.demo;

/** The demonstration did not come to its end, or its end did not agree; the message says where. */
final class DemoFailedException extends Exception {
  DemoFailedException(String message) {
    super(message);
  }
}
