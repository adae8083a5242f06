package io.godwit.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class ListDiffTest {
    private record Row(int key, int value) {}

    @Test
    void makesAnyListEqualToAnyOther() {
        long seed = 20261121;
        Random random = new Random(seed);
        ObservableList<Row> shown = FXCollections.observableArrayList();
        for (int round = 0; round < 500; round++) {
            List<Row> wanted =
                    new ArrayList<>(
                            IntStream.range(0, random.nextInt(20))
                                    .filter(key -> random.nextInt(3) > 0)
                                    .mapToObj(key -> new Row(key, random.nextInt(3)))
                                    .toList());
            ListDiff.apply(shown, wanted, Row::key);
            assertEquals(wanted, shown, "seed " + seed + ", round " + round);
        }
    }

    @Test
    void touchesOnlyTheRowThatChanged() {
        ObservableList<Row> shown =
                FXCollections.observableArrayList(new Row(1, 0), new Row(2, 0), new Row(3, 0));
        AtomicInteger touched = new AtomicInteger();
        shown.addListener(
                (ListChangeListener<Row>)
                        change -> {
                            while (change.next()) {
                                touched.addAndGet(
                                        change.getTo()
                                                - change.getFrom()
                                                + change.getRemovedSize());
                            }
                        });
        ListDiff.apply(shown, List.of(new Row(1, 0), new Row(2, 9), new Row(3, 0)), Row::key);
        assertEquals(2, touched.get());
    }
}
