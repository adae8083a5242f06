package io.godwit.app.cli;

import io.godwit.core.share.Visibility;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --visibility}. */
public final class VisibilityConverter implements ITypeConverter<Visibility> {
    @Override
    public Visibility convert(String value) {
        return find(value)
                .orElseThrow(() -> new TypeConversionException("write public, contacts or link"));
    }

    static Optional<Visibility> find(String word) {
        return Stream.of(Visibility.values()).filter(v -> word(v).equals(word)).findFirst();
    }

    static String word(Visibility visibility) {
        return visibility.name().toLowerCase(Locale.ROOT);
    }
}
