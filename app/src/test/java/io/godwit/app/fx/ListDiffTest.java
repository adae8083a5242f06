package io.godwit.app.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
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
    void bringsAnyListIntoAnyOrder() {
        long seed = 20261129;
        Random random = new Random(seed);
        ObservableList<Row> shown = FXCollections.observableArrayList();
        for (int round = 0; round < 500; round++) {
            List<Row> wanted =
                    new ArrayList<>(
                            IntStream.range(0, random.nextInt(20))
                                    .filter(key -> random.nextInt(3) > 0)
                                    .mapToObj(key -> new Row(key, random.nextInt(3)))
                                    .toList());
            Collections.shuffle(wanted, random);
            ListDiff.reorder(shown, wanted, Row::key);
            ListDiff.apply(shown, wanted, Row::key);
            assertEquals(wanted, shown, "seed " + seed + ", round " + round);
        }
    }

    @Test
    void anotherOrderIsOnePermutationAndTheSameOrderIsNoChange() {
        Row one = new Row(1, 0);
        Row two = new Row(2, 0);
        Row three = new Row(3, 0);
        ObservableList<Row> shown = FXCollections.observableArrayList(one, two, three);
        List<String> changes = new ArrayList<>();
        shown.addListener(
                (ListChangeListener<Row>)
                        change -> {
                            while (change.next()) {
                                changes.add(change.wasPermutated() ? "permuted" : "changed");
                            }
                        });
        ListDiff.reorder(shown, List.of(one, new Row(9, 0), three), Row::key);
        assertEquals(List.of(), changes);
        ListDiff.reorder(shown, List.of(three, one, two), Row::key);
        ListDiff.apply(shown, List.of(three, one, two), Row::key);
        assertEquals(List.of("permuted"), changes);
        assertEquals(List.of(three, one, two), shown);
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
