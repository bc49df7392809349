package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.store.BestHits.Hit;
import dev.evertill.till.store.NameSegment.Named;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameIndexTest {
  private static final ActiveVersion FIRST = new ActiveVersion(7, 1, 1, 0, "");
  private static final ActiveVersion NEXT = new ActiveVersion(8, 3, 1, 0, "");

  private static Named named(String name, long row) {
    return new Named(SearchWords.bytes(Folded.of(name)), Long.toString(100 + row), "", row);
  }

  private static List<Long> found(NameIndex index, String words) {
    return index.search(SearchWords.of(words), 10).stream().map(Hit::row).toList();
  }

  private static NameIndex index() {
    return NameIndex.of(
        FIRST,
        List.of(
            NameSegment.of(List.of(named("Tea", 1), named("Milk", 2))),
            NameSegment.of(List.of(named("Milk roll", 3), named("Oat milk", 4)))));
  }

  @Test
  void theBestOfAllSegmentsComeFirst() {
    assertThat(found(index(), "milk")).containsExactly(2L, 3L, 4L);
    assertThat(found(index(), "104")).containsExactly(4L);
  }

  @Test
  void whatChangedIsFoundAsItIsAndWhatIsGoneIsNot() {
    NameIndex changed =
        index()
            .changed(NEXT, packed(named("Milk, fresh", 5), named("Cream", 6)), new long[] {4, 2});

    assertThat(changed.version()).isEqualTo(NEXT);
    assertThat(found(changed, "milk")).containsExactly(3L, 5L);
    assertThat(found(changed, "cream")).containsExactly(6L);
    assertThat(found(index(), "milk")).as("the one of before").containsExactly(2L, 3L, 4L);
  }

  @Test
  void whatChangedTwiceIsFoundAsItIsLast() {
    NameIndex changed =
        index()
            .changed(
                NEXT, packed(named("Milk, dear", 5), named("Milk, cheap", 6)), new long[] {2, 5});

    assertThat(found(changed, "milk")).containsExactly(3L, 6L, 4L);
  }

  @Test
  void anIndexOfWhichMuchIsGoneIsWorn() {
    assertThat(index().isWorn()).isFalse();
    assertThat(index().changed(NEXT, List.of(), new long[] {1, 3}).isWorn()).isTrue();

    List<NameSegment> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(NameSegment.of(List.of(named("Thing " + i, i))));
    }
    assertThat(NameIndex.of(FIRST, many).isWorn()).isTrue();
  }

  private static List<NameSegment> packed(Named... goods) {
    return List.of(NameSegment.of(List.of(goods)));
  }
}
