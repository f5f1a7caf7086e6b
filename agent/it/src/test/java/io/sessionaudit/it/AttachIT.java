package io.sessionaudit.it;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.acme.app.Desk;
import com.acme.support.Sharded;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.Attaching;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code java -jar session-audit.jar attach PID} to a JVM that already has a pool, a driver and a session. */
@Sharded
class AttachIT {
    private static final String LOG = "log=" + ForkedJvm.LOG;

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void auditsLaterSessionsAndIgnoresTheOpenOne() {
        RunningJvm desk = desk();
        FinishedJvm attached =
                Attaching.to(forks, desk, LOG, "held-after=100ms").successful();
        desk.tell("early").tell("work").tell("work again");
        FinishedJvm end = desk.release().end().successful();

        assertThat(attached.out())
                .startsWith(desk.pid() + ": auditing JDBC sessions, log=")
                .contains(ForkedJvm.LOG)
                .hasLineCount(1);
        assertThat(end.startLines()).hasSize(1);
        AuditRecords log = end.log();
        assertThat(log.sessions()).isEqualTo(2 * Desk.SESSIONS);
        assertThat(sessions(log.ofType("finding")))
                .as("findings; on a busy machine, a session may be open for longer than held-after")
                .isSubsetOf(sessions(log.ofType("session").stream()
                        .filter(session -> session.decimal("held_ms", 0) >= 100)
                        .toList()));
        assertThat(log.only("stop").number("untracked", -1)).isEqualTo(1);
    }

