package io.sessionaudit.tools.sessions;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.tools.input.SitePlace;
import io.sessionaudit.tools.input.StackFold;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints an open session of a dump as text. */
public final class OpenSessionText {
    private OpenSessionText() {}

    /** Prints a session. */
    public static void print(String json, PrintWriter out) {
        JsonNode session = JsonMapper.shared().readTree(json);
        out.println();
        out.println(SessionPrinter.harmless("session " + text(session, LogFormat.SESSION) + " of "
                + text(session, LogFormat.SOURCE) + ", thread " + text(session, LogFormat.THREAD)
                + (session.has(LogFormat.SERVER_ID) ? ", server id " + text(session, LogFormat.SERVER_ID) : "")
                + ", open for "
                + SessionPrinter.millis(session.path(LogFormat.HELD_MS).asDouble(0)) + ", statements "
                + text(session, LogFormat.STATEMENTS)
                + (session.path(LogFormat.IN_CALL).asBoolean(false) ? ", in a call now" : "")
                + (session.has(LogFormat.TRACE_ID) ? ", trace " + text(session, LogFormat.TRACE_ID) : "")));
        if (session.has(LogFormat.LAST_SQL)) {
            out.println("  last statement: " + SessionPrinter.harmless(text(session, LogFormat.LAST_SQL)));
        }
        opened(session, out);
        String state = session.has(LogFormat.OWNER_STATE) ? " (" + text(session, LogFormat.OWNER_STATE) + ")" : "";
        frames("  its thread now" + state, session.path(LogFormat.OWNER_FRAMES), out);
    }

    /** Prints the place first, then the stack, in which the frames of libraries are folded. */
    private static void opened(JsonNode session, PrintWriter out) {
        List<String> frames = texts(session.path(LogFormat.FRAMES));
        if (!session.has(LogFormat.PLACE)) {
            frames("  opened at", session.path(LogFormat.FRAMES), out);
            return;
        }
        out.println("  opened at " + SessionPrinter.harmless(text(session, LogFormat.PLACE)));
        String through = SitePlace.throughLine(texts(session.path(LogFormat.THROUGH)));
        if (through != null) {
            out.println("    " + SessionPrinter.harmless(through));
        }
        out.println("  its stack");
        StackFold.lines(frames, StackFold.of(session.path(LogFormat.FRAME_KINDS), frames.size()))
                .forEach(line -> out.println("    " + SessionPrinter.harmless(line)));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asString("")));
        return texts;
    }

    private static void frames(String heading, JsonNode frames, PrintWriter out) {
        if (frames.isEmpty()) {
            out.println(heading + ": not known");
            return;
        }
        out.println(heading);
        frames.forEach(frame -> out.println("    " + SessionPrinter.harmless(frame.asString(""))));
    }

    private static String text(JsonNode session, String field) {
        return session.path(field).asString("-");
    }
}
