package io.sessionaudit.tools.top;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.sessionaudit.tools.attach.AttachFailure;
import io.sessionaudit.tools.sessions.OpenSessionText;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import tools.jackson.databind.JsonNode;

/** The view in a terminal, until a key ends it. Only what has changed is drawn. Not thread-safe. */
public final class TopScreen {
    private static final int KEY_MILLIS = 200;
    private static final int ESCAPE = 27;
    private static final int ESCAPE_MILLIS = 50;
    private static final String KEYS = "q quit  s sort  space freeze  up/down select  enter stacks";
    private static final String STACK_KEYS = "up/down scroll  enter back";

    private final Terminal terminal;
    private final LiveRequests requests;
    private final LiveFeed feed;
    private final boolean coloured;
    private final Display display;
    private volatile boolean resized = true;
    private int width;
    private int height;

    private JsonNode state;
    private SortOrder order = SortOrder.HELD;
    private boolean frozen;
    private long selected = -1;
    /** The stacks of one session; null while the state is shown. */
    private List<String> stacks;

    private int scrolled;

    /**
     * Creates a view.
     *
     * @param first the first state
     * @param coloured whether colours may be used
     */
    public TopScreen(Terminal terminal, LiveRequests requests, JsonNode first, boolean coloured) {
        this.terminal = terminal;
        this.requests = requests;
        this.coloured = coloured;
        state = first;
        feed = new LiveFeed(requests, first);
        display = new Display(terminal, true);
    }

    /** Shows the view; {@return why it ended, or null if the user ended it} */
    public String run() throws IOException {
        Attributes before = terminal.enterRawMode();
        terminal.handle(Terminal.Signal.WINCH, signal -> resized = true);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        feed.start();
        try {
            boolean continues = true;
            while (continues && feed.failure() == null) {
                state = frozen ? state : feed.latest();
                draw();
                continues = handle(key());
            }
            return feed.failure();
        } finally {
            terminal.puts(Capability.cursor_normal);
            terminal.puts(Capability.exit_ca_mode);
            terminal.setAttributes(before);
            terminal.flush();
        }
    }

    /** {@return whether to continue} */
    private boolean handle(int key) {
        switch (key) {
            case 'q', 3 -> {
                return false;
            }
            case -1 -> {
                return false; // end of the input
            }
            case 's' -> order = order.next();
            case ' ' -> frozen = !frozen;
            case 'A', 'k' -> move(-1);
            case 'B', 'j' -> move(1);
            case '\r', '\n' -> toggleStacks();
            default -> {}
        }
        return true;
    }

    /** {@return a key; an arrow as the last character of its sequence; -2 for none} */
    private int key() throws IOException {
        NonBlockingReader reader = terminal.reader();
        int key = reader.read(KEY_MILLIS);
        if (key != ESCAPE) {
            return key == 'A' || key == 'B' ? NonBlockingReader.READ_EXPIRED : key;
        }
        int next = reader.read(ESCAPE_MILLIS);
        return next == '[' || next == 'O' ? reader.read(ESCAPE_MILLIS) : NonBlockingReader.READ_EXPIRED;
    }

    private void move(int by) {
        if (stacks != null) {
            scrolled = Math.max(0, Math.min(stacks.size() - 1, scrolled + by));
            return;
        }
        List<Long> numbers = StateView.sessionNumbers(state, order);
        if (!numbers.isEmpty()) {
            int index = numbers.indexOf(selected);
            int next = index < 0 ? 0 : Math.max(0, Math.min(numbers.size() - 1, index + by));
            selected = numbers.get(next);
        }
    }

    private void toggleStacks() {
        if (stacks != null || selected < 0) {
            stacks = null;
            return;
        }
        scrolled = 0;
        try {
            String session = requests.session(selected);
            StringWriter text = new StringWriter();
            if (session == null) {
                text.write("session " + selected + " is not open any more");
            } else {
                OpenSessionText.print(session, new PrintWriter(text));
            }
            stacks = text.toString().strip().lines().toList();
        } catch (AttachFailure e) {
            stacks = List.of(e.getMessage());
        }
    }

    private void draw() {
        if (resized) {
            resized = false;
            Size size = terminal.getSize();
            display.clear();
            display.resize(Math.max(5, size.getRows()), Math.max(40, size.getColumns()));
            width = Math.max(40, size.getColumns());
            height = Math.max(5, size.getRows());
        }
        List<ScreenLine> lines = new ArrayList<>(stacks == null ? stateLines() : stackLines());
        while (lines.size() < height - 1) {
            lines.add(ScreenLine.text(""));
        }
        lines = lines.subList(0, height - 1);
        lines.add(new ScreenLine(stacks == null ? KEYS : STACK_KEYS, ScreenLine.LineKind.TITLE));
        // The display scrolls by changing the list.
        display.update(lines.stream().map(this::styled).collect(Collectors.toCollection(ArrayList::new)), 0);
    }

    private List<ScreenLine> stateLines() {
        String note = "  by " + order.label() + (frozen ? "  FROZEN" : "");
        return StateView.lines(state, order, width, height, selected, note);
    }

    private List<ScreenLine> stackLines() {
        return stacks.subList(scrolled, Math.min(stacks.size(), scrolled + height)).stream()
                .map(ScreenLine::text)
                .toList();
    }

    private AttributedString styled(ScreenLine line) {
        AttributedStyle style = switch (line.kind()) {
            case TITLE -> AttributedStyle.BOLD;
            case HEADING -> AttributedStyle.DEFAULT.underline();
            case TEXT -> AttributedStyle.DEFAULT;
            case ALARM -> coloured ? AttributedStyle.BOLD.foreground(AttributedStyle.RED) : AttributedStyle.BOLD;
            case SELECTED -> AttributedStyle.INVERSE;
        };
        return new AttributedString(line.within(width).text(), style);
    }
}
