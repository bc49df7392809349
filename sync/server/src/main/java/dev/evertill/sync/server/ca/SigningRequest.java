package dev.evertill.sync.server.ca;

import dev.evertill.sync.protocol.MalformedException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A PKCS#10 request: somebody has the private side of this key. Immutable. */
public final class SigningRequest {
  private static final int FIELD_BITS = 256;

  private final PublicKey key;

  private SigningRequest(PublicKey key) {
    this.key = key;
  }

  /**
   * @param base64 of its DER form
   * @throws MalformedException it is none, it is of another kind of key, or not signed by it
   */
  public static SigningRequest read(String base64) throws MalformedException {
    try {
      JcaPKCS10CertificationRequest request =
          new JcaPKCS10CertificationRequest(Base64.getDecoder().decode(base64));
      PublicKey key = request.getPublicKey();
      if (!(key instanceof ECPublicKey curve)
          || curve.getParams().getCurve().getField().getFieldSize() != FIELD_BITS) {
        throw new MalformedException(0, "request", "", "allowed is a key on P-256");
      }
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw new MalformedException(0, "request", "", "it is not signed by its own key");
      }
      return new SigningRequest(key);
    } catch (IOException
        | IllegalArgumentException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException e) {
      throw new MalformedException(0, "request", "", "allowed is PKCS#10, DER, in base64");
    }
  }

  /** The key that asks. */
  public PublicKey key() {
    return key;
  }
}
