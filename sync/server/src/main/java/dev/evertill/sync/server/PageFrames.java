package dev.evertill.sync.server;

import dev.evertill.sync.server.page.Frame;
import dev.evertill.sync.server.page.Pages;
import dev.evertill.sync.server.people.Secrets;
import dev.evertill.sync.server.people.Visitor;
import io.javalin.http.Context;

/** Puts what is shown into the frame that all pages have. Safe from any thread. */
final class PageFrames {
  private final Pages pages = new Pages();
  private final ParkedDesk parked;
  private final PageCookies cookies;

  PageFrames(ParkedDesk parked, PageCookies cookies) {
    this.parked = parked;
    this.cookies = cookies;
  }

  /**
   * @param at the page's address in the menu
   * @param view what the template shows
   */
  void show(Context context, String template, String title, String at, Object view) {
    Visitor visitor = PageGate.visitor(context);
    String token =
        visitor != null
            ? visitor.formToken()
            : cookies.form(context).map(Secrets::formToken).orElse("");
    show(
        context,
        template,
        new Frame(title, at, visitor, token, visitor == null ? 0 : parked.open()),
        view);
  }

  /** Without a menu, and without asking anything of anybody. */
  void showAlone(Context context, String template, String title, Object view) {
    show(context, template, new Frame(title, "", null, "", 0), view);
  }

  /** With a form of which the browser does not know the cookie yet. */
  void show(Context context, String template, Frame frame, Object view) {
    context.html(pages.html(template, frame, view));
  }
}
