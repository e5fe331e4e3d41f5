package dev.socialconnector.toolkit.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells where an address that is written in numbers leads: to this machine, or to those on its own link, also in the forms of IPv6 that
 * stand for an address of IPv4. Asks no name server.
 */
final class AddressLiteral {
    private AddressLiteral() {}

    /** Tells whether this host is a literal of the loopback, of no particular machine, or of the link (169.254.0.0/16, fe80::/10). */
    static boolean isNear(String host) {
        boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        if (!literal) {
            return false;
        }
        try {
            byte[] bytes = InetAddress.getByName(host).getAddress();
            return bytes.length == 4 ? isNear(bytes, 0) : isNearInIpv6(bytes);
        } catch (UnknownHostException noLiteral) {
            return false;
        }
    }

    private static boolean isNearInIpv6(byte[] bytes) {
        boolean link = (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xC0) == 0x80;
        boolean none = Arrays.equals(bytes, 0, 15, new byte[15], 0, 15) && (bytes[15] == 0 || bytes[15] == 1);
        return link || none || embedded(bytes).stream().anyMatch(at -> isNear(bytes, at)) || isTeredo(bytes);
    }

    /** Where an IPv6 address can hold one of IPv4 (RFC 4291 section 2.5.5, RFC 2765, RFC 3056, RFC 6052, RFC 8215). */
    private static List<Integer> embedded(byte[] bytes) {
        boolean zeros = Arrays.equals(bytes, 0, 8, new byte[8], 0, 8);
        boolean wellKnown = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        if (zeros || wellKnown) {
            return List.of(12);
        }
        return bytes[0] == 0x20 && bytes[1] == 0x02 ? List.of(2) : List.of();
    }

    /** RFC 4380 section 4: the client's address, each bit turned. */
    private static boolean isTeredo(byte[] bytes) {
        boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        byte[] client = {(byte) ~bytes[12], (byte) ~bytes[13], (byte) ~bytes[14], (byte) ~bytes[15]};
        return teredo && isNear(client, 0);
    }

    /** 127.0.0.0/8, 0.0.0.0, 169.254.0.0/16. */
    private static boolean isNear(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        boolean none = Arrays.equals(bytes, at, at + 4, new byte[4], 0, 4);
        return first == 127 || none || (first == 169 && (bytes[at + 1] & 0xFF) == 254);
    }
}
