package dev.evertill.sync.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/**
 * Makes HTML of what is shown. Whatever is put into a template is escaped for the place it stands
 * in. Safe from any thread.
 */
public final class Pages {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

  /**
   * @param template without its ending
   * @param shown the view of the template
   */
  public String html(String template, Frame frame, Object shown) {
    StringOutput out = new StringOutput();
    engine.render(template + ".jte", Map.of("frame", frame, "view", shown), out);
    return out.toString();
  }
}
