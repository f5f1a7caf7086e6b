package io.sessionaudit.tools.report;

import java.util.HashMap;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/** Maps the records of several files, which may alternate, to their {@link RunPart}. Not threadsafe. */
final class RunParts {
    private final Map<String, RunPart> byFile = new HashMap<>();
    private String lastFile;
    private RunPart last;

    /** {@return what a record belongs to} */
    RunPart of(LogRecord record) {
        if (record.type().equals(LogFormat.START)) {
            return now(record, RunPart.beginning(record));
        }
        if (record.file().equals(lastFile)) {
            return last;
        }
        RunPart known = byFile.get(record.file());
        return now(record, known == null ? RunPart.beginning(record) : known);
    }

    private RunPart now(LogRecord record, RunPart part) {
        lastFile = record.file();
        last = part;
        byFile.put(lastFile, part);
        return part;
    }
}
