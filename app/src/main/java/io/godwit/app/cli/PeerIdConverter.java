package io.godwit.app.cli;

import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.util.HexFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a peer ID: the {@code gw1…} form, grouped or not, or 64 hexadecimal digits. */
public final class PeerIdConverter implements ITypeConverter<PeerId> {
    @Override
    public PeerId convert(String value) {
        if (value.length() == 2 * PeerId.BYTES && value.chars().allMatch(HexFormat::isHexDigit)) {
            return PeerId.of(HexFormat.of().parseHex(value));
        }
        try {
            return PeerIdText.parse(value);
        } catch (PeerFormatException _) {
            throw new TypeConversionException(
                    "not a peer ID; copy it whole, as 'godwit id' prints it over there");
        }
    }
}
