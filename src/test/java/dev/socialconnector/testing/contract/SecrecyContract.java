package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.testing.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A1, B7. No secret gets into a text, an exception, an event or a log, however hard a server tries to have it quoted. */
interface SecrecyContract extends ContractPart {
    /** What is shorter is found by chance in any text. */
    int SHORTEST = 8;

    /** From the settings to the result. */
    @Test
    default void nothingOfASignInPrintsASecret() {
        try (ContractWitness witness = new ContractWitness()) {
            ContractBed bed = bed().in(context -> context.withListener(witness));
            AuthorizationOptions options =
                    bed.options().loginHint("hint-of-a-person@example.kr").parameter("tag", "value-of-the-caller");
            AuthorizationRequest request = bed.connector.begin(options);
            AuthorizationSession session = request.session();
            AuthorizationCallback callback = bed.callback(bed.agreed(request));

            SocialLogin login = bed.connector.complete(callback, session);

            List<String> secrets = new ArrayList<>(secrets(bed, session, callback));
            secrets.addAll(List.of("hint-of-a-person", "value-of-the-caller"));
            secrets.addAll(secrets(login));
            assertThat(witness.heard()).isNotEmpty().doesNotContain(secrets);
            assertThat(List.of(
                            bed.connector,
                            bed.context,
                            options,
                            request,
                            session,
                            callback,
                            login,
                            login.tokens(),
                            login.profile(),
                            login.idToken()))
                    .allSatisfy(each -> assertThat(each.toString()).doesNotContain(secrets));
        }
    }

    /** With messages, causes and stacks, codes and scopes. */
    @ParameterizedTest
    @MethodSource("dev.socialconnector.testing.contract.ContractFaults#echoes")
    default void whatAServerQuotesIsNotRepeated(Function<String, Fault> echo) {
        for (String path : bed().pathsOfComplete()) {
            try (ContractWitness witness = new ContractWitness()) {
                ContractBed bed = bed().in(context -> context.withListener(witness));
                AuthorizationRequest request = bed.begin();
                AuthorizationCallback callback = bed.callback(bed.agreed(request));
                List<String> secrets = secrets(bed, request.session(), callback);
                bed.relay.mend();
                bed.relay.forgetCalls();
                bed.relay.spoil(path, echo.apply(String.join("~", secrets)));

                ConnectorException refusal =
                        Refusals.refusalOf(() -> bed.connector.complete(callback, request.session()));

                List<String> told = List.of(
                        Refusals.printed(refusal),
                        refusal.providerCode().toString(),
                        refusal.missingScopes().toString(),
                        witness.heard());
                assertThat(told).as(path).allSatisfy(text -> assertThat(text)
                        .doesNotContain(secrets)
                        .doesNotContain(credentials(bed)));
            }
        }
    }

    @Test
    default void aRefusedCallbackTellsNoSecret() {
        ReturningBrowser browser = new ReturningBrowser(bed());
        AuthorizationSession another = bed().begin().session();

        ConnectorException refusal = Refusals.refusalOf(() -> bed().complete(browser.query.raw(), another));

        assertThat(Refusals.printed(refusal))
                .doesNotContain(secrets(bed(), browser.session, bed().callback(browser.query.raw())))
                .doesNotContain(another.state());
    }

    private static List<String> secrets(ContractBed bed, AuthorizationSession session, AuthorizationCallback callback) {
        List<String> secrets = new ArrayList<>(bed.secretSettings());
        secrets.add(session.state());
        secrets.add(callback.code().orElseThrow());
        session.nonce().ifPresent(secrets::add);
        session.codeVerifier().ifPresent(secrets::add);
        assertThat(secrets).as("secrets, which are to be searched for").allSatisfy(secret -> assertThat(secret)
                .hasSizeGreaterThanOrEqualTo(SHORTEST));
        return secrets;
    }

    /** The tokens, the ID token in its parts too, and who it is. */
    private static List<String> secrets(SocialLogin login) {
        TokenSet tokens = login.tokens();
        return Stream.of(
                        tokens.accessToken().stream(),
                        tokens.refreshToken().stream(),
                        tokens.idToken().stream().flatMap(token -> Stream.of(token.split("\\.", -1))),
                        Stream.of(login.profile().subject()),
                        login.profile().nickname().stream(),
                        login.profile().name().stream(),
                        login.profile().email().map(email -> email.address()).stream())
                .flatMap(each -> each)
                .filter(secret -> secret.length() >= SHORTEST)
                .toList();
    }

    /** The access tokens that were shown to the provider. */
    private static List<String> credentials(ContractBed bed) {
        Stream<String> shown = bed.relay.calls().stream()
                .flatMap(call -> call.header("Authorization").stream())
                .map(header -> header.substring(header.indexOf(' ') + 1));
        return Stream.concat(shown, Stream.of("never-empty")).toList();
    }
}
