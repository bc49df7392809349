package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.customer.Customer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shop's customers, on the till's own disk: every till may edit them, without a link too. What
 * was edited is durable when a method returns; head office and the other tills get it by and by, of
 * each field the later edit. Safe from any thread.
 */
public interface Customers {
  /** The customer with this id, empty where there is none or it was deleted. */
  Optional<Customer> find(String id);

  /**
   * Customers whose name, or a word of it, begins with what was typed, or whose phone number or
   * card does. Case and accents do not matter, nor how a phone number is parted. Cards and phones
   * first, then by name.
   */
  List<Customer> search(String typed, int most);

  /**
   * A new customer.
   *
   * @param fields by name, such as {@link Customer#NAME}; at least one is not blank
   * @throws MalformedException a field cannot be kept; which, and what is allowed
   */
  Customer add(Map<String, String> fields) throws MalformedException, NotRecordedException;

  /**
   * Changes fields of a customer; a blank value clears one, others stay. A customer that was
   * deleted comes back with these fields alone.
   *
   * @throws MalformedException a field cannot be kept, or the customer was erased for good
   */
  Customer put(String id, Map<String, String> fields)
      throws MalformedException, NotRecordedException;

  /** Deletes a customer; one that is not there stays so. */
  void delete(String id) throws NotRecordedException;
}
