package io.sessionaudit.tools.recipes;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.sessionaudit.core.options.OptionException;
import io.sessionaudit.core.options.SettingsLoader;
import io.sessionaudit.tools.Command;
import picocli.CommandLine;

/**
 * Checks commands of the documentation. Options of the agent are loaded; commands of session-audit.jar are parsed, and
 * run on a log if they need no JVM; jq is run on a log, if it is installed; scripts exist and know the flags; modules,
 * profiles and tests that Maven is given exist. Arguments of other programs are not checked.
 */
final class DocumentedCommands {
    private static final Set<String> RUN = Set.of("report", "sessions", "check", "export", "options", "version");
    private static final String JAR = "session-audit.jar";
    private static final Pattern FLAG = Pattern.compile("--[a-z][a-z-]*");
    private static final Pattern LOG = Pattern.compile(".*\\.jsonl(\\*|\\.gz)?|-|[^-].*\\*");

    private final Path checkout;
    private final Path log;
    private final Path scratch;

    /**
     * For commands of one checkout.
     *
     * @param log an audit log, which replaces the logs that commands name
     * @param scratch a directory for what the commands write
     */
    DocumentedCommands(Path checkout, Path log, Path scratch) {
        this.checkout = checkout;
        this.log = log;
        this.scratch = scratch;
    }

    /** {@return what is wrong with a command, or null} */
    String problem(ShellCommand command) throws IOException {
        for (var variable : command.variables().entrySet()) {
            String problem = variable(variable.getKey(), variable.getValue());
            if (problem != null) {
                return problem;
            }
        }
        String program = command.program();
        if (program.equals("export")) {
            return problem(new ShellCommand(variables(command.arguments()), List.of(), command.line()));
        }
        if (program.equals("java") || program.endsWith("/bin/java")) {
            return java(command.arguments());
        }
        if (program.startsWith("scripts/")) {
            return script(program, command.arguments());
        }
        if (program.equals("jq")) {
            return readsLog(command) && hasJq() ? jq(command.arguments()) : null;
        }
        return program.endsWith("mvnw") || program.equals("mvn") ? maven(command.arguments()) : null;
    }

    /** Whether the command is run, not only checked. */
    boolean isRun(ShellCommand command) {
        List<String> words = command.words();
        int jar = words.indexOf("-jar");
        return switch (command.program()) {
            case "jq" -> readsLog(command);
            case "export", "cd" -> true;
            case "java" ->
                jar == 1
                        && jar + 2 < words.size()
                        && words.get(jar + 1).endsWith(JAR)
                        && RUN.contains(words.get(jar + 2));
            default -> false;
        };
    }

