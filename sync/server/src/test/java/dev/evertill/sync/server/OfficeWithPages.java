package dev.evertill.sync.server;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;

/** A head office in any storage, and a manager who is logged in and reads its pages. */
abstract class OfficeWithPages extends OfficeToLogInTo {
  Reader mia;

  @Override
  abstract OfficeSettings settings(Path keys);

  @BeforeEach
  void logIn() throws Exception {
    mia = loggedIn("mia");
  }

  /** The text of a page, without its marks. */
  final String page(String path) throws Exception {
    return text(mia.get(path));
  }

  static String text(HttpResponse<String> response) {
    return response
        .body()
        .replaceAll("(?s)<head>.*</head>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }
}
