package dev.socialconnector.demo.accounts;

/**
 * Who somebody is: a subject means something only together with its provider.
 *
 * @param provider id of the provider
 * @param subject the person there
 */
public record Identity(String provider, String subject) {
    /** Prints nobody. */
    @Override
    public String toString() {
        return "Identity[" + provider + "]";
    }
}
