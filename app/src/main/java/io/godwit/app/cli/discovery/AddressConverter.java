package io.godwit.app.cli.discovery;

import java.net.InetAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an IP literal or {@code localhost}, so that nothing is looked up. */
public final class AddressConverter implements ITypeConverter<InetAddress> {
    @Override
    public InetAddress convert(String value) {
        if (value.equals("localhost")) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.ofLiteral(value);
        } catch (IllegalArgumentException noLiteral) {
            var wrong =
                    new TypeConversionException(
                            "not an IP address; write it like 127.0.0.1 or ::1, 0.0.0.0 for all");
            wrong.initCause(noLiteral);
            throw wrong;
        }
    }
}
