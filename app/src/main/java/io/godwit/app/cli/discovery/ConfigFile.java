package io.godwit.app.cli.discovery;

import io.godwit.core.content.DisplayName;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A file of options: lines {@code name = value} in UTF-8, names as on the command line without the dashes, comments
 * after {@code #}.
 *
 * @param path where it is
 * @param values by name
 */
record ConfigFile(Path path, Map<String, String> values) {
    /** Longest file that is read, in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    /** Editors on Windows write it at the beginning; it is no part of the first name. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** Copies the values. */
    ConfigFile {
        values = Map.copyOf(values);
    }

    /**
     * Reads one.
     *
     * @throws IOException if it cannot be read, is too long, or is not of this form; the text says which
     */
    static ConfigFile read(Path path) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException("longer than " + MAX_BYTES + " bytes");
        }
        return parse(path, bytes);
    }

    /** As {@link #read}, of what is in the file. */
    static ConfigFile parse(Path path, byte[] bytes) throws IOException {
        var once = new Once();
        try {
            once.load(new StringReader(text(bytes)));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("it has a malformed \\u escape", malformed);
        }
        if (!once.repeated.isEmpty()) {
            throw new IOException(DisplayName.of(once.repeated) + " is there twice");
        }
        var values = new TreeMap<String, String>();
        once.stringPropertyNames()
                .forEach(name -> values.put(name, once.getProperty(name).strip()));
        return new ConfigFile(path, values);
    }

    private static String text(byte[] bytes) throws IOException {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException notText) {
            throw new IOException("it is not UTF-8", notText);
        }
    }

    /** Remembers a name that is there twice, of which the JDK would silently take the last. */
    private static final class Once extends Properties {
        private static final long serialVersionUID = 1L;

        private String repeated = "";

        @Override
        public synchronized Object put(Object name, Object value) {
            Object before = super.put(name, value);
            if (before != null) {
                repeated = name.toString();
            }
            return before;
        }
    }
}
