package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.UserRef;
import java.util.Collection;
import java.util.List;

/**
 * Shows and takes back what a person agreed to share. To ask for more, begin a sign-in with the scopes wanted, see
 * {@link dev.socialconnector.AuthorizationOptions#scopes(Collection)}.
 */
public interface ConsentManagement extends Capability {
    /** Reads how all consent items of the application stand, in the provider's order. */
    List<ConsentItem> consents(UserRef user);

    /**
     * Takes consents back.
     *
     * @param scopes the items, by scope name
     * @return how these items stand afterwards
     * @throws IllegalArgumentException if no scope is given, or one is not a scope name
     * @throws ConnectorException {@link ConnectorException.Reason#MISCONFIGURED} if an item cannot be taken back because the
     *     application requires it, {@link ConnectorException.Reason#UNEXPECTED_RESPONSE} if the application has no such item
     */
    List<ConsentItem> revoke(UserRef user, Collection<String> scopes);
}
