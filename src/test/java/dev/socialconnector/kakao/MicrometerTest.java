package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorListener;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Metrics of sign-ins with Micrometer, as an example of a listener; the library itself does not know Micrometer. */
final class MicrometerTest {
    /** Counts and times what happens. Each tag has a few values only, and none says anything about a person. */
    private record SignInMetrics(MeterRegistry meters) implements ConnectorListener {
        @Override
        public void providerCalled(ProviderCall call) {
            meters.timer(
                            "social.provider.calls",
                            "connector",
                            call.connectorId(),
                            "step",
                            word(call.step()),
                            "status",
                            call.status() == 0 ? "none" : Integer.toString(call.status()))
                    .record(call.duration());
        }

        @Override
        public void signInFinished(SignInOutcome outcome) {
            meters.timer(
                            "social.signins",
                            "connector",
                            outcome.connectorId(),
                            "outcome",
                            outcome(outcome.failure()),
                            "step",
                            outcome.step().map(SignInMetrics::word).orElse("none"))
                    .record(outcome.duration());
        }

        private static String outcome(Optional<ConnectorException.Reason> failure) {
            return failure.map(SignInMetrics::word).orElse("success");
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start().in(context -> context.withListener(new SignInMetrics(meters)));

    @Test
    void signInsAreCountedByReason() {
        bed.signIn();
        bed.signIn();
        bed.kakao.inject(KakaoPaths.USER_ME, 1, Fault.kapiError(403, -4, "text"));
        bed.refusal();

        assertThat(signIns("success")).isEqualTo(2);
        assertThat(signIns("account_restricted")).isEqualTo(1);
    }

    @Test
    void callsAreCountedByStepAndStatus() {
        bed.signIn();
        bed.kakao.inject(KakaoPaths.TOKEN, 1, Fault.dropConnection());
        bed.refusal();

        assertThat(calls("code_exchange", "200")).isEqualTo(1);
        assertThat(calls("code_exchange", "none")).isEqualTo(1);
        assertThat(calls("profile", "200")).isEqualTo(1);
        assertThat(calls("key_set", "200")).isEqualTo(1);
    }

    @Test
    void nothingInThemIsAboutAPersonOrSecret() {
        SocialLogin login = bed.signIn();

        assertThat(texts()).isNotEmpty().allSatisfy(text -> assertThat(text)
                .doesNotContain(Secrets.of(login.profile()))
                .doesNotContain(Secrets.of(login.tokens()))
                .doesNotContain(bed.config.clientSecret().orElseThrow()));
    }

    private long signIns(String outcome) {
        return meters.get("social.signins")
                .tag("connector", "kakao")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private long calls(String step, String status) {
        return meters.get("social.provider.calls")
                .tag("step", step)
                .tag("status", status)
                .timer()
                .count();
    }

    private List<String> texts() {
        return meters.getMeters().stream()
                .map(Meter::getId)
                .flatMap(id -> Stream.concat(
                        Stream.of(id.getName()), id.getTags().stream().map(Tag::getValue)))
                .toList();
    }
}