    /** Whether jq is installed; it must be with {@code -Dsession-audit.test.jq=required}. */
    static boolean hasJq() {
        return "required".equals(System.getProperty("session-audit.test.jq"))
                || Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "jq")));
    }

    private static boolean readsLog(ShellCommand command) {
        return command.arguments().stream().anyMatch(argument -> argument.endsWith(".jsonl"));
    }

    private String jq(List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("jq"));
        arguments.forEach(argument -> words.add(argument.endsWith(".jsonl") ? log.toString() : argument));
        Process jq = new ProcessBuilder(words).redirectErrorStream(true).start();
        String out = new String(jq.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return jq.waitFor() == 0 ? null : out;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> variables(List<String> words) {
        Map<String, String> variables = new LinkedHashMap<>();
        words.stream()
                .filter(word -> word.contains("="))
                .map(word -> word.split("=", 2))
                .forEach(pair -> variables.put(pair[0], pair[1]));
        return variables;
    }

    private String variable(String name, String value) throws IOException {
        if (name.equals("JAVA_TOOL_OPTIONS") || name.equals("JDK_JAVA_OPTIONS")) {
            return java(List.of(value.split(" ")));
        }
        if (name.startsWith("SESSION_AUDIT_") && !name.matches("SESSION_AUDIT_(TEST_JDKS|SIGN|TAIL)")) {
            return option(name.substring("SESSION_AUDIT_".length())
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-') + "=" + value);
        }
        return null;
    }

    private String java(List<String> arguments) throws IOException {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String problem = null;
            if (argument.startsWith("-javaagent:")) {
                problem = agent(argument.substring("-javaagent:".length()));
            } else if (argument.startsWith("-Dsession-audit.") && !argument.startsWith("-Dsession-audit.test.")) {
                problem = option(argument.substring("-Dsession-audit.".length()));
            } else if (argument.equals("-jar") && i + 1 < arguments.size()) {
                String jar = arguments.get(i + 1);
                return jar.endsWith(JAR) ? command(arguments.subList(i + 2, arguments.size())) : null;
            }
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static String agent(String text) {
        String[] parts = text.split("=", 2);
        if (parts[0].contains(JAR) && !parts[0].endsWith(JAR)) {
            return parts[0] + " does not end with " + JAR;
        }
        return parts.length == 1 || !parts[0].endsWith(JAR) ? null : option(parts[1]);
    }

    private static String option(String options) {
        try {
            SettingsLoader.check(options);
            return null;
        } catch (OptionException e) {
            return e.getMessage();
        }
    }

    private String command(List<String> given) throws IOException {
        List<String> arguments = new ArrayList<>(given);
        try {
            Command.parse(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            return e.getMessage();
        }
        if (arguments.isEmpty() || !RUN.contains(arguments.get(0))) {
            return null;
        }
        boolean writesBaseline = arguments.contains("--write-baseline");
        for (int i = 1; i < arguments.size(); i++) {
            String before = arguments.get(i - 1);
            if (before.equals("-o") || before.equals("--output")) {
                arguments.set(i, scratch.resolve("output").toString());
            } else if (before.equals("--baseline")) {
                arguments.set(i, scratch.resolve("baseline.json").toString());
            } else if (before.equals("--source-root")) {
                arguments.set(i, checkout.toString());
            } else if (LOG.matcher(arguments.get(i)).matches()) {
                arguments.set(i, log.toString());
            }
        }
        if (arguments.contains("--baseline") && !writesBaseline && Files.notExists(scratch.resolve("baseline.json"))) {
            Command.run("check", "--baseline", scratch.resolve("baseline.json"), "--write-baseline", log);
        }
        Command command = Command.run(arguments.toArray());
        boolean isAccepted = command.exitCode() == 0
                || command.exitCode() == 1 && arguments.get(0).equals("check");
        return isAccepted ? null : "ended with " + command.exitCode() + ": " + command.err();
    }

    private String script(String name, List<String> arguments) throws IOException {
        Path script = checkout.resolve(name);
        if (!Files.isExecutable(script)) {
            return name + " does not exist";
        }
        String usage = Files.readString(script);
        for (String argument : arguments) {
            Matcher flag = FLAG.matcher(argument);
            if (flag.lookingAt() && !usage.contains(flag.group())) {
                return name + " does not know " + flag.group();
            }
        }
        return name.equals("scripts/test") ? maven(arguments) : null;
    }

    private String maven(List<String> arguments) throws IOException {
        String pom = Files.readString(checkout.resolve("pom.xml"));
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String next = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            if (argument.equals("-pl")) {
                for (String module : next.split(",")) {
                    if (!Files.isRegularFile(checkout.resolve(module).resolve("pom.xml"))) {
                        return "no module " + module;
                    }
                }
            } else if (argument.equals("-P") && !pom.contains("<id>" + next + "</id>")) {
                return "no profile " + next;
            } else if (argument.matches("-D(it\\.)?test=.*")) {
                for (String test : argument.substring(argument.indexOf('=') + 1).split(",")) {
                    if (!test.matches("none|.*[*#.].*") && !hasTest(test)) {
                        return "no test " + test;
                    }
                }
            }
        }
        return null;
    }

    boolean hasTest(String name) throws IOException {
        try (Stream<Path> files = Files.walk(checkout.resolve("agent"))) {
            return files.anyMatch(file -> file.endsWith(name + ".java"));
        }
    }
}
