package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A printer that listens on the network. Immutable. */
public final class NetworkTransport implements PrinterTransport {
  private final String host;
  private final int port;
  private final int connectMillis;
  private final int stallMillis;

  /**
   * @param port usually 9100
   * @param stallMillis how long a printer may take nothing before it counts as stuck
   */
  public NetworkTransport(String host, int port, int connectMillis, int stallMillis) {
    this.host = host;
    this.port = port;
    this.connectMillis = connectMillis;
    this.stallMillis = stallMillis;
  }

  @Override
  public Connection open() throws PrinterException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw PrinterException.nothingAccepted("no address is known for " + host, null);
    }
    SocketChannel channel = null;
    Selector selector = null;
    try {
      channel = SocketChannel.open();
      selector = Selector.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (!channel.connect(address)) {
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        if (selector.select(connectMillis) == 0) {
          throw new IOException("no answer in " + connectMillis + " ms");
        }
        channel.finishConnect();
        key.interestOps(0);
        selector.selectedKeys().clear();
      }
      return new NetworkConnection(channel, selector, describe(), stallMillis);
    } catch (IOException e) {
      NetworkConnection.closeQuietly(channel);
      NetworkConnection.closeQuietly(selector);
      throw PrinterException.nothingAccepted(describe() + " is not reached: " + e.getMessage(), e);
    }
  }

  @Override
  public String describe() {
    return host + ":" + port;
  }
}
