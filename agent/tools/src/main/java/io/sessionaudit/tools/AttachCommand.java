package io.sessionaudit.tools;

import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.sessionaudit.core.attach.AttachAnswer;
import io.sessionaudit.core.log.PrintableText;
import io.sessionaudit.core.options.OptionException;
import io.sessionaudit.core.options.SettingsLoader;
import io.sessionaudit.tools.attach.AttachFailure;
import io.sessionaudit.tools.attach.Attachment;
import io.sessionaudit.tools.attach.RunningJvms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Audits a running JVM, or changes the options of an audit. */
@Command(
        name = "attach",
        description = {
            "Starts to audit a running JVM; if it is audited already, changes options of the audit.",
            "enabled=false switches it off, enabled=true on again."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; standard output describes the result",
            "1:the command itself failed",
            "2:wrong usage: no such process, no JVM, or an option that is not accepted; nothing was changed",
            "3:the JVM does not allow to attach, or the agent cannot run there; nothing was changed"
        },
        footer = {"", "Example: java -jar session-audit.jar attach 4242 held-after=10s,log=/var/log/app/audit.jsonl"})
final class AttachCommand implements Callable<Integer> {
    /** The exit code if the other JVM is the cause. */
    static final int REFUSED = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--list", description = "Lists the JVMs of this user: pid, main class, whether audited already.")
    private boolean list;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PID", description = "The process id of the JVM.")
    private String pid;

    @Parameters(
            index = "1..*",
            paramLabel = "NAME=VALUE",
            description = "Options of the agent; the command options lists them.")
    private List<String> options = List.of();

    @Override
    public Integer call() {
        try {
            return list ? list() : attach();
        } catch (AttachFailure e) {
            return fail(e.getMessage(), e.isWrongUsage() ? spec.exitCodeOnInvalidInput() : REFUSED);
        } catch (NoClassDefFoundError e) {
            return fail("this Java lacks the module jdk.attach; run the command with the java of a JDK", REFUSED);
        }
    }

    private int list() {
        if (pid != null) {
            throw new ParameterException(spec.commandLine(), "give attach either --list or a PID");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<RunningJvms.RunningJvm> jvms = RunningJvms.list();
        if (jvms.isEmpty()) {
            out.println("this user runs no other JVM");
            return spec.exitCodeOnSuccess();
        }
        int width = Math.max(
                4, jvms.stream().mapToInt(jvm -> jvm.main().length()).max().orElse(0));
        String row = "%8s  %-" + width + "s  %s%n";
        out.printf(row, "PID", "MAIN", "AUDITED");
        jvms.forEach(jvm -> out.printf(row, jvm.pid(), jvm.main(), jvm.audited()));
        return spec.exitCodeOnSuccess();
    }

    private int attach() throws AttachFailure {
        long process = pid();
        String given = String.join(",", options);
        checkOptions(given);
        AttachAnswer answer = Attachment.attach(process, given, ownJar());
        if (answer.outcome() != AttachAnswer.Outcome.DONE) {
            return fail(
                    answer.text(),
                    answer.outcome() == AttachAnswer.Outcome.WRONG_OPTION ? spec.exitCodeOnInvalidInput() : REFUSED);
        }
        spec.commandLine().getOut().println(process + ": " + PrintableText.of(answer.text()));
        return spec.exitCodeOnSuccess();
    }

    private long pid() {
        if (pid == null) {
            throw new ParameterException(
                    spec.commandLine(), "attach needs the PID of a JVM; attach --list shows those of this user");
        }
        try {
            return Long.parseUnsignedLong(pid);
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(), "\"" + pid + "\" is no PID; attach --list shows the JVMs of this user");
        }
    }

    /** Checks the options before anything is sent to the other JVM, which reads the file named by config itself. */
    private void checkOptions(String given) {
        try {
            SettingsLoader.check(given);
        } catch (OptionException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private int fail(String message, int exitCode) {
        spec.commandLine().getErr().println("session-audit: " + message);
        return exitCode;
    }

    /** {@return this jar, which the isolated class loader sets as the code source of its classes} */
    static Path ownJar() {
        try {
            return Path.of(AttachCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
