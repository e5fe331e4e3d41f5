package dev.socialconnector.demo.web;

import dev.socialconnector.settings.LocalizedText;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** What the pages say, in English or Korean; {@code src/test/resources/demo/texts*.properties}. */
public final class Texts {
    /** Stands in a text for the name of the provider that the page is about. */
    private static final String PROVIDER = "{provider}";

    private final Locale locale;
    private final ResourceBundle bundle;
    private final Optional<LocalizedText> provider;

    private Texts(Locale locale) {
        this(locale, Optional.empty());
    }

    private Texts(Locale locale, Optional<LocalizedText> provider) {
        this.provider = provider;
        this.locale = locale;
        Locale variant = locale.equals(Locale.KOREAN) ? Locale.KOREAN : Locale.ROOT;
        this.bundle = ResourceBundle.getBundle("demo.texts", variant, Texts.class.getClassLoader());
    }

    /** Chooses the language by the browser's {@code Accept-Language} (RFC 9110 section 12.5.4); English if in doubt. */
    public static Texts of(Optional<String> acceptLanguage) {
        try {
            List<Locale.LanguageRange> wishes = Locale.LanguageRange.parse(acceptLanguage.orElse("en"));
            Locale best = Locale.lookup(wishes, List.of(Locale.ENGLISH, Locale.KOREAN));
            return new Texts(best == null ? Locale.ENGLISH : best);
        } catch (IllegalArgumentException malformed) {
            return new Texts(Locale.ENGLISH);
        }
    }

    public Locale locale() {
        return locale;
    }

    public String get(String key) {
        return named(bundle.getString(key));
    }

    /** Returns the same texts about a provider; they call it by its name. */
    public Texts about(LocalizedText name) {
        return new Texts(locale, Optional.of(name));
    }

    /** Returns a text with the values in place of {@code {0}}, {@code {1}} and so on. */
    public String get(String key, Object... values) {
        return new MessageFormat(get(key), locale).format(values);
    }

    /** Returns a text, or the word itself where the demo has no other for it. */
    public String getOr(String key, String word) {
        return bundle.containsKey(key) ? get(key) : word;
    }

    private String named(String text) {
        return text.contains(PROVIDER)
                ? text.replace(
                        PROVIDER,
                        provider.map(name -> name.in(locale.toLanguageTag()))
                                .orElseGet(() -> bundle.getString("provider")))
                : text;
    }
}
