package io.sessionaudit.tools.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The accepted findings, by kind and place without line numbers. Immutable.
 *
 * <p>The file is a JSON array with one row per line, sorted by place. Its first row contains the version. Each other
 * row begins with its comma, so that a row can be added or removed without a change to another line: changes of two
 * branches merge.
 */
public final class Baseline {
    private static final int VERSION = 1;
    private static final String FORMAT = "baseline";
    private static final String KIND = "kind";
    private static final String PLACE = "place";
    private static final String LINES = "lines";
    private static final String REWRITE = "--write-baseline replaces it";

    private final SortedMap<BaselineRow.Key, BaselineRow> rows = new TreeMap<>();

    private Baseline() {}

    /** {@return a baseline that accepts nothing} */
    public static Baseline empty() {
        return new Baseline();
    }

    /** {@return a baseline that accepts findings} */
    static Baseline of(Collection<FoundGroup> found) {
        Baseline baseline = new Baseline();
        for (FoundGroup group : found) {
            baseline.rows.merge(
                    group.key(),
                    new BaselineRow(group.key(), 1),
                    (known, more) -> new BaselineRow(known.key(), known.lines() + 1));
        }
        return baseline;
    }

    /**
     * Reads a file.
     *
     * @throws BaselineException if it is not a baseline that this version reads
     */
    public static Baseline read(Path file) throws IOException, BaselineException {
        if (!Files.isRegularFile(file)) {
            throw new BaselineException("there is no baseline " + file + "; --write-baseline creates it");
        }
        JsonNode root = parse(file, Files.readString(file));
        JsonNode version = root.isArray() && !root.isEmpty() ? root.get(0).path(FORMAT) : root.path(FORMAT);
        if (!version.isIntegralNumber()) {
            throw new BaselineException(
                    file + " is no baseline: it does not begin with {\"baseline\":" + VERSION + "}; " + REWRITE);
        }
        if (version.longValue() != VERSION) {
            throw new BaselineException(file + " is a baseline of version " + version.longValue()
                    + ", and this session-audit.jar reads version " + VERSION + "; use the one that wrote it, or "
                    + REWRITE);
        }
        Baseline baseline = new Baseline();
        for (int i = 1; i < root.size(); i++) {
            BaselineRow row = row(file, root.get(i), i);
            if (baseline.rows.put(row.key(), row) != null) {
                throw new BaselineException(
                        file + " has two rows for " + row.key() + "; keep the one with more lines, or " + REWRITE);
            }
        }
        return baseline;
    }

    private static JsonNode parse(Path file, String text) throws BaselineException {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            String where =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new BaselineException(
                    text.lines().anyMatch(line -> line.startsWith("<<<<<<<"))
                            ? file + " contains a merge conflict; keep the rows of both sides, and remove the marks"
                            : file + " is no JSON" + where + "; " + REWRITE);
        }
    }

    private static BaselineRow row(Path file, JsonNode row, int number) throws BaselineException {
        JsonNode lines = row.path(LINES);
        if (!row.path(KIND).isString()
                || !row.path(PLACE).isString()
                || !lines.isMissingNode() && (!lines.isInt() || lines.intValue() < 1)) {
            throw new BaselineException(file + ": row " + number
                    + " needs a kind, a place and a positive number of lines; correct it, or " + REWRITE);
        }
        BaselineRow.Key key = new BaselineRow.Key(
                row.path(KIND).stringValue(), row.path(PLACE).stringValue());
        return new BaselineRow(key, lines.isMissingNode() ? 1 : lines.intValue());
    }

    /** {@return the number of lines of a method that may have such findings} */
    int lines(BaselineRow.Key key) {
        BaselineRow row = rows.get(key);
        return row == null ? 0 : row.lines();
    }

    /** {@return the accepted findings, by place} */
    Collection<BaselineRow> rows() {
        return rows.values();
    }

    /** {@return this baseline without what is not found any more} */
    Baseline restrictedTo(Baseline found) {
        Baseline restricted = new Baseline();
        for (BaselineRow row : rows.values()) {
            int lines = Math.min(row.lines(), found.lines(row.key()));
            if (lines > 0) {
                restricted.rows.put(row.key(), new BaselineRow(row.key(), lines));
            }
        }
        return restricted;
    }

    /** {@return the content of the file} */
    public String text() {
        StringBuilder text = new StringBuilder("[\n{\"" + FORMAT + "\":" + VERSION + "}\n");
        for (BaselineRow row : rows.values()) {
            ObjectNode node = JsonMapper.shared().createObjectNode();
            node.put(KIND, row.key().kind()).put(PLACE, row.key().place()).put(LINES, row.lines());
            text.append(',').append(node).append('\n');
        }
        return text.append("]\n").toString();
    }
}
