package dev.socialconnector.bench;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.token.IdTokenExpectations;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The library, as a connector calls it. */
final class OurVerification implements Verification {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final IdTokenVerifier verifier;

    OurVerification(String issuer, URI keySet) {
        ConnectorContext context = ConnectorContext.standard();
        ProviderClient client = ProviderClient.of(
                context,
                "bench",
                answer -> new ConnectorException(ConnectorException.Reason.UNAVAILABLE, answer.step(), "refused"));
        this.verifier = new IdTokenVerifier(context, client, issuer, Set.of(BenchClient.ID), keySet);
    }

    @Override
    public String subject(String idToken, String nonce) {
        IdTokenExpectations expectations =
                IdTokenExpectations.ofCodeFlow(Optional.of(nonce), Optional.of("access-token"));
        return verifier.verify(idToken, expectations, Deadline.in(TIMEOUT)).subject();
    }
}
