package io.sessionaudit.core.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The rows of the table, without the pools. */
class KnownPoolTableTest {
    private static final Path SOURCE = Path.of("src/main/java/io/sessionaudit/core/jdbc/KnownPool.java");
    private static final Path PAGE = Path.of("../../docs/add-a-pool.md");
    private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @EnumSource
    void eachRowHasATitle(KnownPool pool) {
        assertThat(pool.title()).isNotBlank();
    }

    @Test
    void hasTheSameMembersForTomcatCopyOfDbcp() {
        String members = KnownPool.DBCP2.members();

        assertThat(members.lines().filter(line -> line.startsWith("org.apache.tomcat.dbcp.")))
                .hasSameSizeAs(members.lines()
                        .filter(line -> line.startsWith("org.apache.commons."))
                        .toList());
        assertThat(KnownPool.libraries()).contains("org.apache.commons.pool2.", "org.apache.tomcat.dbcp.pool2.");
    }

    @Test
    void unmeasuredPoolsHaveNoResets() {
        assertThat(KnownPool.UCP.notReset()).isEmpty();
        assertThat(KnownPool.UCP.resetsAutoCommit()).isFalse();
        assertThat(KnownPool.UCP.poolAction()).isEqualTo(KnownPool.PoolAction.UNKNOWN);
    }

    @Test
    void knowsSpecialMethodsOfAllPools() {
        assertThat(KnownPool.closeMethods()).containsExactlyInAnyOrder("close", "shutdown", "dispose", "terminate");
        assertThat(KnownPool.unwrapMethods())
                .containsExactlyInAnyOrder("getConnection", "getDelegate", "getInnermostDelegate");
        assertThat(KnownPool.isLentState("CHECKED_OUT")).isTrue();
        assertThat(KnownPool.isLentState("CHECKED_IN")).isFalse();
        assertThat(KnownPool.isOverriddenByGenerated("com.zaxxer.hikari.pool.ProxyConnection"))
                .isTrue();
        assertThat(KnownPool.isOverriddenByGenerated("com.zaxxer.hikari.pool.HikariProxyConnection"))
                .isFalse();
        assertThat(KnownPool.DBCP2.isRestart("restart")).isTrue();
        assertThat(KnownPool.HIKARI.isRestart("restart")).isFalse();
    }

    @Test
    void containsTheExampleOfTheDocumentation() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));

        assertThat(example.find()).isTrue();
        assertThat(withoutSpace(Files.readString(SOURCE))).contains(withoutSpace(example.group(1)));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
