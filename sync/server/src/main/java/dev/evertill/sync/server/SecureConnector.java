package dev.evertill.sync.server;

import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** TLS 1.3 or 1.2, then HTTP/2 or HTTP/1.1 as the client can. Functions only. */
final class SecureConnector {
  private SecureConnector() {}

  /**
   * Where a till's certificate is asked for, and not required, so that whoever has none can be told
   * so.
   */
  static ServerConnector of(Server server, HttpConfiguration settings, SSLContext tls) {
    return of(server, settings, tls, true);
  }

  /** Where people come, who have none. */
  static ServerConnector forPeople(Server server, HttpConfiguration settings, SSLContext tls) {
    return of(server, settings, tls, false);
  }

  private static ServerConnector of(
      Server server, HttpConfiguration settings, SSLContext tls, boolean asks) {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setSslContext(tls);
    factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    factory.setCipherComparator(HTTP2Cipher.COMPARATOR);
    factory.setWantClientAuth(asks);
    HttpConfiguration secure = new HttpConfiguration(settings);
    // One certificate for all names: a till that calls it otherwise has noticed by itself.
    secure.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http1 = new HttpConnectionFactory(secure);
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(secure);
    ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
    choice.setDefaultProtocol(http1.getProtocol());
    SslConnectionFactory encryption = new SslConnectionFactory(factory, choice.getProtocol());
    return new ServerConnector(server, encryption, choice, http2, http1);
  }
}
