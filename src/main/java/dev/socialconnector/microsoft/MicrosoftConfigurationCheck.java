package dev.socialconnector.microsoft;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries the settings by exchanging a code that is made up: Microsoft refuses it for the tenant, the client or the secret if one of them
 * is wrong, and for the code if not.
 */
final class MicrosoftConfigurationCheck implements ConfigurationCheck {
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

    private final OAuthClient client;
    private final TokenEndpoint tokenEndpoint;

    MicrosoftConfigurationCheck(OAuthClient client, TokenEndpoint tokenEndpoint) {
        this.client = client;
        this.tokenEndpoint = tokenEndpoint;
    }

    @Override
    public List<ConfigFault> check(String redirectUri) {
        ConnectorException refusal = tokenEndpoint.refusalOfMadeUpCode(redirectUri, true, client.deadline());
        Optional<ConfigFault> fault = refusal.providerCode().map(BY_CODE::get);
        if (fault.isPresent()) {
            return List.of(fault.get());
        }
        boolean ofCode = refusal.reason() == Reason.CODE_EXPIRED
                || refusal.providerCode().filter(MALFORMED::equals).isPresent();
        if (ofCode) {
            return List.of();
        }
        if (refusal.reason() == Reason.MISCONFIGURED) {
            return List.of(CLIENT);
        }
        throw refusal;
    }
}
