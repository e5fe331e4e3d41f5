package dev.socialconnector.spring.login;

import dev.socialconnector.ConnectorException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;

/** Observes the end of sign-ins: how long, with what, and how it came out. Calls to the provider happen inside. */
record SignInObservation(ObservationRegistry registry) {
    static final String NAME = "social.sign-in";

    private static final String REGISTRATION = "registration";
    private static final String OUTCOME = "outcome";

    @SuppressWarnings("try") // the scope is there to be closed
    <T> T of(String registrationId, Supplier<T> work) {
        Observation observation = Observation.start(NAME, registry)
                .contextualName("sign in with " + registrationId)
                .lowCardinalityKeyValue(REGISTRATION, registrationId)
                .lowCardinalityKeyValue(OUTCOME, "error");
        try (Observation.Scope scope = observation.openScope()) {
            T result = work.get();
            observation.lowCardinalityKeyValue(OUTCOME, "success");
            return result;
        } catch (ConnectorException failure) {
            observation.lowCardinalityKeyValue(OUTCOME, FailureTexts.code(failure.reason()));
            throw failure;
        } finally {
            observation.stop();
        }
    }
}
