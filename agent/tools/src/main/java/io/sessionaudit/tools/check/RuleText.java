package io.sessionaudit.tools.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

import io.sessionaudit.core.log.FindingKind;

/**
 * The text that explains a kind of finding, from {@code rules.properties}.
 *
 * @param description what it is, and why it matters
 * @param fix how to change the application
 */
record RuleText(String description, String fix) {
    private static final Properties TEXTS = load();

    /** {@return the text of a kind} */
    static RuleText of(FindingKind kind) {
        return new RuleText(TEXTS.getProperty(kind.label() + ".description"), TEXTS.getProperty(kind.label() + ".fix"));
    }

    private static Properties load() {
        Properties texts = new Properties();
        try (InputStream in = RuleText.class.getResourceAsStream("rules.properties")) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
