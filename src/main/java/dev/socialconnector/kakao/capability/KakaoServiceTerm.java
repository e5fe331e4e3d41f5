package dev.socialconnector.kakao.capability;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One of the service's own terms that are registered with Kakao, and how it stands with a person.
 *
 * @param tag the term's name, given in Kakao's console
 * @param required whether the application requires it
 * @param agreed whether the person agreed
 * @param revocable whether that can be taken back; Kakao also says so of some terms that were not agreed to
 * @param agreedAt when the person agreed
 * @param agreedBy how, in Kakao's words: {@code KAUTH} on Kakao's own page, {@code KAPI} as the service reported it; new words may
 *     appear at any time
 */
public record KakaoServiceTerm(
        String tag,
        boolean required,
        boolean agreed,
        boolean revocable,
        Optional<Instant> agreedAt,
        Optional<String> agreedBy) {
    public KakaoServiceTerm {
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(agreedAt, "agreedAt");
        Objects.requireNonNull(agreedBy, "agreedBy");
    }

    /** Leaves out the texts that come from outside. */
    @Override
    public String toString() {
        return "KakaoServiceTerm[required=" + required + ", agreed=" + agreed + ", revocable=" + revocable + "]";
    }
}
