package io.sessionaudit.runtime;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.sessionaudit.core.Version;
import io.sessionaudit.core.attach.AttachAnswer;
import io.sessionaudit.core.attach.AttachAnswer.Outcome;
import io.sessionaudit.core.attach.AttachRequest;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.options.OptionException;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.options.SettingsLoader;

/** Handles later attach requests to the running agent: changed options, a dump, the state. Threadsafe; never throws. */
final class AttachHandler implements UnaryOperator<String> {
    private final Audit audit;
    private final AgentProperties properties;
    private final PerformanceData state;

    AttachHandler(Audit audit, AgentProperties properties, PerformanceData state) {
        this.audit = audit;
        this.properties = properties;
        this.state = state;
        properties.put(AttachAnswer.VERSION_PROPERTY, Version.current());
        showState();
    }

    /**
     * Handles a request.
     *
     * @param argument the argument of the agent that was attached later
     * @return the answer, one line
     */
    @Override
    public synchronized String apply(String argument) {
        AttachRequest request = AttachRequest.of(argument);
        AttachAnswer answer = answer(request);
        if (request.wantsAnswer()) {
            properties.putAnswer(answer);
        } else {
            Diagnostics.print(answer.text());
        }
        return answer.text();
    }

    private AttachAnswer answer(AttachRequest request) {
        String mark = request.mark();
        try {
            if (request.version() != null && !request.version().equals(Version.current())) {
                throw AgentRefusedException.otherVersion(Version.current(), request.version());
            }
            String done = request.isDump() ? audit.dump() : request.isLive() ? audit.live() : change(request.options());
            return new AttachAnswer(mark, Outcome.DONE, done);
        } catch (OptionException e) {
            return new AttachAnswer(mark, Outcome.WRONG_OPTION, e.getMessage());
        } catch (AgentRefusedException | IllegalStateException e) {
            return new AttachAnswer(mark, Outcome.REFUSED, e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            return new AttachAnswer(mark, Outcome.REFUSED, "cannot change (" + SafeText.of(e.toString()) + ")");
        }
    }

    private String change(String options) throws OptionException {
        List<Settings.Change> changes = audit.change(SettingsLoader.change(audit.settings(), options));
        showState();
        String log = ", log=" + audit.logName();
        if (changes.isEmpty()) {
            return (isOn() ? "already audited" : "switched off") + "; nothing to change" + log;
        }
        return changes.stream().map(AttachHandler::describe).collect(Collectors.joining(", ", "changed ", log));
    }

    private boolean isOn() {
        return audit.settings().get(Options.ENABLED);
    }

    private void showState() {
        properties.put(AttachAnswer.STATE_PROPERTY, isOn() ? "on" : "off");
        state.set((isOn() ? "on " : "off ") + Version.current());
    }

    private static String describe(Settings.Change change) {
        return change.option().name() + " from " + shown(change.before()) + " to " + shown(change.after());
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
