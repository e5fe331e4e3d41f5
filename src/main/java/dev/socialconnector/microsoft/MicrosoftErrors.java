package dev.socialconnector.microsoft;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.oauth.OAuthErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Microsoft's errors: the words of OAuth, and beside them a number that says more, AADSTS50011. It stands in {@code error_codes}, and at
 * the beginning of the description, of which nothing else is read: that names accounts and addresses.
 *
 * <p>Source: Microsoft, "Microsoft Entra authentication and authorization error codes".
 */
final class MicrosoftErrors {
    private static final Map<String, Reason> BY_NUMBER = Map.ofEntries(
            Map.entry("50105", Reason.ACCOUNT_RESTRICTED), // not assigned to the application
            Map.entry("65004", Reason.DENIED), // declined to consent
            Map.entry("65001", Reason.CONSENT_REQUIRED),
            Map.entry("90094", Reason.CONSENT_REQUIRED), // an administrator's
            Map.entry("50076", Reason.LOGIN_REQUIRED), // a second factor is needed
            Map.entry("50079", Reason.LOGIN_REQUIRED),
            Map.entry("7000215", Reason.MISCONFIGURED), // wrong secret
            Map.entry("7000222", Reason.MISCONFIGURED), // expired secret
            Map.entry("7000218", Reason.MISCONFIGURED), // missing secret
            Map.entry("50011", Reason.MISCONFIGURED), // redirect URI
            Map.entry("700016", Reason.MISCONFIGURED), // unknown application
            Map.entry("90002", Reason.MISCONFIGURED), // unknown tenant
            Map.entry("9002326", Reason.MISCONFIGURED)); // registered as a single-page application

    private static final String PREFIX = "AADSTS";
    private static final String EXPIRED = "70008";
    private static final Pattern NUMBER = Pattern.compile(PREFIX + "(\\d{4,8})(?!\\d).*", Pattern.DOTALL);

    private MicrosoftErrors() {}

    /** Reads an answer that is a refusal. */
    static ConnectorException ofAnswer(ProviderAnswer answer) {
        Optional<String> number = answer.json().flatMap(MicrosoftErrors::number);
        Optional<String> code = number.map(digits -> PREFIX + digits);
        ConnectorException refusal = OAuthErrors.ofAnswer(answer, code);
        boolean later = refusal.reason().turn() == ConnectorException.Turn.LATER;
        Optional<Reason> known = number.flatMap(digits -> reason(digits, answer.step()));
        return later || known.isEmpty()
                ? refusal
                : OAuthErrors.refusal(known.get(), answer)
                        .providerCode(code.orElseThrow())
                        .build();
    }

    /** Reads the error that a checked callback brought. */
    static ConnectorException ofCallback(AuthorizationCallback callback) {
        ConnectorException byWord = OAuthErrors.ofCallback(callback);
        Optional<String> number = callback.errorDescription().flatMap(MicrosoftErrors::numberIn);
        return number.map(digits -> ConnectorException.builder(
                                reason(digits, Step.CALLBACK).orElse(byWord.reason()),
                                Step.CALLBACK,
                                "the provider ended the sign-in")
                        .providerCode(PREFIX + digits)
                        .build())
                .orElse(byWord);
    }

    private static Optional<Reason> reason(String number, Step step) {
        if (number.equals(EXPIRED)) {
            return Optional.of(step == Step.CODE_EXCHANGE ? Reason.CODE_EXPIRED : Reason.INVALID_TOKEN);
        }
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /** Of several numbers, one that is known here says most. */
    private static Optional<String> number(JsonObject error) {
        List<String> numbers = Stream.concat(
                        error.members().get("error_codes") instanceof List<?> codes
                                ? codes.stream()
                                        .filter(Long.class::isInstance)
                                        .map(code -> PREFIX + code)
                                        .flatMap(code -> numberIn(code).stream())
                                : Stream.empty(),
                        error.text("error_description").flatMap(MicrosoftErrors::numberIn).stream())
                .toList();
        return numbers.stream()
                .filter(number -> number.equals(EXPIRED) || BY_NUMBER.containsKey(number))
                .findFirst()
                .or(() -> numbers.stream().findFirst());
    }

    private static Optional<String> numberIn(String description) {
        Matcher number = NUMBER.matcher(description);
        return number.matches() ? Optional.of(number.group(1)) : Optional.empty();
    }
}
