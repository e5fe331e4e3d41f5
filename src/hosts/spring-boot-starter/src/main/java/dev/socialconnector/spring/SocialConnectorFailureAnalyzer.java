package dev.socialconnector.spring;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells at start what is wrong with the configuration, property by property. */
final class SocialConnectorFailureAnalyzer extends AbstractFailureAnalyzer<SocialConnectorConfigurationException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SocialConnectorConfigurationException cause) {
        String faults = cause.faults().stream()
                .map(fault -> "    - " + fault)
                .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(
                "The social sign-in is not configured properly:" + System.lineSeparator() + System.lineSeparator()
                        + faults,
                "Correct these properties. Each connector's page says what its settings mean.",
                cause);
    }
}
