package io.sessionaudit.tools.top;

import java.util.List;

import io.sessionaudit.tools.top.ScreenLine.LineKind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class StateViewTest {
    private static final JsonNode STATE = JsonMapper.shared().readTree("""
            {"time":"2026-11-30T12:34:56.123456Z","pid":4242,"main":"orders.jar","auditing":true,"dropped":3,"open":2,
            "pools":[{"source":"orders","in_use":2,"max":2,"waiting":5,"lost":0,"exhausted":true,"timeouts":1,
            "sessions":1234},{"source":"mail","in_use":0,"max":9,"waiting":0,"lost":0,"exhausted":false,"timeouts":0,
            "sessions":1}],
            "places":[{"source":"orders","place":"com.acme.Orders.save(Orders.java:42)","in_use":2,"idle_percent":95,
            "held_ms":31000.0}],
            "sessions":[{"session":7,"thread":"worker-1","session_state":"idle","held_ms":31000.0,"idle_ms":100.0,
            "statements":1,"uncommitted_changes":true,"place":"com.acme.Orders.save(Orders.java:42)"},
            {"session":9,"thread":"evil\\u001b[2J\\u0007","session_state":"in-call","held_ms":5000.0,"idle_ms":900.0,
            "statements":8,"place":"com.acme.Orders.save(Orders.java:42)"}],
            "findings":[{"finding":1,"kind":"starved","severity":"error","time":"2026-11-30T12:34:50Z","count":3,
            "place":"com.acme.Orders.save(Orders.java:42)"}]}
            """);

    @Test
    void printsEverythingAsPlainLines() {
        List<String> lines = StateView.plain(STATE, 120);
        assertThat(lines)
                .first()
                .asString()
                .startsWith("session-audit top  4242 orders.jar  12:34:56Z  2 sessions open  3 not recorded");
        assertThat(lines)
                .anyMatch(line -> line.matches("orders +2 +2 +5 +1 +0 +1234"))
                .anyMatch(line -> line.matches("com.acme.Orders.save\\(Orders.java:42\\) +2 +95 +31.0 s"))
                .anyMatch(line -> line.matches(" +7 worker-1 +idle\\* +31.0 s +100 ms +1 com.acme.Orders.save.*"))
                .anyMatch(line -> line.matches("12:34:50 +starved +3 +com.acme.Orders.save.*"));
    }

    @Test
    void neverPrintsControlCharactersOfTheApplication() {
        assertThat(String.join("", StateView.plain(STATE, 120)).chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void fitsIntoTheTerminal() {
        for (int width : new int[] {40, 80, 200}) {
            for (int height : new int[] {5, 24, 60}) {
                List<ScreenLine> lines = StateView.lines(STATE, SortOrder.HELD, width, height, 7, "");
                assertThat(lines.subList(1, lines.size()))
                        .allMatch(line -> line.text().length() <= width);
                assertThat(lines.size()).isLessThanOrEqualTo(Math.max(16, height));
            }
        }
    }

    @Test
    void marksExhaustedPoolAndSelectedSession() {
        List<ScreenLine> lines = StateView.lines(STATE, SortOrder.HELD, 80, 24, 9, "");
        assertThat(lines).filteredOn(line -> line.kind() == LineKind.SELECTED)
                .singleElement()
                .satisfies(line -> assertThat(line.text()).contains("in-call"));
        assertThat(lines).filteredOn(line -> line.kind() == LineKind.ALARM)
                .extracting(line -> line.text().split(" ")[0])
                .containsExactly("orders", "12:34:50");
    }

    @Test
    void sortsSessions() {
        assertThat(StateView.sessionNumbers(STATE, SortOrder.HELD)).containsExactly(7L, 9L);
        assertThat(StateView.sessionNumbers(STATE, SortOrder.IDLE)).containsExactly(9L, 7L);
        assertThat(StateView.sessionNumbers(STATE, SortOrder.USE)).containsExactly(9L, 7L);
        assertThat(SortOrder.USE.next()).isEqualTo(SortOrder.HELD);
    }
}
