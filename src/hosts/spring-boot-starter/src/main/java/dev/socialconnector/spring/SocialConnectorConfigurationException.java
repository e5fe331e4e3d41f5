package dev.socialconnector.spring;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration is faulty: all faults at once, by property, without a value. Ends the start of the application. */
public final class SocialConnectorConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SocialConnectorFault> faults;

    /** Makes an exception for at least one fault. */
    public SocialConnectorConfigurationException(List<SocialConnectorFault> faults) {
        super(faults.stream().map(SocialConnectorFault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** Returns all that is wrong. */
    public List<SocialConnectorFault> faults() {
        return faults;
    }
}
