package io.godwit.app.settings;

import io.godwit.core.peer.PeerIdText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of the settings. Fields it does not know, from a newer version, are carried over. Thread-safe. */
final class SettingsJson {
    /** Most bytes of the file. */
    static final int MAX_BYTES = 256 * 1_024;

    static final String AUTOMATIC = "automatic";

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(MAX_BYTES)
                                                    .maxNestingDepth(8)
                                                    .maxStringLength(8_192)
                                                    .maxNumberLength(32)
                                                    .maxNameLength(64)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private SettingsJson() {}

    /**
     * What was read.
     *
     * @param settings valid in any case
     * @param refused fields that were wrong and have their usual value
     * @param document the whole document, for what this version does not know
     */
    record Reading(AppSettings settings, List<SettingsField> refused, ObjectNode document) {}

    /** An empty document, for the first time. */
    static ObjectNode empty() {
        return MAPPER.createObjectNode();
    }

    /** Reads a document; one that is no JSON object is refused as a whole. */
    static Reading decode(byte[] utf8, AppSettings usual) {
        try {
            if (utf8.length <= MAX_BYTES && tree(utf8) instanceof ObjectNode document) {
                SettingsReader reader = new SettingsReader(document, usual);
                AppSettings settings = reader.read();
                return new Reading(settings, reader.refused(), document);
            }
        } catch (IOException | JacksonException e) {
            return new Reading(usual, List.of(SettingsField.DOCUMENT), empty());
        }
        return new Reading(usual, List.of(SettingsField.DOCUMENT), empty());
    }

    /** Given bytes, the parser would guess other encodings than UTF-8 too. */
    private static JsonNode tree(byte[] utf8) throws CharacterCodingException {
        return MAPPER.readTree(
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    }

    /**
     * Writes the settings.
     *
     * @param before the document as it was read; not changed
     */
    static byte[] encode(AppSettings settings, ObjectNode before) {
        ObjectNode document = before.deepCopy();
        document.put("version", 1);
        document.put("name", settings.name());
        document.put("downloads", settings.downloads().toString());
        network(part(document, "network"), settings.network());
        part(document, "look")
                .put("theme", form(settings.look().theme()))
                .put("language", form(settings.look().language()));
        part(document, "startup")
                .put("atLogin", settings.startup().atLogin())
                .put("tray", settings.startup().tray());
        window(part(document, "window"), settings.window());
        ArrayNode favourites = document.putArray("favourites");
        settings.favourites().forEach(peer -> favourites.add(PeerIdText.format(peer)));
        return MAPPER.writeValueAsBytes(document);
    }

    private static void network(ObjectNode target, NetworkSettings network) {
        target.put(
                        "discovery",
                        switch (network.discovery()) {
                            case DiscoveryChoice.Automatic() -> AUTOMATIC;
                            case DiscoveryChoice.Server servers -> servers.text();
                        })
                .put("port", network.port())
                .put("uploadLimit", network.uploadLimit())
                .put("downloadLimit", network.downloadLimit())
                .put("streams", network.streams())
                .put("activeDownloads", network.activeDownloads())
                .put("servesAnyone", network.servesAnyone());
    }

    private static void window(ObjectNode target, WindowSettings window) {
        target.put("page", window.page());
        TablesJson.write(target, window.tables());
        if (window.bounds().isEmpty()) {
            target.remove("bounds");
        }
        window.bounds()
                .ifPresent(bounds ->
                        part(target, "bounds")
                                .put("x", bounds.x())
                                .put("y", bounds.y())
                                .put("width", bounds.width())
                                .put("height", bounds.height())
                                .put("maximized", bounds.maximized()));
    }

    /** An object in the document; anything else there was refused when it was read. */
    private static ObjectNode part(ObjectNode document, String name) {
        return document.path(name) instanceof ObjectNode there ? there : document.putObject(name);
    }

    /** How a choice is written in the file. */
    static String form(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
