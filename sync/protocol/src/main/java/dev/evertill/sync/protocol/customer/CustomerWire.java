package dev.evertill.sync.protocol.customer;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.customer.Customer.Stamped;
import dev.evertill.sync.protocol.customer.CustomerLine.FieldLine;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns what travels about customers into values, and back. What is wrong is said by line and
 * field, never with a value, which is a person's. Functions only.
 */
public final class CustomerWire {
  private CustomerWire() {}

  public static byte[] bytes(CustomerEdit edit) {
    return Wire.bytes(new EditLine(edit.id(), edit.field(), edit.value(), edit.clock().toString()));
  }

  /**
   * @param line said in what goes wrong; 0 for none
   */
  public static CustomerEdit edit(byte[] bytes, long line) throws MalformedException {
    EditLine read = Wire.read(EditLine.class, bytes, line);
    must(CustomerLimits.refusal(read.id(), read.field(), read.value()), line);
    return new CustomerEdit(
        read.id(), read.field(), read.value(), HybridClock.parse(read.clock(), line));
  }

  private static void must(Optional<String> refusal, long line) throws MalformedException {
    if (refusal.isPresent()) {
      throw new MalformedException(line, "edit", "", refusal.get());
    }
  }

  public static CustomerLine line(Customer customer) {
    List<FieldLine> fields =
        customer.fields().entrySet().stream()
            .map(
                field ->
                    new FieldLine(
                        field.getKey(),
                        field.getValue().value(),
                        field.getValue().clock().toString()))
            .toList();
    return new CustomerLine(
        customer.id(), fields, customer.deleted() == null ? null : customer.deleted().toString());
  }

  /**
   * @param line said in what goes wrong; 0 for none
   */
  public static Customer customer(byte[] bytes, long line) throws MalformedException {
    return customer(Wire.read(CustomerLine.class, bytes, line), line);
  }

  /** A line that was read already, likewise. */
  public static Customer customer(CustomerLine read, long line) throws MalformedException {
    if (!CustomerLimits.isId(read.id())) {
      throw new MalformedException(line, "id", "", "allowed is a UUID of version 7, lower case");
    }
    TreeMap<String, Stamped> fields = new TreeMap<>();
    for (FieldLine field : read.fields()) {
      must(CustomerLimits.refusal(read.id(), field.field(), field.value()), line);
      fields.put(field.field(), new Stamped(field.value(), HybridClock.parse(field.clock(), line)));
    }
    HybridClock deleted = read.deleted() == null ? null : HybridClock.parse(read.deleted(), line);
    return new Customer(read.id(), fields, deleted);
  }

  /** As a till keeps it. */
  public static byte[] bytes(CustomerCopy copy) {
    return Wire.bytes(
        new CopyLine(
            line(copy.customer()),
            List.copyOf(copy.unsent()),
            copy.refused().entrySet().stream()
                .map(field -> new CopyLine.RefusedField(field.getKey(), field.getValue()))
                .toList()));
  }

  /** Reads what a till kept. */
  public static CustomerCopy copy(byte[] bytes) throws MalformedException {
    CopyLine read = Wire.read(CopyLine.class, bytes, 0);
    TreeMap<String, String> refused = new TreeMap<>();
    read.refused().forEach(field -> refused.put(field.field(), field.reason()));
    return new CustomerCopy(customer(read.customer(), 0), new TreeSet<>(read.unsent()), refused);
  }

  public static CustomersEnd end(byte[] bytes, long line) throws MalformedException {
    CustomersEnd end = Wire.read(CustomersEnd.class, bytes, line);
    head(new CustomersHead(end.to(), end.hash()), line);
    return end;
  }

  /**
   * @param edits how many were sent
   */
  public static CustomersAnswer answer(byte[] bytes, int edits) throws MalformedException {
    CustomersAnswer answer = Wire.read(CustomersAnswer.class, bytes, 0);
    head(new CustomersHead(answer.version(), answer.hash()), 0);
    for (CustomersAnswer.RestampedLine one : answer.restamped()) {
      ofRequest("restamped", one.line(), edits);
      HybridClock.parse(one.clock(), 0);
    }
    for (CustomersAnswer.RefusedLine one : answer.refused()) {
      ofRequest("refused", one.line(), edits);
    }
    return answer;
  }

  private static void ofRequest(String field, int line, int edits) throws MalformedException {
    if (line < 1 || line > edits) {
      throw new MalformedException(
          0, field + ".line", Integer.toString(line), "allowed is 1 to " + edits);
    }
  }

  /** A head whose version and hash can be. */
  public static CustomersHead head(CustomersHead head, long line) throws MalformedException {
    if (head.version() < 0) {
      throw new MalformedException(
          line, "version", Long.toString(head.version()), "allowed is 0 or more");
    }
    if (!Hash.isHash(head.hash())) {
      throw new MalformedException(
          line, "hash", head.hash(), "allowed are 64 lower-case hex digits");
    }
    return head;
  }
}
