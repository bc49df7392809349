package dev.evertill.sync.client;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomerLine;
import dev.evertill.sync.protocol.customer.CustomerWire;
import dev.evertill.sync.protocol.customer.CustomersAnswer;
import dev.evertill.sync.protocol.customer.CustomersAnswer.RefusedLine;
import dev.evertill.sync.protocol.customer.CustomersAnswer.RestampedLine;
import dev.evertill.sync.protocol.customer.CustomersEnd;
import dev.evertill.sync.protocol.customer.CustomersHead;
import dev.evertill.sync.protocol.customer.HybridClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.BufferedSource;

/** What is said about customers, as bodies of requests and answers. Functions only. */
final class CustomerBodies {
  private CustomerBodies() {}

  static byte[] lines(List<CustomerEdit> edits) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (CustomerEdit edit : edits) {
      lines.writeBytes(CustomerWire.bytes(edit));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  /**
   * @param edits as they were sent: the answer names them by their lines
   */
  static EditsAnswer answer(List<CustomerEdit> edits, byte[] body) throws MalformedException {
    CustomersAnswer read = CustomerWire.answer(body, edits.size());
    Map<String, Customer> theirs = new HashMap<>();
    for (CustomerLine line : read.customers()) {
      theirs.put(line.id(), CustomerWire.customer(line, 0));
    }
    TreeMap<Integer, CustomerEdit> taken = new TreeMap<>();
    for (int i = 0; i < edits.size(); i++) {
      taken.put(i + 1, edits.get(i));
    }
    List<EditsAnswer.Restamped> restamped = new ArrayList<>();
    for (RestampedLine one : read.restamped()) {
      CustomerEdit edit = edits.get(one.line() - 1);
      taken.remove(one.line());
      Customer now = theirs.get(edit.id());
      if (now == null) {
        throw new MalformedException(
            0, "customers", null, "customer " + edit.id() + " of a re-stamped edit must be there");
      }
      restamped.add(new EditsAnswer.Restamped(edit, HybridClock.parse(one.clock(), 0), now));
    }
    List<EditsAnswer.Refused> refused = new ArrayList<>();
    for (RefusedLine one : read.refused()) {
      taken.remove(one.line());
      refused.add(new EditsAnswer.Refused(edits.get(one.line() - 1), one.reason()));
    }
    return new EditsAnswer(
        new CustomersHead(read.version(), read.hash()),
        List.copyOf(taken.values()),
        restamped,
        refused);
  }

  /** Customers, one a line, and the line that ends the page. */
  static CustomersPage page(BufferedSource source) throws IOException, MalformedException {
    List<Customer> customers = new ArrayList<>();
    CustomersEnd end =
        Answers.page(
            source,
            (row, line) -> customers.add(CustomerWire.customer(row, line)),
            CustomerWire::end);
    return new CustomersPage(customers, end);
  }
}
