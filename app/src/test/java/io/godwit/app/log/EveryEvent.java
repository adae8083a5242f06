package io.godwit.app.log;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.DiscoveryEvent;
import io.godwit.core.event.Event;
import io.godwit.core.identity.IdentityEvent;
import io.godwit.core.node.NodeEvent;
import io.godwit.core.peer.PeerId;
import io.godwit.core.session.SessionEvent;
import io.godwit.core.share.ShareEvent;
import io.godwit.core.storage.StorageEvent;
import io.godwit.core.transfer.TransferEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All events there are, each with every kind of value in it that could be told in other words. */
final class EveryEvent {
    private static final List<Class<? extends Event>> FEATURES =
            List.of(
                    NodeEvent.class,
                    IdentityEvent.class,
                    DiscoveryEvent.class,
                    SessionEvent.class,
                    ShareEvent.class,
                    StorageEvent.class,
                    TransferEvent.class);

    private static final List<Object> NUMBERS = List.of(0, 1, 2, 3, 11, 12_345);

    private EveryEvent() {}

    static Stream<Event> all() {
        return FEATURES.stream()
                .flatMap(feature -> Stream.of(feature.getPermittedSubclasses()))
                .flatMap(EveryEvent::of);
    }

    private static Stream<Event> of(Class<?> event) {
        List<List<Object>> rows = List.of(List.of());
        for (RecordComponent component : event.getRecordComponents()) {
            List<Object> values = values(component.getType());
            rows =
                    rows.stream()
                            .flatMap(row -> values.stream().map(value -> with(row, value)))
                            .toList();
        }
        return rows.stream().map(row -> made(event, row));
    }

    private static List<Object> with(List<Object> row, Object value) {
        List<Object> longer = new ArrayList<>(row);
        longer.add(value);
        return longer;
    }

    private static Event made(Class<?> event, List<Object> values) {
        try {
            Class<?>[] types =
                    Stream.of(event.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            Constructor<?> constructor = event.getDeclaredConstructor(types);
            return (Event) constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(event.getName(), e);
        }
    }

    private static List<Object> values(Class<?> type) {
        if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        if (type == int.class) {
            return NUMBERS;
        }
        if (type == long.class) {
            return NUMBERS.stream().<Object>map(number -> ((Integer) number).longValue()).toList();
        }
        if (type == boolean.class) {
            return List.of(true, false);
        }
        if (type == String.class) {
            return List.of("Moby {0} Dick");
        }
        if (type == PeerId.class) {
            return List.of(new PeerId(1, 2, 3, 4));
        }
        if (type == ContentId.class) {
            return List.of(new ContentId(5, 6, 7, 8));
        }
        if (type == Path.class) {
            return List.of(Path.of("/folder/Moby (1851).epub"));
        }
        if (type == URI.class) {
            return List.of(URI.create("http://192.0.2.1:8000"));
        }
        if (type == Duration.class) {
            return List.of(Duration.ofSeconds(8));
        }
        if (type == List.class) {
            return List.of(List.of());
        }
        throw new AssertionError("no value is known for " + type);
    }
}
