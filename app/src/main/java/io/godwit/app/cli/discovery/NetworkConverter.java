package io.godwit.app.cli.discovery;

import io.godwit.discovery.server.net.Network;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a network such as {@code 10.0.0.0/8}, or one address. */
public final class NetworkConverter implements ITypeConverter<Network> {
    @Override
    public Network convert(String value) {
        return Network.parse(value.strip())
                .orElseThrow(() ->
                        new TypeConversionException(
                                "not a network; write for example 10.0.0.0/8, 192.0.2.7 or 2001:db8::/32"));
    }
}
