package io.sessionaudit.demo.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.sessionaudit.scope.Sessions;

/** A second JVM with a session of its own. */
final class OtherProcess {

    private static final String URL = "SESSION_DEMO_URL";

    private OtherProcess() {}

    public static void main(String[] arguments) throws SQLException {
        MysqlDataSource dataSource = new MysqlDataSource();
        dataSource.setUrl(System.getenv(URL));
        Sessions.of(dataSource)
                .run(session ->
                        System.out.print("process " + ProcessHandle.current().pid() + ": " + session
                                + ", which the server knows as " + SixSteps.serverId(session)));
    }

    /** {@return what a JVM like this one prints} */
    static String start(String url) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), OtherProcess.class.getName());
        // Not as an argument: those are seen by every user of the machine.
        builder.environment().put(URL, url);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the second process failed, with exit code " + process.exitValue());
        }
        return printed;
    }
}
