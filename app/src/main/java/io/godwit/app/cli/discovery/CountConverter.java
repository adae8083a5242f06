package io.godwit.app.cli.discovery;

import picocli.CommandLine.ITypeConverter;

/** Reads how many of something there may be, from 1 to a hundred million. */
public final class CountConverter implements ITypeConverter<Integer> {
    private static final int MOST = 100_000_000;

    @Override
    public Integer convert(String value) {
        return (int) Numbers.parse(value, 1, MOST);
    }
}
