package io.sessionaudit.core.sql;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each text is parsed once, and the cache is correct and bounded. */
class StatementKindCacheTest {
    private final List<String> lookedThrough = new ArrayList<>();
    private final StatementKindCache kinds = new StatementKindCache(sql -> {
        lookedThrough.add(sql);
        return StatementKind.of(sql);
    });

    @Test
    void parsesEachTextOnce() {
        assertThat(kinds.of("UPDATE a SET b = ?")).isEqualTo(StatementKind.CHANGE);
        assertThat(kinds.of("UPDATE a SET b = ?")).isEqualTo(StatementKind.CHANGE);
        assertThat(lookedThrough).hasSize(1);
    }

    @Test
    void findsEqualTextOfAnotherObject() {
        kinds.of("COMMIT");
        assertThat(kinds.of(String.valueOf("COMMIT".toCharArray()))).isEqualTo(StatementKind.COMMIT);
        assertThat(lookedThrough).hasSize(1);
    }

    @Test
    void distinguishesTextsInTheSameSlot() {
        String one = "SELECT Aa";
        String other = "SELECT BB";
        assertThat(one).hasSameHashCodeAs(other);
        kinds.of(one);
        kinds.of(other);
        kinds.of(one);
        assertThat(lookedThrough).containsExactly(one, other, one);
    }

    @Test
    void staysCorrectWhenTextsEvictEachOther() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5_000; i++) {
                assertThat(kinds.of("INSERT INTO t VALUES (" + i + ")")).isEqualTo(StatementKind.CHANGE);
                assertThat(kinds.of("SELECT " + i)).isEqualTo(StatementKind.OTHER);
            }
        }
    }

    @Test
    void doesNotCacheLongText() {
        String text = "INSERT INTO t VALUES ('" + "x".repeat(3_000) + "')";
        assertThat(kinds.of(text)).isEqualTo(StatementKind.CHANGE);
        assertThat(kinds.of(text)).isEqualTo(StatementKind.CHANGE);
        assertThat(lookedThrough).hasSize(2);
    }

    @Test
    void classifiesNullText() {
        assertThat(kinds.of(null)).isEqualTo(StatementKind.OTHER);
    }
}
