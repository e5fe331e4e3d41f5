/**
 * Safe requests to a provider, and safe reading of its answers: limits of time and size, no redirects, strict JSON.
 *
 * <p>For authors of connectors. Start reading at {@link dev.socialconnector.toolkit.http.ProviderClient}, which sends a
 * {@link dev.socialconnector.toolkit.http.ProviderRequest} and returns a {@link dev.socialconnector.toolkit.http.ProviderAnswer}.
 * {@link dev.socialconnector.toolkit.http.ProviderErrors} says what a refusal means, and
 * {@link dev.socialconnector.toolkit.http.ServerAddress} checks addresses.
 */
@NullMarked
package dev.socialconnector.toolkit.http;

import org.jspecify.annotations.NullMarked;
