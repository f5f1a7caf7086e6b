package io.sessionaudit.otlp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;

import io.sessionaudit.core.stack.Site;

/**
 * The attributes of a place in the code: https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/. The
 * path of the file is the one below the source directory, as far as class and file name state it.
 */
final class CodeAttributes {
    private static final AttributeKey<String> FUNCTION = AttributeKey.stringKey("code.function.name");
    private static final AttributeKey<String> FILE = AttributeKey.stringKey("code.file.path");
    private static final AttributeKey<Long> LINE = AttributeKey.longKey("code.line.number");
    private static final AttributeKey<String> STACK = AttributeKey.stringKey("code.stacktrace");

    /** Such as {@code com.acme.Orders.list(Orders.java:44)}. */
    private static final Pattern FRAME = Pattern.compile("^(\\S+)\\(([^:()]+\\.\\w+)(?::(\\d+))?\\)$");

    private CodeAttributes() {}

    /** Adds place and stack of a site; nothing for null. */
    static void put(LogRecordBuilder record, Site site) {
        if (site == null) {
            return;
        }
        Matcher frame = FRAME.matcher(site.place());
        if (frame.find()) {
            record.setAttribute(FUNCTION, frame.group(1)).setAttribute(FILE, path(frame.group(1), frame.group(2)));
            if (frame.group(3) != null) {
                record.setAttribute(LINE, Long.valueOf(frame.group(3)));
            }
        } else {
            int position = site.place().indexOf('(');
            record.setAttribute(FUNCTION, position < 0 ? site.place() : site.place().substring(0, position));
        }
        record.setAttribute(STACK, String.join("\n", site.frames()));
    }

    private static String path(String function, String file) {
        int method = function.lastIndexOf('.');
        int type = method < 0 ? -1 : function.lastIndexOf('.', method - 1);
        return type < 0 ? file : function.substring(0, type).replace('.', '/') + '/' + file;
    }
}
