package io.godwit.app.cli.discovery;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads on or off. */
public final class SwitchConverter implements ITypeConverter<Switch> {
    @Override
    public Switch convert(String value) {
        return switch (value) {
            case "on" -> Switch.ON;
            case "off" -> Switch.OFF;
            default -> throw new TypeConversionException("write on or off");
        };
    }
}
