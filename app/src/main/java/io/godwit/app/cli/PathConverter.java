package io.godwit.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a path where an empty one, as of a script whose variable is empty, would stand for the current folder. */
public final class PathConverter implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
        if (value.isEmpty()) {
            throw new TypeConversionException("it is empty; name a file or a folder");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException noPath) {
            var wrong = new TypeConversionException("it is no path; name a file or a folder");
            wrong.initCause(noPath);
            throw wrong;
        }
    }
}
