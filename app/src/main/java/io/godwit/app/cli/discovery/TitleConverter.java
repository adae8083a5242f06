package io.godwit.app.cli.discovery;

import io.godwit.core.content.DisplayName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a line of text. */
public final class TitleConverter implements ITypeConverter<String> {
    private static final int LONGEST = 100;

    @Override
    public String convert(String value) {
        if (value.isBlank() || value.length() > LONGEST || !DisplayName.of(value).equals(value)) {
            throw new TypeConversionException(
                    "not 1 to " + LONGEST + " characters that can be seen");
        }
        return value;
    }
}
