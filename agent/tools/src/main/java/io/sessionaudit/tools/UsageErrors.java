package io.sessionaudit.tools;

import java.util.Collection;
import java.util.stream.Stream;

import io.sessionaudit.core.options.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports on one line what is wrong with the command line, and how to fix it. */
final class UsageErrors implements IParameterExceptionHandler {
    private static final String EXAMPLE = "Example: ";

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println("session-audit: " + describe(problem));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String describe(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().get(0), command);
        }
        ArgSpec argument = argument(problem);
        if (argument instanceof PositionalParamSpec parameter) {
            return describe(problem, parameter, command);
        }
        if (argument instanceof OptionSpec option && option.completionCandidates() != null) {
            String given =
                    problem.getValue() == null ? "lacks its value" : "has the value \"" + problem.getValue() + "\"";
            return "option " + option.longestName() + " " + given + "; give it one of "
                    + String.join(", ", option.completionCandidates());
        }
        return problem.getMessage();
    }

    private static String describe(ParameterException problem, PositionalParamSpec parameter, CommandLine command) {
        String label = parameter.paramLabel();
        if (problem instanceof MissingParameterException) {
            String name = command.getCommandName();
            return label.equals("LOG")
                    ? name + " needs a log; for example: java -jar session-audit.jar " + name
                            + " session-audit-4242.jsonl"
                    : name + " needs a " + label + example(command);
        }
        if (problem.getValue() == null) {
            return problem.getMessage();
        }
        String given = label + " has the value \"" + problem.getValue() + "\"; give it ";
        return parameter.completionCandidates() == null
                ? given + "a number" + example(command)
                : given + "one of " + String.join(", ", parameter.completionCandidates());
    }

    private static String example(CommandLine command) {
        return Stream.of(command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith(EXAMPLE))
                .findFirst()
                .map(line -> "; for example: " + line.substring(EXAMPLE.length()))
                .orElse("");
    }

    private static ArgSpec argument(ParameterException problem) {
        return problem instanceof MissingParameterException missing
                        && !missing.getMissing().isEmpty()
                ? missing.getMissing().get(0)
                : problem.getArgSpec();
    }

    private static String unknown(String word, CommandLine command) {
        Collection<String> commands = command.getSubcommands().keySet();
        if (word.startsWith("-")) {
            return "unknown option \"" + word + "\""
                    + suggestion(word, command.getCommandSpec().optionsMap().keySet()) + "; --help lists the options";
        }
        if (!commands.isEmpty()) {
            return "unknown command \"" + word + "\"" + suggestion(word, commands) + "; --help lists the commands";
        }
        return command.getCommandName() + " takes no \"" + word + "\"; see --help";
    }

    private static String suggestion(String word, Collection<String> names) {
        String nearest = Suggestion.nearest(word, names);
        return nearest == null ? "" : ", did you mean \"" + nearest + "\"?";
    }
}
