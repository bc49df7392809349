package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A printer that listens on the network. Safe from any thread; its connections say theirs.
 *
 * <p>A name server that does not answer counts as a printer that does not.
 */
public final class NetworkTransport implements PrinterTransport {
  private final String host;
  private final int port;
  private final int connectMillis;
  private final int stallMillis;
  private final Opening<InetSocketAddress> lookUp;

  /**
   * @param host a name, or an address; one of IPv6 in brackets
   * @param port usually 9100
   * @param connectMillis how long finding its address may take, and again reaching it
   * @param stallMillis how long a printer may take nothing before it counts as stuck
   */
  public NetworkTransport(String host, int port, int connectMillis, int stallMillis) {
    this.host = host;
    this.port = port;
    this.connectMillis = connectMillis;
    this.stallMillis = stallMillis;
    this.lookUp = new Opening<>(host, () -> new InetSocketAddress(host, port));
  }

  @Override
  public Connection open() throws PrinterException {
    SocketChannel channel = null;
    Selector selector = null;
    try {
      InetSocketAddress address = address();
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
      throw PrinterException.nothingAccepted(describe() + " is not reached: " + Aside.reason(e), e);
    }
  }

  private InetSocketAddress address() throws IOException {
    InetSocketAddress address;
    try {
      address = lookUp.within(connectMillis);
    } catch (IOException e) {
      throw new IOException("no name server answers: " + Aside.reason(e), e);
    }
    if (address.isUnresolved()) {
      throw new IOException("no address is known for " + host);
    }
    return address;
  }

  @Override
  public String describe() {
    return host + ":" + port;
  }
}
