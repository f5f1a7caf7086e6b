package io.sessionaudit.junit;

import java.util.Map;

import io.sessionaudit.junit.TestScopes.Attribution;

/** Describes sessions and findings that fail a test. */
final class FailureText {
    private FailureText() {}

    static SessionAuditFailure leftOpen(Map<String, Object> session, Attribution attribution) {
        long statements = (Long) session.get("statements");
        String sql = session.get("last_sql") == null ? "" : ", the last one: " + session.get("last_sql");
        return new SessionAuditFailure(
                "A session was left open. It was opened at " + place(session) + " by thread " + session.get("thread")
                        + by(attribution) + ", and executed "
                        + (statements == 1 ? "1 statement" : statements + " statements") + sql
                        + ". A test closes what it opens. Open it in a try-with-resources, or allow it with"
                        + " @AllowOpenSession.",
                AgentReader.frames(session, "frames"));
    }

    static SessionAuditFailure raised(Map<String, Object> finding, Attribution attribution) {
        return new SessionAuditFailure(
                        finding.get("severity") + ": " + finding.get("kind") + " at " + place(finding) + by(attribution)
                                + ". " + finding.get("message"),
                        AgentReader.frames(finding, "frames"))
                .with(AgentReader.frames(finding, "other_frames"));
    }

    private static String by(Attribution attribution) {
        if (attribution.owner() != null) {
            return "";
        }
        return attribution.candidates().size() == 1
                ? " during " + attribution.names()
                : " during one of these tests: " + attribution.names();
    }

    private static Object place(Map<String, Object> row) {
        return row.getOrDefault("place", "an unknown place");
    }
}
