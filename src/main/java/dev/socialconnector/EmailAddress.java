package dev.socialconnector;

import java.util.Objects;

/**
 * An e-mail address with its verdict.
 *
 * @param address the address as the provider gave it
 * @param verified whether the provider vouches that the person owns it now. Only then may it be compared with the addresses of
 *     existing accounts, and even then the person should be asked before accounts are linked.
 */
public record EmailAddress(String address, boolean verified) {
    public EmailAddress {
        Objects.requireNonNull(address, "address");
    }

    /** Prints the verdict, not the address. */
    @Override
    public String toString() {
        return "EmailAddress[verified=" + verified + "]";
    }
}
