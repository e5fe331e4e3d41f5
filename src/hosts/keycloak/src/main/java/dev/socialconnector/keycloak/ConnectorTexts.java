package dev.socialconnector.keycloak;

import dev.socialconnector.settings.ConfigField;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.theme.ThemeResourceProvider;

/**
 * The texts of this door in the language of whoever reads them. The admin console looks a field's label and help up as keys, and shows
 * the key where there is no text: so the key is the English text, and there is one more text for each further language.
 */
final class ConnectorTexts implements ThemeResourceProvider {
    private static final String BUNDLE = "messages";

    private final List<AdminForm> forms;

    ConnectorTexts(List<AdminForm> forms) {
        this.forms = forms;
    }

    @Override
    public Properties getMessages(String bundle, Locale locale) throws IOException {
        Properties texts = new Properties();
        if (bundle.equals(BUNDLE)) {
            pages(locale, texts);
            String language = locale.toLanguageTag();
            forms.forEach(form -> form.drawn().forEach(field -> add(field, language, texts)));
        }
        return texts;
    }

    @Override
    public @Nullable URL getTemplate(String name) {
        return null;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) {
        return null;
    }

    @Override
    public void close() {}

    private static void add(ConfigField field, String language, Properties texts) {
        translate(field.label().english(), field.label().in(language), texts);
        translate(FieldHelp.of(field, "en"), FieldHelp.of(field, language), texts);
    }

    private static void translate(String english, String translated, Properties texts) {
        if (!translated.equals(english)) {
            texts.setProperty(english, translated);
        }
    }

    /** There is a file for each language that has one; Keycloak asks for each on its own. */
    private static void pages(Locale locale, Properties texts) throws IOException {
        String file = "pages_" + locale.getLanguage() + ".properties";
        try (@Nullable InputStream stream = ConnectorTexts.class.getResourceAsStream(file)) {
            if (stream != null) {
                try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
            }
        }
    }
}
