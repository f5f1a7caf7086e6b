package io.sessionaudit.core.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Loads options from default, file, environment, system property and agent argument; a later one overrides. */
public final class SettingsLoader {
    private static final String ENVIRONMENT_PREFIX = "SESSION_AUDIT_";
    private static final String PROPERTY_PREFIX = "session-audit.";

    /** A parameter of session-audit-junit, no option of the agent. */
    private static final String FAIL_ON = "fail-on";

    /** System properties of the project's own tests, which are not options. */
    private static final String TEST_PREFIX = "test.";

    private record Given(String text, String origin) {}

    private final Map<Option<?>, Given> given = new LinkedHashMap<>();
    private final List<String> ignored = new ArrayList<>();

    private SettingsLoader() {}

    /**
     * Loads the settings.
     *
     * @param agentArgument the text after {@code -javaagent:session-audit.jar=}, or null
     * @param properties the system properties
     * @param environment the environment
     * @throws OptionException for the first option that is not accepted
     */
    public static Settings load(String agentArgument, Map<String, String> properties, Map<String, String> environment)
            throws OptionException {
        SettingsLoader loader = new SettingsLoader();
        Map<String, String> argument = AgentArgument.parse(agentArgument);
        Map<String, String> fromProperties = fromProperties(properties);
        Map<String, String> fromEnvironment = fromEnvironment(environment);

        String file = first(Options.CONFIG.name(), argument, fromProperties, fromEnvironment);
        if (file != null) {
            loader.takeAll(readFile(file), "in " + file);
        }
        loader.takeKnown(fromEnvironment);
        loader.takeAll(fromProperties, "as a system property");
        loader.takeAll(argument, "in the agent argument");
        return loader.settings();
    }

    /**
     * Checks options without the settings that they will be combined with.
     *
     * @param options as in the agent argument; may be null
     * @throws OptionException for the first option that is not accepted
     */
    public static void check(String options) throws OptionException {
        SettingsLoader loader = new SettingsLoader();
        loader.takeAll(AgentArgument.parse(options), "given to attach");
        loader.settings();
    }

    /**
     * Applies options to the effective settings.
     *
     * @param options as in the agent argument; may be null
     * @throws OptionException for the first option that is not accepted, or that is fixed
     */
    public static Settings change(Settings current, String options) throws OptionException {
        SettingsLoader loader = new SettingsLoader();
        loader.takeAll(current.given(), "current");
        loader.takeAll(AgentArgument.parse(options), "given to attach");
        Settings next = loader.settings();
        for (Settings.Change change : current.changesTo(next)) {
            if (Options.isFixed(change.option())) {
                throw new OptionException(
                        "option " + change.option().name() + " cannot change while the agent runs; it stays "
                                + (change.before().isEmpty() ? "without a value" : change.before())
                                + " until the JVM is restarted");
            }
        }
        return next;
    }

    /**
     * Finds {@code on-install-error} even if the other options cannot be loaded.
     *
     * @return its value, or its default if the value is not accepted
     */
    public static Options.OnInstallError onInstallError(
            String agentArgument, Map<String, String> properties, Map<String, String> environment) {
        Option<Options.OnInstallError> option = Options.ON_INSTALL_ERROR;
        try {
            String text = first(
                    option.name(),
                    AgentArgument.pairs(agentArgument),
                    fromProperties(properties),
                    fromEnvironment(environment));
            return option.parse(text == null ? option.defaultText() : text, "");
        } catch (OptionException e) {
            return Options.OnInstallError.CONTINUE;
        }
    }

    private Settings settings() throws OptionException {
        Map<Option<?>, Object> values = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Option<?> option : Options.ALL) {
            Given own = given.get(option);
            if (own == null) {
                values.put(option, option.defaultValue());
            } else {
                values.put(option, option.parse(own.text, own.origin));
                texts.put(option.name(), own.text.strip());
            }
        }
        return new Settings(values, texts, ignored);
    }

    private void takeAll(Map<String, String> pairs, String origin) throws OptionException {
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            given.put(find(pair.getKey(), origin), new Given(pair.getValue(), origin));
        }
    }

    private static boolean isSimilar(String name) {
        return nearest(name) != null;
    }

    private static String nearest(String name) {
        return Suggestion.nearest(name, Options.ALL.stream().map(Option::name).toList());
    }

    /** Other programs use the prefix, too: Kubernetes sets variables with the name of each service. */
    private void takeKnown(Map<String, String> environment) throws OptionException {
        Map<String, String> known = new LinkedHashMap<>(environment);
        known.keySet()
                .removeIf(name ->
                        Options.ALL.stream().noneMatch(option -> option.name().equals(name)));
        takeAll(known, "in the environment");
        environment.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .sorted()
                .forEach(name -> ignored.add(variable(name) + suggestion(name)));
    }

    private static String suggestion(String name) {
        String nearest = nearest(name);
        return nearest == null ? "" : " (did you mean " + variable(nearest) + "?)";
    }

    private static String variable(String name) {
        return ENVIRONMENT_PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static Option<?> find(String name, String origin) throws OptionException {
        for (Option<?> option : Options.ALL) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        String nearest = nearest(name);
        throw new OptionException("unknown option \"" + name + "\" (" + origin + ")"
                + (nearest == null ? "" : ", did you mean \"" + nearest + "\"?")
                + "; \"java -jar session-audit.jar options\" lists them all");
    }

    private static Map<String, String> readFile(String file) throws OptionException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new OptionException("option config: cannot read " + file + " ("
                    + e.getClass().getSimpleName() + "); name a readable properties file");
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        if (!properties.stringPropertyNames().stream().allMatch(SettingsLoader::isSimilar)) {
            // The name is not shown: the file may be any that this JVM may read.
            throw new OptionException("option config: " + file + " contains a name that is similar to no option; name a"
                    + " properties file with options, one name=value per line; \"java -jar session-audit.jar options\""
                    + " lists them all");
        }
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> pairs.put(name, properties.getProperty(name)));
        return pairs;
    }

    private static Map<String, String> fromProperties(Map<String, String> properties) {
        Map<String, String> pairs = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(PROPERTY_PREFIX)
                    && !name.startsWith(PROPERTY_PREFIX + TEST_PREFIX)
                    && !name.equals(PROPERTY_PREFIX + FAIL_ON)) {
                pairs.put(name.substring(PROPERTY_PREFIX.length()), value);
            }
        });
        return pairs;
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment) {
        Map<String, String> pairs = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX)) {
                String rest = name.substring(ENVIRONMENT_PREFIX.length());
                pairs.put(rest.toLowerCase(Locale.ROOT).replace('_', '-'), value);
            }
        });
        return pairs;
    }

    @SafeVarargs
    private static String first(String name, Map<String, String>... places) {
        for (Map<String, String> place : places) {
            if (place.containsKey(name)) {
                return place.get(name);
            }
        }
        return null;
    }
}
