package dev.evertill.sync.server;

import dev.evertill.sync.protocol.customer.CustomerLimits;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Erases a person who asked for it. Confined to the main thread. */
@Command(
    name = "erase-customer",
    description = "Erases what is known of a person, here and on every till with its next contact.",
    version = Routes.TILL_VERSION,
    mixinStandardHelpOptions = true)
final class EraseCustomerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private StorageOptions storage;

  @Option(
      names = "--customer",
      required = true,
      paramLabel = "ID",
      description = "the customer's id, as receipts and journals have it")
  private String customer;

  @Override
  public Integer call() throws Exception {
    if (!CustomerLimits.isId(customer)) {
      throw new ParameterException(
          spec.commandLine(),
          "--customer " + customer + ": allowed is a UUID of version 7, lower case");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (Database database = storage.open()) {
      boolean erased = new CustomerBook(database, InstantSource.system()).erase(customer);
      if (!erased) {
        err.println("customer " + customer + " is not known here: nothing was erased");
        return 1;
      }
    }
    out.println(
        "customer "
            + customer
            + " was erased: the id stays, for journals name it; copies of the database made before"
            + " still have the person");
    out.flush();
    return 0;
  }
}
