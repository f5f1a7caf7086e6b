package io.sessionaudit.it.scope;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.acme.support.Sharded;
import io.sessionaudit.it.docs.MeasuredTable;
import io.sessionaudit.it.scope.ScopeDatabase.Lender;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scope semantics on every pool and database: the table of docs/scope.md. They must be the same on all pools, as
 * the scope API promises.
 */
@Sharded
class ScopeSemanticsIT {
    @Test
    void behavesTheSameOnEveryPoolAndAsDocumented() throws Exception {
        Map<Behaviour, Map<ScopeDatabase, String>> table = new EnumMap<>(Behaviour.class);
        for (ScopeDatabase database : ScopeDatabase.values()) {
            Map<Behaviour, Map<Lender, String>> seen = new EnumMap<>(Behaviour.class);
            for (Lender lender : Lender.values()) {
                DataSource dataSource = lender.on(database);
                try {
                    for (Behaviour behaviour : Behaviour.values()) {
                        seen.computeIfAbsent(behaviour, key -> new EnumMap<>(Lender.class))
                                .put(lender, behaviour.tryOut(database, dataSource));
                    }
                } finally {
                    if (dataSource instanceof AutoCloseable pool) {
                        pool.close();
                    }
                }
            }
            seen.forEach((behaviour, outcomes) -> {
                assertThat(outcomes.values().stream().distinct())
                        .as("%s on %s: %s", behaviour, database, outcomes)
                        .hasSize(1);
                table.computeIfAbsent(behaviour, key -> new LinkedHashMap<>())
                        .put(database, outcomes.values().iterator().next());
            });
        }
        new MeasuredTable(Path.of("..", "..", "docs", "scope.md"), "semantics").checkRows(rows(table));
    }

    private static List<String> rows(Map<Behaviour, Map<ScopeDatabase, String>> table) {
        List<String> rows = new ArrayList<>();
        table.forEach((behaviour, outcomes) ->
                rows.add("| " + behaviour.words() + " | " + String.join(" | ", outcomes.values()) + " |"));
        return rows;
    }
}
