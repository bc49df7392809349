package dev.evertill.till.ui;

import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.News;
import dev.evertill.till.ui.model.SaleModel;
import java.util.Locale;
import javax.swing.JLabel;

/** One line of news. Its place is always kept, so that nothing moves. On the event thread only. */
final class NoticeBand {
  private static final int ICON = 22;

  private final JLabel label = Style.label("sale.notice", "noticeNone", " ");

  NoticeBand(SaleModel model) {
    model.news.watch(this::render);
  }

  private void render(News news) {
    String tone = news.tone().name().toLowerCase(Locale.ROOT);
    label.setText(news.text().isEmpty() ? " " : news.text());
    label.getAccessibleContext().setAccessibleName(news.text());
    label.setIcon(news.tone() == News.Tone.NONE ? null : Style.icon("notice-" + tone, ICON));
    Style.styled(
        label,
        switch (news.tone()) {
          case NONE -> "noticeNone";
          case INFO -> "noticeInfo";
          case GOOD -> "noticeGood";
          case ATTENTION -> "noticeAttention";
          case TROUBLE -> "noticeTrouble";
        });
  }

  JLabel component() {
    return label;
  }
}
