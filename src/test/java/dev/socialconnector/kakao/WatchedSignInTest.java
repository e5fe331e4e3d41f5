package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.ConnectorListener.KeySetFetch;
import dev.socialconnector.ConnectorListener.ProviderCall;
import dev.socialconnector.ConnectorListener.SignInOutcome;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a host's listener hears, and that nothing it does disturbs a sign-in. */
final class WatchedSignInTest {
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

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    @BeforeEach
    void collectMistakes() {
        Thread.setDefaultUncaughtExceptionHandler((thread, mistake) -> mistakes.add(mistake));
    }

    @AfterEach
    void restoreHandler() {
        Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
    }

    @Test
    void everyRequestAndTheEndAreTold() {
        RecordingListener recorder = new RecordingListener();

        watchedBy(recorder).signIn();

        assertThat(recorder.only(ProviderCall.class))
                .extracting(ProviderCall::step)
                .containsExactlyInAnyOrder(Step.CODE_EXCHANGE, Step.KEY_SET, Step.PROFILE);
        assertThat(recorder.only(ProviderCall.class)).allMatch(call -> call.status() == 200 && call.attempt() == 1);
        assertThat(recorder.only(SignInOutcome.class)).singleElement().matches(outcome -> outcome.failure()
                .isEmpty());
    }

    @Test
    void failuresAreToldWithTheirReason() {
        RecordingListener recorder = new RecordingListener();
        KakaoBed watched = watchedBy(recorder);
        bed.kakao.inject(KakaoPaths.USER_ME, Fault.dropConnection());

        assertThat(watched.refusal()).isNotNull();

        assertThat(recorder.only(ProviderCall.class))
                .filteredOn(call -> call.step() == Step.PROFILE)
                .extracting(ProviderCall::status, ProviderCall::attempt)
                .containsExactly(tuple(0, 1), tuple(0, 2));
        assertThat(recorder.only(SignInOutcome.class))
                .singleElement()
                .matches(outcome -> outcome.failure().orElseThrow() == Reason.UNAVAILABLE
                        && outcome.step().orElseThrow() == Step.PROFILE);
    }

    @Test
    void downloadsOfKeysAreToldWithTheirEnd() throws InterruptedException {
        RecordingListener recorder = new RecordingListener();
        KakaoBed watched = watchedBy(recorder);
        bed.kakao.inject(KakaoPaths.JWKS, Fault.answer(200, "{}"));

        assertThat(watched.refusal().step()).isEqualTo(Step.KEY_SET);
        endOfDownloads();
        bed.kakao.clearFaults();
        watched.signIn();
        endOfDownloads();

        assertThat(recorder.only(KeySetFetch.class))
                .extracting(KeySetFetch::keys, KeySetFetch::failure)
                .containsExactly(tuple(0, Optional.of(Reason.UNEXPECTED_RESPONSE)), tuple(2, Optional.empty()));
    }

    /** Whatever a host's interceptor throws: who waits is told, and the next one starts anew. */
    @Test
    void aDownloadThatBreaksOffKeepsNobodyWaiting() {
        AtomicBoolean breaking = new AtomicBoolean(true);
        KakaoBed fragile = bed.over(new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    if (chain.request().url().encodedPath().equals(KakaoPaths.JWKS) && breaking.getAndSet(false)) {
                        throw new StackOverflowError();
                    }
                    return chain.proceed(chain.request());
                })
                .build());

        ConnectorException refusal = fragile.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal).hasMessageContaining("broke off");
        assertThat(fragile.signIn().idToken()).isPresent();
    }

    @Test
    void aListenerThatFailsDisturbsNothing() {
        KakaoBed watched = watchedBy(new Troublemaker());

        assertThat(watched.signIn().idToken()).isPresent();
        bed.kakao.keys().rotate();
        assertThat(watched.signIn().idToken()).isPresent();

        assertThat(mistakes).hasAtLeastOneElementOfType(AssertionError.class);
        assertThat(mistakes).hasAtLeastOneElementOfType(IllegalStateException.class);
    }

    /** The host is told last, when the sign-in may be over already. */
    private static void endOfDownloads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("social-connector-download")) {
                thread.join(5_000);
            }
        }
    }

    private KakaoBed watchedBy(ConnectorListener listener) {
        return bed.in(context -> context.withListener(listener));
    }
}
