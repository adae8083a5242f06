package io.godwit.app.cli.discovery;

import picocli.CommandLine.ITypeConverter;

/** Reads a port to listen on, 0 for any. */
public final class PortConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
        return (int) Numbers.parse(value, 0, 0xffff);
    }
}
