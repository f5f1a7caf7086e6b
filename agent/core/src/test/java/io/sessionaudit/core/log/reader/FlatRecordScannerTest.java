package io.sessionaudit.core.log.reader;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Lines that the fast path accepts are accepted by Jackson with the same result. */
class FlatRecordScannerTest {
    private static final String SESSION =
            "{\"type\":\"session\",\"time\":\"2026-11-22T12:00:01.000000Z\",\"session\":1842,"
                    + "\"source\":\"orders-pool\",\"thread\":\"http-8\",\"thread_id\":31,\"site\":\"5f2c9a1e\","
                    + "\"virtual\":false,\"held_ms\":12.481,"
                    + "\"statements\":0,\"end\":\"closed\"}";
    private static final List<String> NAMES = List.of(
            "type", "time", "session", "source", "thread", "thread_id", "virtual", "held_ms", "end", "a", "b", "");
    private static final String BYTES = "{}[]\":,.-+eE0123456789tfn\\ /u\t\u00e9rals";

    @Test
    void acceptsSession() {
        assertThat(scan(SESSION)).isNotNull();
    }

    @Test
    void leavesNonAsciiEscapesAndListsToJackson() {
        assertThat(scan(SESSION.replace("http-8", "\u00e9"))).isNull();
        assertThat(scan(SESSION.replace("http-8", "\\n"))).isNull();
        assertThat(scan(SESSION.replace("31", "[31]"))).isNull();
        assertThat(scan(SESSION.replace("31", "null"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":-0}",
                "{\"a\":-0.0}",
                "{\"a\":0.1}",
                "{\"a\":00}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.1}",
                "{\"a\":-}",
                "{\"a\":+1}",
                "{\"a\":1e3}",
                "{\"a\":123456789012345678}",
                "{\"a\":-123456789012345678}",
                "{\"a\":9223372036854775807}",
                "{\"a\":9223372036854775808}",
                "{\"a\":123456789012.345678}",
                "{\"a\":0.30000000000000004}",
                "{\"a\":1234567.0000000001}",
                "{\"a\":true}",
                "{\"a\":truer}",
                "{\"a\":tru}",
                "{\"a\":\"true\"}",
                "{\"a\":\"7\"}",
                "{\"a\":\"\"}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"a\":\"x\"}",
                "{\"a\":1,}",
                "{\"a\"}",
                "{\"a\":1}}",
                "{\"a\":1} ",
                "{\"a\":1",
                "{\"a\":\"1}",
                "{\"a\":\"\u007f\"}",
                "{}",
                "{",
                ""
            })
    void readsUnusualLinesLikeJackson(String line) {
        compare(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsRandomlyDamagedLinesLikeJackson() {
        Random random = new Random(20261122);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder line = new StringBuilder(SESSION);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(line.length());
                char other = BYTES.charAt(random.nextInt(BYTES.length()));
                switch (random.nextInt(3)) {
                    case 0 -> line.setCharAt(at, other);
                    case 1 -> line.insert(at, other);
                    default -> line.deleteCharAt(at);
                }
            }
            compare(line.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void compare(byte[] line) {
        FlatRecord flat = FlatRecordScanner.scan("a", 1, line);
        if (flat == null) {
            return;
        }
        String text = new String(line, StandardCharsets.UTF_8);
        JsonNode node;
        try {
            node = JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            throw new AssertionError("accepted what Jackson refuses: " + text, e);
        }
        JsonRecord tree = new JsonRecord("a", 1, node);
        for (String name : NAMES) {
            assertThat(flat.shape(name)).as("%s of %s", name, text).isEqualTo(tree.shape(name));
            assertThat(flat.has(name)).as("%s of %s", name, text).isEqualTo(tree.has(name));
            assertThat(flat.text(name)).as("%s of %s", name, text).isEqualTo(tree.text(name));
            assertThat(flat.number(name, -7)).as("%s of %s", name, text).isEqualTo(tree.number(name, -7));
            assertThat(flat.decimal(name, -7)).as("%s of %s", name, text).isEqualTo(tree.decimal(name, -7));
            assertThat(flat.flag(name)).as("%s of %s", name, text).isEqualTo(tree.flag(name));
        }
        assertThat(flat.type()).isEqualTo(tree.type());
        assertThat(flat.time()).isEqualTo(tree.time());
        assertThat(flat.json()).isEqualTo(text);
    }

    private static FlatRecord scan(String line) {
        return FlatRecordScanner.scan("a", 1, line.getBytes(StandardCharsets.UTF_8));
    }
}
