package io.godwit.app.cli.discovery;

import io.godwit.discovery.server.net.ProxyHeader;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of the header in which proxies name their clients. */
public final class ProxyHeaderConverter implements ITypeConverter<ProxyHeader> {
    @Override
    public ProxyHeader convert(String value) {
        return Stream.of(ProxyHeader.values())
                .filter(header -> header.field().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("write X-Forwarded-For or Forwarded"));
    }
}
