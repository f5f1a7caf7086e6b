package io.sessionaudit.tools;

import java.util.Collection;

import io.sessionaudit.core.options.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on one line what is wrong with the command line, and how to mend it. */
final class UsageErrors implements IParameterExceptionHandler {
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
        if (problem instanceof MissingParameterException && !(argument instanceof OptionSpec)) {
            String name = command.getCommandName();
            return name + " needs a log; for example: java -jar session-audit.jar " + name
                    + " session-audit-4242.jsonl";
        }
        if (argument instanceof OptionSpec option && option.completionCandidates() != null) {
            String given =
                    problem.getValue() == null ? "lacks its value" : "has the value \"" + problem.getValue() + "\"";
            return "option " + option.longestName() + " " + given + "; give it one of "
                    + String.join(", ", option.completionCandidates());
        }
        return problem.getMessage();
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
