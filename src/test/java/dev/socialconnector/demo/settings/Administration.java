package dev.socialconnector.demo.settings;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Turn;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.providers.ProviderAddresses;
import dev.socialconnector.demo.web.BrowserCookie;
import dev.socialconnector.demo.web.FormTokens;
import dev.socialconnector.demo.web.Notice;
import dev.socialconnector.demo.web.ProblemPage;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Texts;
import dev.socialconnector.demo.web.Visit;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConnectorMetadata;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a host does for its administrator: it shows the connector's settings, tries them and takes new ones. Nobody has to sign in
 * for it here; so it answers on this machine only, and only under a name that means this machine.
 */
public final class Administration {
    public static final String PATH = "/admin";
    public static final String COOKIE = "demo-admin";

    private static final Duration TIME_TO_FILL_IN = Duration.ofHours(8);
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final BrowserCookie cookie = new BrowserCookie(COOKIE, PATH, TIME_TO_FILL_IN, false);
    private final DemoProviders providers;
    private final LiveProvider provider;
    private final ProviderAddresses addresses;
    private final FormTokens tokens;

    public Administration(
            DemoProviders providers, LiveProvider provider, ProviderAddresses addresses, FormTokens tokens) {
        this.providers = providers;
        this.provider = provider;
        this.addresses = addresses;
        this.tokens = tokens;
    }

    /** Returns the path of the page of the provider with this id. */
    public static String path(String id) {
        return PATH + "/" + id;
    }

    /** Answers {@code GET /admin/…}. */
    public Reply show(Visit visit) {
        if (!visit.isLocal()) {
            return ProblemPage.notHere(visit.texts());
        }
        String browser = visit.cookie(COOKIE).isEmpty() ? newKey() : visit.cookie(COOKIE);
        SettingsForm form = SettingsForm.of(provider.metadata(), provider.settings());
        return page(visit, 200, form, Notice.html(visit), browser).with(cookie.holding(browser));
    }

    /** Answers {@code POST /admin/…}, sent by either button. */
    public Reply change(Visit visit) {
        if (!visit.isLocal()) {
            return ProblemPage.notHere(visit.texts());
        }
        SettingsForm typed = SettingsForm.typed(provider.metadata(), visit.form(), provider.settings());
        if (!typed.faults().isEmpty()) {
            return page(visit, 422, typed, "");
        }
        try {
            return visit.form().text("do").equals("test") ? test(visit, typed) : save(typed);
        } catch (ConnectorException refused) {
            return page(visit, 422, typed, Notice.html(reason(refused, visit.texts())));
        }
    }

    private Reply save(SettingsForm typed) {
        provider.configure(typed.settings());
        return Notice.SAVED.at(path(provider.id()));
    }

    /** Tries what was typed, and saves nothing. */
    private Reply test(Visit visit, SettingsForm typed) {
        Optional<ConfigurationCheck> check = provider.tryOut(typed.settings()).capability(ConfigurationCheck.class);
        if (check.isEmpty()) {
            return page(visit, 422, typed, "");
        }
        List<ConfigFault> refused = check.get().check(addresses.callback());
        return refused.isEmpty()
                ? page(visit, 200, typed, Notice.html(visit.texts().get("admin.accepted")))
                : page(visit, 422, typed.with(refused), "");
    }

    /** The message is the administrator's: it names settings, and holds no value and nothing from outside. */
    private static String reason(ConnectorException refused, Texts texts) {
        return refused.reason().turn() == Turn.LATER
                ? texts.get("admin.unavailable")
                : texts.get("admin.refused") + " " + refused.getMessage();
    }

    private Reply page(Visit visit, int status, SettingsForm form, String news) {
        return page(visit, status, form, news, visit.cookie(COOKIE));
    }

    private Reply page(Visit visit, int status, SettingsForm form, String news, String browser) {
        boolean testable =
                provider.connector().capability(ConfigurationCheck.class).isPresent();
        List<ConnectorMetadata> all =
                providers.all().stream().map(LiveProvider::metadata).toList();
        return new SettingsPage(form, visit.texts()).reply(status, news, tokens.of(browser), testable, addresses, all);
    }

    private String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
