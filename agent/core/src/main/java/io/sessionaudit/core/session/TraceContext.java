package io.sessionaudit.core.session;

/**
 * The span of a distributed trace that was active when a session was opened, by the ids of W3C's Trace Context.
 *
 * @param traceId id of the trace
 * @param spanId id of the span
 */
public record TraceContext(String traceId, String spanId) {
    private static final int TRACE_ID_LENGTH = 32;
    private static final int SPAN_ID_LENGTH = 16;

    /**
     * {@return whether both ids are valid: lower-case hexadecimal digits of the defined length, not all of them zero}
     */
    public boolean isValid() {
        return isId(traceId, TRACE_ID_LENGTH) && isId(spanId, SPAN_ID_LENGTH);
    }

    private static boolean isId(String id, int length) {
        if (id == null || id.length() != length) {
            return false;
        }
        boolean isZero = true;
        for (int i = 0; i < length; i++) {
            char digit = id.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
            isZero &= digit == '0';
        }
        return !isZero;
    }
}
