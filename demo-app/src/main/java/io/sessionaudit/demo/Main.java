package io.sessionaudit.demo;

import java.io.PrintStream;
import java.sql.SQLException;

import io.sessionaudit.demo.server.DemoServer;
import io.sessionaudit.demo.server.ServerUnavailableException;

/** The command line of the order service. */
public final class Main {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        // Explicit exit: a thread that monitors the embedded server would keep the JVM alive.
        System.exit(new Main(System.out, System.err).execute(arguments));
    }

    /** Executes the command and returns the exit code. A server that it starts stops when the JVM ends. */
    int execute(String... arguments) {
        if (arguments.length == 0 || arguments[0].equals("-h") || arguments[0].equals("--help")) {
            out.println(Arguments.USAGE);
            return OK;
        }
        try {
            Arguments wanted = Arguments.parse(arguments);
            new Demonstration(out).run(wanted, server(wanted));
            return OK;
        } catch (UsageException misuse) {
            return complain(misuse, MISUSED);
        } catch (ServerUnavailableException | SQLException failure) {
            return complain(failure, FAILED);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return complain(interrupted, FAILED);
        }
    }

    private static DemoServer server(Arguments wanted) throws UsageException {
        try {
            return DemoServer.start(wanted.url());
        } catch (IllegalArgumentException badUrl) {
            throw new UsageException(badUrl.getMessage());
        }
    }

    /** Prints the first line only: some drivers' messages have several. */
    private int complain(Exception problem, int status) {
        err.println("demo-app: "
                + String.valueOf(problem.getMessage()).lines().findFirst().orElse("failed"));
        return status;
    }
}
