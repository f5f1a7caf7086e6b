package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.sessionaudit.core.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TailCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private Thread tail;

    @AfterEach
    void itEndsWhenItIsInterrupted() throws InterruptedException {
        tail.interrupt();
        tail.join(10_000);
        assertThat(tail.isAlive()).isFalse();
    }

    @Test
    void printsLastRecordsAndThenNewOnes() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            for (int i = 1; i <= 5; i++) {
                log.closed("Orders.find", Duration.ofMillis(i));
            }
            log.flush();
            start("-n", "2", file);
            await().until(() -> text().lines().count() == 2);
            assertThat(text()).contains("closed after 4.0 ms", "closed after 5.0 ms", "com.acme.Orders.find");

            log.closed("Orders.find", Duration.ofMillis(6)).flush();
            await().until(() -> text().contains("closed after 6.0 ms"));
        }
    }

    @Test
    void followsRotatedLog() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            start(file);
            log.closed("Orders.find", Duration.ofMillis(1)).flush();
            await().until(() -> text().contains("closed after 1.0 ms"));

            log.closed("Orders.find", Duration.ofMillis(2)).flush();
            Files.move(file, directory.resolve("audit.20261122-120000-000.jsonl"));
            log.rotate(file).closed("Orders.list", Duration.ofMillis(3)).flush();

            await().until(() -> text().contains("closed after 3.0 ms"));
            assertThat(text()).containsOnlyOnce("closed after 2.0 ms").contains("com.acme.Orders.list");
        }
    }

    @Test
    void printsSelectedRecordsOnly() throws IOException {
        Path file = directory.resolve("audit.jsonl");
        try (SampleLog log = new SampleLog(file)) {
            start("--type", "finding", "--site", "Orders.slow", file);
            Session slow = log.open("Orders.slow");
            Session other = log.open("Orders.other");
            log.pass(Duration.ofSeconds(31))
                    .held(other, 1)
                    .held(slow, 1)
                    .close(slow)
                    .close(other)
                    .flush();

            await().until(() -> text().contains("held"));
            assertThat(text().lines()).singleElement().asString().contains("warning held", "Orders.slow");
        }
    }

    private void start(Object... arguments) {
        String[] texts = new String[arguments.length + 1];
        texts[0] = "tail";
        for (int i = 0; i < arguments.length; i++) {
            texts[i + 1] = arguments[i].toString();
        }
        tail = new Thread(() -> Tools.run(texts, new PrintWriter(out), new PrintWriter(new StringWriter())));
        tail.start();
    }

    private String text() {
        return out.toString();
    }
}
