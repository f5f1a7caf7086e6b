package io.sessionaudit.tools;

import java.util.Locale;
import java.util.concurrent.Callable;

import io.sessionaudit.core.options.OptionsPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the options of the agent. */
@Command(
        name = "options",
        description = "Lists the options of the agent.",
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footer = {"", "Example: java -jar session-audit.jar options --format markdown"})
final class OptionsCommand implements Callable<Integer> {
    /** Values of {@code --format}. */
    enum OptionsFormat {
        TEXT,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private OptionsFormat format = OptionsFormat.TEXT;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(format == OptionsFormat.TEXT ? OptionsPage.text() : OptionsPage.markdown());
        return spec.exitCodeOnSuccess();
    }
}
