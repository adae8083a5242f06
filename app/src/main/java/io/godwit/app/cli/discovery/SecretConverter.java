package io.godwit.app.cli.discovery;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a secret that goes into a header; one that can be guessed is refused. */
public final class SecretConverter implements ITypeConverter<String> {
    private static final int SHORTEST = 16;

    @Override
    public String convert(String value) {
        if (!value.matches("[!-~]{" + SHORTEST + ",512}")) {
            throw new TypeConversionException(
                    "not " + SHORTEST + " to 512 characters of ASCII without spaces");
        }
        return value;
    }
}
