package dev.socialconnector.microsoft;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.toolkit.oauth.ClientCheck;
import java.util.Map;
import java.util.Optional;

/** Tells which setting it is that Microsoft refused a made-up code for: the tenant, the client or the secret, by its numbers. */
final class MicrosoftFaults {
    private static final ConfigFault SECRET = ConfigFault.of(
            "clientSecret",
            "is wrong or has expired; it must be the secret's value",
            "값이 잘못되었거나 만료되었습니다. 암호의 값을 입력하세요");
    private static final ConfigFault CLIENT = ConfigFault.of(
            "clientId", "or clientSecret is not accepted by Microsoft", "또는 clientSecret이 Microsoft에서 허용되지 않습니다");
    private static final Map<String, ConfigFault> BY_CODE = Map.of(
            "AADSTS7000215", SECRET,
            "AADSTS7000222", SECRET,
            "AADSTS7000218", SECRET,
            "AADSTS700016", ConfigFault.of("clientId", "is not known in this tenant", "이 테넌트에 없는 애플리케이션입니다"),
            "AADSTS90002", ConfigFault.of("tenant", "is not known to Microsoft", "Microsoft에 없는 테넌트입니다"),
            "AADSTS9002326",
                    ConfigFault.of(
                            "redirectUri",
                            "is registered for a single-page application, not for the web",
                            "웹이 아닌 단일 페이지 애플리케이션용으로 등록되어 있습니다"),
            "AADSTS50011", ConfigFault.of("redirectUri", "is not registered", "등록되지 않은 주소입니다"));

    /** The request is malformed: so is a code that is made up. */
    private static final String MALFORMED = "AADSTS9002313";

    private MicrosoftFaults() {}

    static Optional<ConfigFault> of(ConnectorException refusal) {
        Optional<ConfigFault> known = refusal.providerCode().map(BY_CODE::get);
        return known.isPresent()
                        || refusal.providerCode().filter(MALFORMED::equals).isPresent()
                ? known
                : ClientCheck.byReason(any -> CLIENT).apply(refusal);
    }
}
