package io.sessionaudit.junit;

import java.util.List;

/** A test has left a session open or raised a finding. The stack is that of the code that opened the session. */
public final class SessionAuditFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    SessionAuditFailure(String message, List<String> frames) {
        super(message); // without a cause: with() may set one
        if (!frames.isEmpty()) {
            setStackTrace(frames.stream().map(SessionAuditFailure::frame).toArray(StackTraceElement[]::new));
        }
    }

    /** {@return this failure, with the stack of the other call as its cause} */
    SessionAuditFailure with(List<String> otherFrames) {
        if (!otherFrames.isEmpty()) {
            initCause(new SessionAuditFailure("the other call", otherFrames));
        }
        return this;
    }

    /** {@return the frame of a string such as {@code com.acme.Orders.find(Orders.java:41)}} */
    private static StackTraceElement frame(String text) {
        int open = text.lastIndexOf('(');
        int dot = text.lastIndexOf('.', Math.max(0, open));
        if (open < 0 || dot < 0 || !text.endsWith(")")) {
            return new StackTraceElement("", text, null, -1);
        }
        String position = text.substring(open + 1, text.length() - 1);
        int colon = position.lastIndexOf(':');
        String file = colon < 0 ? position : position.substring(0, colon);
        return new StackTraceElement(
                text.substring(0, dot),
                text.substring(dot + 1, open),
                file.equals("Native Method") || file.equals("Unknown Source") ? null : file,
                colon < 0 ? (file.equals("Native Method") ? -2 : -1) : Integer.parseInt(position.substring(colon + 1)));
    }
}
