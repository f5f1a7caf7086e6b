package io.sessionaudit.demo;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"", "-h", "--help"})
    void printsItsUsage(String argument) {
        assertThat(execute(argument.isEmpty() ? new String[0] : new String[] {argument}))
                .isZero();
        assertThat(text(out)).startsWith("Usage: ").contains("clean|faulty|scoped");
        assertThat(text(err)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dirty, unknown run 'dirty'",
        "clean --order 5, unknown option '--order'",
        "clean --orders, --orders needs a value",
        "clean --orders many, 'not ''many'''",
        "clean --orders 0, 'not ''0'''",
        "clean --warm-up 0, --warm-up needs a whole number above 0",
        "clean --warm-up 2147483647 --orders 1, --warm-up and --orders exceed 2147483647 together",
        "learn --warm-up 5, 'none of --warm-up, --orders and --for'",
        "clean --for, --for needs a value",
        "clean --for ever, 'such as 90s, 30m or 1h, not ''ever'''",
        "clean --for 0s, 'not ''0s'''",
        "clean --orders 5 --for 1s, --orders and --for exclude each other",
        "clean --url jdbc:h2:mem:x, not a MySQL URL: jdbc:h2:mem:x",
    })
    void rejectsUnknownInputInOneLine(String arguments, String complaint) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().contains(complaint);
        assertThat(text(out)).isEmpty();
    }

    @Test
    void reportsUnreachableServerInOneLine() {
        assertThat(execute("clean", "--url", "jdbc:mysql://127.0.0.1:1/orders?user=me&password=secret"))
                .isEqualTo(1);
        assertThat(text(err).lines()).singleElement().asString().contains("the server refused the connection");
        assertThat(text(err)).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clean", "scoped"})
    void printsNumberOfBorrowsLast(String run) {
        assertThat(execute(run, "--orders", "120", "--url", TestServer.url())).isZero();
        assertThat(text(err)).isEmpty();
        assertThat(text(out).lines())
                .satisfiesExactly(
                        orders -> assertThat(orders)
                                .matches("orders: placed \\d+, rejected \\d+, in .* s,"
                                        + " \\d+ orders/s, p99 \\d+\\.\\d\\d ms"),
                        // One per order, and others for the tables, the look-ups and the sum at the end.
                        borrows -> assertThat(number(borrows)).isGreaterThan(122));
    }

    @Test
    void reportsWarmUpSeparately() {
        assertThat(execute("clean", "--warm-up", "60", "--orders", "40", "--url", TestServer.url()))
                .isZero();
        assertThat(text(out).lines())
                .satisfiesExactly(
                        warmUp -> assertThat(warmUp)
                                .startsWith("warm-up: ")
                                .satisfies(line -> assertThat(total(line)).isEqualTo(60)),
                        orders -> assertThat(orders)
                                .startsWith("orders: ")
                                .satisfies(line -> assertThat(total(line)).isEqualTo(40)),
                        borrows -> assertThat(number(borrows)).isGreaterThan(102));
    }

    @Test
    void learnShowsTheSixSteps() {
        assertThat(execute("learn", "--url", TestServer.url())).isZero();
        assertThat(text(err)).isEmpty();
        assertThat(text(out).lines().filter(line -> line.matches("\\d\\. .*"))).hasSize(6);
        assertThat(text(out))
                .contains("connections borrowed so far: 0")
                .contains("notes after one success and one failure: 1, connections borrowed: 0")
                .containsPattern("outer: (Session \\d+ \\[open.*)\\R   inner: \\1\\R   after: Session \\d+ \\[closed")
                .containsPattern("another process: process \\d+: Session 1 \\[open")
                .contains("A session is used only by the thread that opened it.")
                .contains("JdbcTemplate counts 2 notes on 1 borrowed connection")
                .contains("outside it counts 1", "the note: kept", "connections borrowed at the end: 0");
        assertThat(text(out)
                        .lines()
                        .filter(line -> line.contains("the server knows as"))
                        .map(line -> line.replaceFirst(".* as ", "")))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    private int execute(String... arguments) {
        return new Main(stream(out), stream(err)).execute(arguments);
    }

    /** The sum of placed and rejected orders. */
    private static int total(String line) {
        Matcher matcher = Pattern.compile("placed (\\d+), rejected (\\d+)").matcher(line);
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1)) + Integer.parseInt(matcher.group(2));
    }

    private static int number(String line) {
        assertThat(line).startsWith("borrows: ");
        return Integer.parseInt(line.substring("borrows: ".length()));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
