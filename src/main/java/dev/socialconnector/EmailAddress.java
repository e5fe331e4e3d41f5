package dev.socialconnector;

import java.util.regex.Pattern;

/**
 * An e-mail address, and whether it is verified.
 *
 * <p>The rule is the same for every connector: an address that is masked, that has blanks around it, or that is no address is never
 * verified, whatever the provider's flags say. {@link SocialProfile} leaves masked ones out.
 *
 * @param address the address as the provider gave it, without blanks around it
 * @param verified whether the provider vouches that the person owns it now. Only then may it be compared with the addresses of
 *     existing accounts, and even then the person should be asked before accounts are linked.
 */
public record EmailAddress(String address, boolean verified) {
    /** One local part and one domain (RFC 5321 section 4.1.2), without quotes, blanks, invisible characters and asterisks. */
    private static final Pattern PLAIN = Pattern.compile(
            "[^\\s\\p{Z}\\p{C}@*\"(),:;<>\\[\\\\\\]]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,253}[\\p{L}\\p{N}])?");

    public EmailAddress {
        verified = verified && PLAIN.matcher(address).matches();
        address = address.strip();
    }

    /** Tells whether the provider has hidden a part of the address by asterisks: {@code ry****@example.com}. */
    public boolean isMasked() {
        return address.indexOf('*') >= 0;
    }

    /** Prints the verdict, not the address. */
    @Override
    public String toString() {
        return "EmailAddress[verified=" + verified + "]";
    }
}
