package io.godwit.core.discovery.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The one way JSON of the discovery API is read and written: bounded, strict, without polymorphism.
 *
 * <p>Input must be UTF-8 without a byte order mark and is checked before the parser sees it, so that no other encoding
 * is guessed. Immutable and thread-safe.
 */
public final class ApiJson {

    private final JsonMapper mapper;

    private ApiJson(boolean refuseUnknown) {
        mapper =
                JsonMapper.builder(factory())
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .withCoercionConfig(
                                LogicalType.Textual,
                                text ->
                                        text.setCoercion(
                                                        CoercionInputShape.Integer,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Float,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Boolean,
                                                        CoercionAction.Fail))
                        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, refuseUnknown)
                        .build();
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(ApiLimits.JSON_DEPTH)
                                .maxDocumentLength(ApiLimits.JSON_BYTES)
                                .maxStringLength(ApiLimits.JSON_STRING)
                                .maxNumberLength(ApiLimits.JSON_NUMBER)
                                .maxNameLength(ApiLimits.JSON_NAME)
                                .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /** For requests that a server reads: a field it does not know is refused. */
    public static ApiJson forRequests() {
        return new ApiJson(true);
    }

    /** For answers that a peer reads: a newer server may say more. */
    public static ApiJson forAnswers() {
        return new ApiJson(false);
    }

    /**
     * Reads a document.
     *
     * @param utf8 the document
     * @param type a record of this package
     * @throws ApiFormatException if it is longer than {@link ApiLimits#JSON_BYTES}, not UTF-8, not JSON within the
     *     limits, or not of this type
     */
    public <T> T read(byte[] utf8, Class<T> type) throws ApiFormatException {
        String text = decode(utf8);
        try {
            T value = mapper.readValue(text, type);
            if (value == null) {
                throw new ApiFormatException("", "the document is null");
            }
            return value;
        } catch (JacksonException e) {
            throw new ApiFormatException(path(e), reason(e));
        }
    }

    /** Writes a record of this package as UTF-8. */
    public byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    private static String decode(byte[] utf8) throws ApiFormatException {
        if (utf8.length > ApiLimits.JSON_BYTES) {
            throw new ApiFormatException("", "longer than " + ApiLimits.JSON_BYTES + " bytes");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new ApiFormatException("", "not UTF-8");
        }
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** Says what kind of fault it was without repeating what the sender wrote. */
    private static String reason(JacksonException e) {
        return e instanceof DatabindException
                ? "missing, unknown or of another type than DISCOVERY.md says"
                : "not JSON, or beyond the limits of DISCOVERY.md";
    }
}
