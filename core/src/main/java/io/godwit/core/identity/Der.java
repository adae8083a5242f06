package io.godwit.core.identity;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a parsed ASN.1 value. The library's own classes for PKCS structures answer missing parts with
 * null or an index out of bounds; here every surprise is an IllegalArgumentException.
 */
final class Der {

    private Der() {}

    static ASN1Encodable[] parts(@Nullable ASN1Encodable value, int fewest, int most) {
        if (value instanceof ASN1Sequence sequence
                && sequence.size() >= fewest
                && sequence.size() <= most) {
            return sequence.toArray();
        }
        throw new IllegalArgumentException("not a sequence of the right length");
    }

    static byte[] octets(ASN1Encodable value) {
        if (value instanceof ASN1OctetString octets) {
            return octets.getOctets();
        }
        throw new IllegalArgumentException("not an octet string");
    }

    static BigInteger integer(ASN1Encodable value) {
        if (value instanceof ASN1Integer integer) {
            return integer.getValue();
        }
        throw new IllegalArgumentException("not an integer");
    }

    static ASN1ObjectIdentifier identifier(ASN1Encodable value) {
        if (value instanceof ASN1ObjectIdentifier identifier) {
            return identifier;
        }
        throw new IllegalArgumentException("not an object identifier");
    }
}
