package io.sessionaudit.tools.recipes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/** The commands of the documentation that are not run, each with its reason: the file {@code not-run.txt}. */
final class NotRunCommands {
    /**
     * A reason.
     *
     * @param beginning how the command begins
     * @param reason why it cannot run here
     * @param runBy what runs such a command
     */
    record Reason(String beginning, String reason, String runBy) {}

    private final List<Reason> reasons;
    private final TreeSet<String> unused = new TreeSet<>();

    private NotRunCommands(List<Reason> reasons) {
        this.reasons = reasons;
        reasons.forEach(each -> unused.add(each.beginning()));
    }

    static NotRunCommands read() throws IOException {
        try (InputStream in = NotRunCommands.class.getResourceAsStream("not-run.txt")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static NotRunCommands parse(String text) {
        return new NotRunCommands(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| ", -1))
                .map(cells -> {
                    if (cells.length != 3) {
                        throw new IllegalArgumentException(
                                String.join(" | ", cells) + " is not: beginning | reason | by");
                    }
                    return new Reason(cells[0], cells[1], cells[2]);
                })
                .toList());
    }

    List<Reason> reasons() {
        return reasons;
    }

    /** Whether there is a reason not to run the command; the reason counts as used. */
    boolean contains(ShellCommand command) {
        String text = String.join(" ", command.words());
        return reasons.stream()
                        .filter(each -> text.startsWith(each.beginning()))
                        .peek(each -> unused.remove(each.beginning()))
                        .count()
                > 0;
    }

    /** {@return the beginnings with which no command of the documentation begins} */
    List<String> unused() {
        return List.copyOf(unused);
    }
}
