package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.KakaoPaths;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host's listener hears, and that nothing it does disturbs a sign-in. */
final class WatchedSignInTest {
    private static final class Recorder implements ConnectorListener {
        final List<Object> events = new CopyOnWriteArrayList<>();

        @Override
        public void providerCalled(ProviderCall call) {
            events.add(call);
        }

        @Override
        public void keySetFetched(KeySetFetch fetch) {
            events.add(fetch);
        }

        @Override
        public void signInFinished(SignInOutcome outcome) {
            events.add(outcome);
        }

        List<ConnectorListener.ProviderCall> calls() {
            return only(ConnectorListener.ProviderCall.class);
        }

        <E> List<E> only(Class<E> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /** Fails in every way that a listener can, errors included. */
    private static final class Troublemaker implements ConnectorListener {
        @Override
        public void providerCalled(ProviderCall call) {
            throw new IllegalStateException("a mistake of the host");
        }

        @Override
        public void keySetFetched(KeySetFetch fetch) {
            throw new AssertionError("another mistake of the host");
        }

        @Override
        public void signInFinished(SignInOutcome outcome) {
            throw new StackOverflowError();
        }
    }

    private final Thread.UncaughtExceptionHandler handlerBefore = Thread.getDefaultUncaughtExceptionHandler();
    private final List<Throwable> mistakes = new CopyOnWriteArrayList<>();
    private KakaoBed bed;

    @BeforeEach
    void start() {
        Thread.setDefaultUncaughtExceptionHandler((thread, mistake) -> mistakes.add(mistake));
        bed = KakaoBed.make();
    }

    @AfterEach
    void stop() {
        bed.close();
        Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
    }

    @Test
    void everyRequestAndTheEndAreTold() {
        Recorder recorder = new Recorder();

        watchedBy(recorder).signIn("jiu");

        assertThat(recorder.calls())
                .extracting(ConnectorListener.ProviderCall::step)
                .containsExactlyInAnyOrder(Step.CODE_EXCHANGE, Step.KEY_SET, Step.PROFILE);
        assertThat(recorder.calls()).allMatch(call -> call.status() == 200 && call.attempt() == 1);
        assertThat(recorder.only(ConnectorListener.SignInOutcome.class))
                .singleElement()
                .matches(outcome -> outcome.failure().isEmpty());
    }

    @Test
    void failuresAreToldWithTheirReason() {
        Recorder recorder = new Recorder();
        KakaoBed watched = watchedBy(recorder);
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.dropConnection());

        assertThat(watched.refusal("jiu")).isNotNull();

        assertThat(recorder.calls())
                .filteredOn(call -> call.step() == Step.PROFILE)
                .extracting(ConnectorListener.ProviderCall::status, ConnectorListener.ProviderCall::attempt)
                .containsExactly(tuple(0, 1), tuple(0, 2));
        assertThat(recorder.only(ConnectorListener.SignInOutcome.class))
                .singleElement()
                .matches(outcome -> outcome.failure().orElseThrow() == Reason.UNAVAILABLE
                        && outcome.step().orElseThrow() == Step.PROFILE);
    }

    @Test
    void aListenerThatFailsDisturbsNothing() {
        KakaoBed watched = watchedBy(new Troublemaker());

        assertThat(watched.signIn("jiu").idToken()).isPresent();
        bed.kakao.keys().rotate();
        assertThat(watched.signIn("jiu").idToken()).isPresent();

        assertThat(mistakes).hasAtLeastOneElementOfType(AssertionError.class);
        assertThat(mistakes).hasAtLeastOneElementOfType(IllegalStateException.class);
    }

    private KakaoBed watchedBy(ConnectorListener listener) {
        return bed.in(ConnectorContext.using(new OkHttpClient()).withListener(listener));
    }
}
