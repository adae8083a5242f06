package io.godwit.app.settings;

import io.godwit.app.settings.WindowSettings.Bounds;
import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the fields out of one document; each that is wrong is noted and has its usual value. Used once. */
final class SettingsReader {
    private final ObjectNode document;
    private final AppSettings usual;
    private final List<SettingsField> refused = new ArrayList<>();

    SettingsReader(ObjectNode document, AppSettings usual) {
        this.document = document;
        this.usual = usual;
    }

    /** The fields that were wrong; complete after {@link #read}. */
    List<SettingsField> refused() {
        return List.copyOf(refused);
    }

    AppSettings read() {
        return new AppSettings(
                text(SettingsField.NAME, usual.name(), SettingsReader::name),
                text(SettingsField.DOWNLOADS, usual.downloads(), SettingsReader::folder),
                network(usual.network()),
                new LookSettings(
                        choice(SettingsField.THEME, usual.look().theme(), ThemeChoice.class),
                        choice(
                                SettingsField.LANGUAGE,
                                usual.look().language(),
                                LanguageChoice.class)),
                new StartupSettings(
                        flag(SettingsField.START_AT_LOGIN, usual.startup().atLogin()),
                        flag(SettingsField.TRAY, usual.startup().tray())),
                new WindowSettings(
                        field(
                                SettingsField.BOUNDS,
                                usual.window().bounds(),
                                SettingsReader::bounds),
                        text(SettingsField.PAGE, usual.window().page(), SettingsReader::page),
                        field(SettingsField.TABLES, usual.window().tables(), TablesJson::read)),
                field(SettingsField.FAVOURITES, usual.favourites(), SettingsReader::favourites));
    }

    private NetworkSettings network(NetworkSettings otherwise) {
        return new NetworkSettings(
                text(SettingsField.SERVER, otherwise.discovery(), SettingsReader::discovery),
                number(SettingsField.PORT, otherwise.port(), SettingsReader::port),
                number(SettingsField.UPLOAD_LIMIT, otherwise.uploadLimit(), SettingsReader::limit),
                number(
                        SettingsField.DOWNLOAD_LIMIT,
                        otherwise.downloadLimit(),
                        SettingsReader::limit),
                number(SettingsField.STREAMS, otherwise.streams(), SettingsReader::parallel),
                number(
                        SettingsField.ACTIVE_DOWNLOADS,
                        otherwise.activeDownloads(),
                        SettingsReader::parallel),
                flag(SettingsField.SERVES_ANYONE, otherwise.servesAnyone()));
    }

    /** A field that is missing is as usual: an older version wrote the file, or a person a short one. */
    private <T> T field(SettingsField field, T otherwise, Function<JsonNode, Optional<T>> reader) {
        JsonNode node = document;
        for (String name : field.path()) {
            node = node.path(name);
        }
        if (node.isMissingNode()) {
            return otherwise;
        }
        Optional<T> value = reader.apply(node);
        if (value.isEmpty()) {
            refused.add(field);
        }
        return value.orElse(otherwise);
    }

    private <T> T text(SettingsField field, T otherwise, Function<String, Optional<T>> reader) {
        return field(
                field,
                otherwise,
                node -> node.isString() ? reader.apply(node.stringValue()) : Optional.empty());
    }

    private <T> T number(SettingsField field, T otherwise, LongFunction<Optional<T>> reader) {
        return field(
                field,
                otherwise,
                node ->
                        node.isIntegralNumber() && node.canConvertToLong()
                                ? reader.apply(node.longValue())
                                : Optional.empty());
    }

    private boolean flag(SettingsField field, boolean otherwise) {
        return field(
                field,
                otherwise,
                node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty());
    }

    private <E extends Enum<E>> E choice(SettingsField field, E otherwise, Class<E> type) {
        return text(
                field,
                otherwise,
                text -> {
                    for (E value : type.getEnumConstants()) {
                        if (SettingsJson.form(value).equals(text)) {
                            return Optional.of(value);
                        }
                    }
                    return Optional.empty();
                });
    }

    private static Optional<String> name(String text) {
        return keep(text, value -> SettingsRules.name(value).isEmpty());
    }

    private static Optional<Path> folder(String text) {
        try {
            return keep(Path.of(text), value -> SettingsRules.folder(value).isEmpty());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<DiscoveryChoice> discovery(String text) {
        if (text.equals(SettingsJson.AUTOMATIC)) {
            return Optional.of(new DiscoveryChoice.Automatic());
        }
        return DiscoveryChoice.Server.parse(text).map(servers -> servers);
    }

    private static Optional<Integer> port(long value) {
        return keep(Math.clamp(value, -1, 0x10000), port -> SettingsRules.port(port).isEmpty());
    }

    private static Optional<Long> limit(long value) {
        return keep(value, rate -> SettingsRules.limit(rate).isEmpty());
    }

    private static Optional<Integer> parallel(long value) {
        return keep(
                Math.clamp(value, 0, 0x10000), number -> SettingsRules.parallel(number).isEmpty());
    }

    private static Optional<String> page(String text) {
        return keep(text.toUpperCase(Locale.ROOT), value -> value.matches("[A-Z_]{0,32}"));
    }

    private static Optional<Optional<Bounds>> bounds(JsonNode node) {
        boolean numbers =
                List.of("x", "y", "width", "height").stream()
                        .allMatch(name -> node.path(name).isNumber());
        if (!numbers || !node.path("maximized").isBoolean()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Optional.of(
                            new Bounds(
                                    node.path("x").doubleValue(),
                                    node.path("y").doubleValue(),
                                    node.path("width").doubleValue(),
                                    node.path("height").doubleValue(),
                                    node.path("maximized").booleanValue())));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    private static Optional<Set<PeerId>> favourites(JsonNode node) {
        if (!node.isArray() || node.size() > AppSettings.MAX_FAVOURITES) {
            return Optional.empty();
        }
        Set<PeerId> peers = new LinkedHashSet<>();
        for (JsonNode one : node) {
            try {
                peers.add(PeerIdText.parse(one.isString() ? one.stringValue() : ""));
            } catch (PeerFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.of(peers);
    }

    private static <T> Optional<T> keep(T value, Predicate<T> rule) {
        return Optional.of(value).filter(rule);
    }
}