    @Test
    void answersEachOfSeveralRequestsAtOnce() {
        RunningJvm desk = desk();
        List<FinishedJvm> attached = Stream.of("30s", "40s", "50s", "60s")
                .map(held -> CompletableFuture.supplyAsync(() -> Attaching.to(forks, desk, LOG, "held-after=" + held)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        AuditRecords log = desk.tell("early").release().end().successful().log();

        assertThat(attached).allSatisfy(each -> {
            assertThat(each.exitCode()).as(each.err()).isZero();
            assertThat(each.out()).startsWith(desk.pid() + ": ");
        });
        assertThat(log.ofType("start")).as("agents that were started").hasSize(1);
    }

    @Test
    void reportsLeakOfClassThatWasLoadedBefore() {
        RunningJvm desk = desk();
        Attaching.to(forks, desk, LOG, "thread-rule=off").successful();
        desk.tell("hold").tell("forget");
        awaitRecord("finding");
        AuditRecords log = desk.tell("release").release().end().successful().log();

        assertThat(log.findings()).containsOnlyKeys("abandoned");
        assertThat(log.ofType("session"))
                .as("what is held is known through many collections, though the class has no field for it")
                .extracting(session -> session.text("end"))
                .containsExactlyInAnyOrder("abandoned", "closed");
        assertThat(log.ofType("site"))
                .anySatisfy(site -> assertThat(site.texts("frames").get(0)).contains("com.acme.app.Desk.forget"));
    }

    @Test
    void changesOptionsOfAttachedAgentAndPrintsThem() {
        RunningJvm desk = desk();
        Attaching.to(forks, desk, LOG).successful();
        desk.tell("nest");
        FinishedJvm changed = Attaching.to(forks, desk, "thread-rule=reject", "held-after=30000ms", "sql=off")
                .successful();
        FinishedJvm unchanged = Attaching.to(forks, desk, "thread-rule=reject").successful();
        desk.tell("nest twice");
        FinishedJvm end = desk.release().end().successful();

        assertThat(changed.out())
                .contains("changed thread-rule from log to reject, sql from text to off, log=")
                .doesNotContain("held-after"); // unchanged, only written differently
        assertThat(unchanged.out()).contains("nothing to change");
        assertThat(end.facts("nested")).containsExactly("21", "SA001");
        LogRecord record = end.log().only("options-changed");
        assertThat(record.pairs("options"))
                .containsEntry("thread-rule", "reject")
                .containsEntry("sql", "off")
                .hasSize(2);
        assertThat(record.pairs("before")).containsEntry("thread-rule", "log").containsEntry("sql", "text");
        assertThat(end.startLines()).hasSize(1);
    }

    @Test
    void changesOptionsOfAgentThatWasLoadedAtStart() {
        RunningJvm desk = forks.jvm(Desk.class)
                .options("-XX:+EnableDynamicAgentLoading")
                .agent()
                .start()
                .awaitLine("ready");
        FinishedJvm changed = Attaching.to(forks, desk, "thread-rule=reject").successful();
        desk.tell("nest").tell("early");
        FinishedJvm end = desk.release().end().successful();

        assertThat(changed.out()).contains("changed thread-rule from log to reject");
        assertThat(end.facts("nested")).containsExactly("SA001");
    }

    @Test
    void canBeDisabledAndEnabledAgain() {
        RunningJvm desk = desk();
        Attaching.to(forks, desk, LOG, "held-after=500ms").successful();
        desk.tell("hold");
        awaitRecord("finding");
        FinishedJvm off = Attaching.to(forks, desk, "enabled=false").successful();
        desk.tell("work unseen").tell("nest").tell("release");
        FinishedJvm on = Attaching.to(forks, desk, "enabled=true").successful();
        desk.tell("work");
        AuditRecords log = desk.release().end().successful().log();

        assertThat(off.out()).contains("changed enabled from true to false");
        assertThat(on.out()).contains("changed enabled from false to true");
        assertThat(log.ofType("options-changed")).hasSize(2);
        assertThat(log.sessions()).isEqualTo(Desk.SESSIONS);
        assertThat(log.ofType("finding"))
                .extracting(finding -> finding.text("kind"))
                .containsOnly("held");
        assertThat(log.ofType("resolved")).isNotEmpty().allMatch(resolved -> resolved.flag("withdrawn"));
        assertThat(log.only("stop").counts("findings")).isEmpty();
    }

    @Test
    void rejectsFixedOptionAndChangesNothing() {
        RunningJvm desk = desk();
        Attaching.to(forks, desk, LOG).successful();
        FinishedJvm refused = Attaching.to(forks, desk, "thread-rule=reject", "log=other.jsonl");
        desk.tell("nest");
        FinishedJvm end = desk.release().end().successful();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("option log cannot change while the agent runs", ForkedJvm.LOG)
                .hasLineCount(1);
        assertThat(end.facts("nested")).containsExactly("21");
        assertThat(end.log().ofType("options-changed")).isEmpty();
        assertThat(end.has("other.jsonl")).isFalse();
    }

    @Test
    void listsJvmsWithTheirAuditState() {
        RunningJvm desk = desk();
        FinishedJvm before = Attaching.with(forks, "--list").successful();
        assertThat(Path.of("/tmp", ".java_pid" + desk.pid()))
                .as("the socket that the JVM opens when something attaches to it")
                .doesNotExist();
        Attaching.to(forks, desk, LOG).successful();
        FinishedJvm during = Attaching.with(forks, "--list").successful();
        Attaching.to(forks, desk, "enabled=false").successful();
        FinishedJvm after = Attaching.with(forks, "--list").successful();
        desk.release().end().successful();

        assertThat(row(before, desk)).containsSubsequence("com.acme.app.Desk", "no");
        assertThat(row(during, desk)).containsSubsequence("com.acme.app.Desk", "yes, version");
        assertThat(row(after, desk)).containsSubsequence("com.acme.app.Desk", "switched off, version");
    }

    private static String row(FinishedJvm list, RunningJvm jvm) {
        List<String> rows = list.out()
                .lines()
                .filter(line -> line.strip().startsWith(jvm.pid() + " "))
                .toList();
        assertThat(rows).as(list.out()).hasSize(1);
        return rows.get(0);
    }

    private void awaitRecord(String type) {
        await().untilAsserted(() -> assertThat(
                        AuditRecords.readDamaged(forks.directory().resolve(ForkedJvm.LOG))
                                .ofType(type))
                .isNotEmpty());
    }

    /** From JDK 21 on, the option suppresses the JVM's warning about dynamic agents. */
    private RunningJvm desk() {
        return forks.jvm(Desk.class)
                .options("-XX:+EnableDynamicAgentLoading")
                .start()
                .awaitLine("ready");
    }

    private static List<Long> sessions(List<LogRecord> records) {
        return records.stream().map(record -> record.number("session", -1)).toList();
    }
}
