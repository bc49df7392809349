package dev.evertill.sync.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TillSignatureTest {
  // A key for tests alone, and what openssl signed with it:
  // openssl dgst -sha256 -sign KEY
  private static final String KEY =
      "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg/7CumDknpDHotQYUNs/A+9TgS/kKOzqp"
          + "DlcmF1sF1hGhRANCAATCtwuZz+3wxKBIdHRkINKQ/LWBYd/oDpNvSEY26HhNt0ALm90vKkgR/IVt1IU1"
          + "lVuHeTcII3ZDQw+vv7n41oZb";
  private static final String OF =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwrcLmc/t8MSgSHR0ZCDSkPy1gWHf6A6Tb0hGNuh4TbdA"
          + "C5vdLypIEfyFbdSFNZVbh3k3CCN2Q0MPr7+5+NaGWw==";
  private static final String BY =
      "MEQCID//drwY4uEFBXLnTWkb/IBaE5VRePjbkruWQy47Cn4XAiBoXQxD1HVk19WqnLEOFtThdRXhJ71v"
          + "v4jhJWLGiYkDfg==";

  private PrivateKey key;
  private PublicKey of;

  @BeforeEach
  void read() throws Exception {
    KeyFactory curves = KeyFactory.getInstance("EC");
    key = curves.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(KEY)));
    of = curves.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(OF)));
  }

  @Test
  void whatIsSignedIsTextThatAnyoneCanWrite() {
    assertThat(new String(TillSignature.head("03", "9f0c", 42, "ab".repeat(32)), UTF_8))
        .isEqualTo("evertill-head/1\n03\n9f0c\n42\n" + "ab".repeat(32) + "\n");
    assertThat(new String(TillSignature.close("03", "{}".getBytes(UTF_8)), UTF_8))
        .isEqualTo(
            "evertill-close/1\n03\n"
                + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\n");
    assertThat(new String(TillSignature.anchor("03", "9f0c", "{}".getBytes(UTF_8)), UTF_8))
        .isEqualTo(
            "evertill-anchor/1\n03\n9f0c\n"
                + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\n");
  }

  @Test
  void aSignatureByOpensslIsRead() {
    assertThat(TillSignature.isBy(of, TillSignature.head("03", "9f0c", 42, "ab".repeat(32)), BY))
        .isTrue();
  }

  @Test
  void whatWasSignedCannotBeChanged() {
    String signature = TillSignature.sign(key, TillSignature.head("03", "9f0c", 42, "ab"));
    assertThat(TillSignature.isBy(of, TillSignature.head("03", "9f0c", 42, "ab"), signature))
        .isTrue();
    assertThat(TillSignature.isBy(of, TillSignature.head("04", "9f0c", 42, "ab"), signature))
        .isFalse();
    assertThat(TillSignature.isBy(of, TillSignature.head("03", "9f0c", 43, "ab"), signature))
        .isFalse();
  }

  @Test
  void whatIsNoSignatureIsByNobody() {
    assertThat(TillSignature.isBy(of, new byte[0], "")).isFalse();
    assertThat(TillSignature.isBy(of, new byte[0], "not base64")).isFalse();
    assertThat(TillSignature.isBy(of, new byte[0], "AAAA")).isFalse();
  }
}
