package io.sessionaudit.core.options;

/** Renders the table of options: docs/options.md, and the output of the command {@code options}. */
public final class OptionsPage {
    private OptionsPage() {}

    /** {@return docs/options.md} */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Options

                <!-- Generated from io.sessionaudit.core.options.Options by scripts/generate-docs. Do not edit. -->

                Options can be given in five places; a later one overrides an earlier one:

                1. the default
                2. a properties file named by `config`: `held-after=10s`
                3. the environment: `SESSION_AUDIT_HELD_AFTER=10s` (unknown names are reported and ignored)
                4. a system property: `-Dsession-audit.held-after=10s`
                5. the agent argument: `-javaagent:session-audit.jar=held-after=10s,thread-rule=reject`

                In the agent argument a part without `=` belongs to the value before it:
                `thread-rule-allow=com.acme.A,com.acme.B`.

                Those that *may change* can be changed at run time, see [attach.md](attach.md):
                `java -jar session-audit.jar attach PID held-after=10s`.

                | option | default | values | what it does | may change | since |
                | --- | --- | --- | --- | --- | --- |
                """);
        for (Option<?> option : Options.ALL) {
            page.append("| `%s` | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            option.name(),
                            option.defaultText().isEmpty() ? "none" : "`" + option.defaultText() + "`",
                            values(option),
                            option.description(),
                            Options.isFixed(option) ? "no" : "yes",
                            option.since()));
        }
        return page.toString().replace(System.lineSeparator(), "\n");
    }

    /** {@return the options as plain text} */
    public static String text() {
        StringBuilder page = new StringBuilder();
        for (Option<?> option : Options.ALL) {
            page.append("%s=%s%n    %s%n    values: %s; %s; since %s%n"
                    .formatted(
                            option.name(),
                            option.defaultText(),
                            option.description(),
                            values(option),
                            Options.isFixed(option) ? "fixed at the start" : "may change at run time",
                            option.since()));
        }
        return page.toString();
    }

    private static String values(Option<?> option) {
        return option.allowed().isEmpty() ? option.type().expected() : String.join(", ", option.allowed());
    }
}
