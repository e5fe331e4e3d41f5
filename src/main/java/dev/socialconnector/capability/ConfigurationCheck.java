package dev.socialconnector.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.settings.ConfigFault;
import java.util.List;

/** Tries the administrator's settings at the provider, for a "test" button. No person is involved. */
public interface ConfigurationCheck extends Capability {
    /**
     * Tries the settings.
     *
     * @param redirectUri where sign-ins will come back to
     * @return what the provider refused, by setting ({@code redirectUri} for the given one); empty if it refused nothing
     * @throws ConnectorException if the provider could not be asked, or its answer does not tell whether the settings are right
     */
    List<ConfigFault> check(String redirectUri);
}
