package io.sessionaudit.tools;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script for a shell. */
@Command(
        name = "completion",
        description = {
            "Prints a script with which a shell completes commands and options of session-audit, for an alias of"
                    + " that name:",
            "alias session-audit='java -jar /path/to/session-audit.jar'"
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footer = {
            "",
            "Example: source <(java -jar session-audit.jar completion bash)",
            "         java -jar session-audit.jar completion fish > ~/.config/fish/completions/session-audit.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    private static final String NAME = "session-audit";

    /** Values of {@code SHELL}. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CommandLine all = spec.root().commandLine();
        if (shell == Shell.FISH) {
            fish(all, out);
        } else {
            out.print(AutoComplete.bash(NAME, all)); // also for zsh: the script enables bash completion there
        }
        return spec.exitCodeOnSuccess();
    }

    private static void fish(CommandLine all, PrintWriter out) {
        Map<String, CommandLine> commands = all.getSubcommands();
        String names = String.join(" ", commands.keySet());
        commands.forEach((name, command) -> {
            CommandSpec of = command.getCommandSpec();
            out.println("complete -c " + NAME + " -n 'not __fish_seen_subcommand_from " + names + "' -f -a " + name
                    + " -d " + quoted(first(of.usageMessage().description())));
            for (OptionSpec option : of.options()) {
                out.println("complete -c " + NAME + " -n '__fish_seen_subcommand_from " + name + "'" + names(option)
                        + values(option) + " -d " + quoted(first(option.description())));
            }
        });
    }

    private static String names(OptionSpec option) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        return names.toString();
    }

    private static String values(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        return option.completionCandidates() == null
                ? " -r"
                : " -x -a " + quoted(String.join(" ", option.completionCandidates()));
    }

    private static String first(String... description) {
        String text = description.length == 0 ? "" : description[0];
        return text.replaceAll("\\$\\{[^}]*}", "").replace("%n", " ");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
