package dev.evertill.sync.client;

import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomersEnd;
import java.util.List;

/** A page of customers that changed, and where it ends. Immutable. */
record CustomersPage(List<Customer> customers, CustomersEnd end) {}
