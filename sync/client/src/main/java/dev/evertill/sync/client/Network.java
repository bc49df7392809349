package dev.evertill.sync.client;

import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which networks this machine is in, as far as it says; another answer is another network. Confined
 * to the sync thread.
 */
public interface Network {
  /** The addresses of the interfaces that are up, this machine's own left out. */
  Set<String> addresses();

  /** This machine's interfaces. */
  static Network ofThisMachine() {
    return Network::up;
  }

  private static Set<String> up() {
    Set<String> addresses = new TreeSet<>();
    try {
      List<NetworkInterface> all = NetworkInterface.networkInterfaces().toList();
      for (NetworkInterface one : all) {
        if (one.isUp() && !one.isLoopback()) {
          for (InterfaceAddress address : one.getInterfaceAddresses()) {
            addresses.add(one.getName() + " " + address.getAddress().getHostAddress());
          }
        }
      }
    } catch (SocketException e) {
      Logger log = LoggerFactory.getLogger(Network.class);
      log.debug("the network interfaces cannot be read", e);
    }
    return addresses;
  }
}
