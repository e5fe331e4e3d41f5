package dev.socialconnector.toolkit.http;

import dev.socialconnector.ConnectorException;

/** Reads a provider's refusals: which reason stands behind an answer that is not 2xx. */
@FunctionalInterface
public interface ProviderErrors {
    /** Returns the exception for such an answer. Takes nothing of the answer's texts into it but published codes. */
    ConnectorException exceptionFor(ProviderAnswer answer);
}
