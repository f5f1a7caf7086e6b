package io.sessionaudit.runtime.advice;

import io.sessionaudit.hooks.SessionAuditHooks;
import net.bytebuddy.asm.Advice;

/** Advice for the methods of {@code ResultSet}. */
public final class ResultSetAdvice {
    private ResultSetAdvice() {}

    /** {@code next}. */
    public static final class Next {
        private Next() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Content Object content) {
            Object known = content;
            if (known != null) {
                SessionAuditHooks.rowRead(known);
            }
        }
    }

    /** {@code insertRow}, {@code updateRow} and {@code deleteRow}. */
    public static final class ChangeRow {
        private ChangeRow() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Content Object content, @Self Object resultSet) {
            Object self = resultSet;
            if (self != null) {
                SessionAuditHooks.rowChanged(content, self);
            }
        }
    }
}
