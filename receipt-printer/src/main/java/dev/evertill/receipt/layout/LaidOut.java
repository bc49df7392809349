package dev.evertill.receipt.layout;

import dev.evertill.receipt.Block;

/** One answer for each kind of block that {@link Layout} leaves; the others are lines by then. */
public interface LaidOut<R> extends Block.Visitor<R> {
  @Override
  default R rule(Block.Rule rule) {
    throw new IllegalStateException("laid out as text: " + rule);
  }

  @Override
  default R taxTable(Block.TaxTable table) {
    throw new IllegalStateException("laid out as columns: " + table);
  }

  @Override
  default R signature(Block.Signature signature) {
    throw new IllegalStateException("laid out as text: " + signature);
  }
}
