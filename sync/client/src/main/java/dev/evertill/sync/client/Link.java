package dev.evertill.sync.client;

/** Whether head office answers. */
public enum Link {
  /** Not asked yet. */
  UNKNOWN,
  UP,
  DOWN
}
